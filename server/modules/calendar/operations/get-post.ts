import { z } from "zod";
import { workspaceOperation } from "@/server/operations/define";
import { idOf } from "@/server/platform/ids";
import { PostDetail } from "../contract";
import { readDetail } from "../views";

export const getPost = workspaceOperation("calendar.read", {
  name: "calendar.getPost",
  summary: "Read a post, where it went, and its thread",
  kind: "query",
  input: z.strictObject({ id: idOf("post") }),
  output: PostDetail,
  rest: { method: "GET", path: "/calendar/posts/{id}" },
  run: (ctx, { id }) => readDetail(ctx.tx, id, ctx.workspace),
});
