import { z } from "zod";
import { workspaceOperation } from "@/server/operations/define";
import { idOf } from "@/server/platform/ids";
import { PostContent, PostDetail } from "../contract";
import { edit } from "../review";
import { readDetail } from "../views";

export const updatePost = workspaceOperation("calendar.write", {
  name: "calendar.updatePost",
  summary: "Change what a post says; one that was approved goes back to review",
  kind: "mutation",
  input: PostContent.extend({
    id: idOf("post"),
    revision: z.int().meta({ description: "The revision that was read" }),
  }),
  output: PostDetail,
  rest: { method: "PUT", path: "/calendar/posts/{id}" },
  async run(ctx, input) {
    await edit(ctx, input);
    return readDetail(ctx.tx, input.id, ctx.workspace);
  },
});
