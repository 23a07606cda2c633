import { z } from "zod";
import { workspaceOperation } from "@/server/operations/define";
import { idOf } from "@/server/platform/ids";
import { PostDetail } from "../contract";
import { lockPost, record } from "../transition";
import { readDetail } from "../views";

export const commentOnPost = workspaceOperation("calendar.write", {
  name: "calendar.commentOnPost",
  summary: "Add a note to a post",
  kind: "mutation",
  input: z.strictObject({ id: idOf("post"), note: z.string().trim().min(1).max(4000) }),
  output: PostDetail,
  rest: { method: "POST", path: "/calendar/posts/{id}/comments", status: 201 },
  async run(ctx, { id, note }) {
    await record(ctx.tx, await lockPost(ctx.tx, id), "comment", ctx.actor.userId, note);
    return readDetail(ctx.tx, id, ctx.workspace);
  },
});
