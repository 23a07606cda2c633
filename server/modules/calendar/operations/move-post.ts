import { z } from "zod";
import { workspaceOperation } from "@/server/operations/define";
import { idOf } from "@/server/platform/ids";
import { LocalMoment, PostDetail } from "../contract";
import { chosenMoment, movePost as move } from "../plan";
import { lockPost } from "../transition";
import { readDetail } from "../views";

export const movePost = workspaceOperation("calendar.write", {
  name: "calendar.movePost",
  summary: "Give a post another time, or none; an approved one is scheduled by it",
  kind: "mutation",
  input: z.strictObject({ id: idOf("post"), planned: LocalMoment.nullable() }),
  output: PostDetail,
  rest: { method: "POST", path: "/calendar/posts/{id}/move" },
  async run(ctx, { id, planned }) {
    const post = await lockPost(ctx.tx, id);
    const at = planned && chosenMoment(planned, ctx.workspace.timezone);
    await move(ctx.tx, post, at, ctx.actor.userId);
    return readDetail(ctx.tx, id, ctx.workspace);
  },
});
