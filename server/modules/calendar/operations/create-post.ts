import { workspaceOperation } from "@/server/operations/define";
import { checkContent, writeTargets } from "../content";
import { CreatePostInput, PostDetail } from "../contract";
import { chosenMoment } from "../plan";
import { posts } from "../schema";
import { record } from "../transition";
import { readDetail } from "../views";

export const createPost = workspaceOperation("calendar.write", {
  name: "calendar.createPost",
  summary: "Draft a post",
  kind: "mutation",
  input: CreatePostInput,
  output: PostDetail,
  rest: { method: "POST", path: "/calendar/posts", status: 201 },
  async run(ctx, { planned, channels, ...content }) {
    await checkContent(ctx.tx, { ...content, channels });
    const plannedAt = planned && chosenMoment(planned, ctx.workspace.timezone);
    const [row] = await ctx.tx
      .insert(posts)
      .values({ ...content, workspaceId: ctx.workspace.id, plannedAt, createdBy: ctx.actor.userId })
      .returning();
    if (!row) throw new Error("the post was not written");
    await record(ctx.tx, row, "create", ctx.actor.userId);
    await writeTargets(ctx.tx, row, channels);
    return readDetail(ctx.tx, row.id, ctx.workspace);
  },
});
