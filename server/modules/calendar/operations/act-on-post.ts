import { workspaceOperation } from "@/server/operations/define";
import { PostDetail, TransitionInput } from "../contract";
import { act } from "../review";
import { readDetail } from "../views";

/** Writers and reviewers alike: what each action needs besides stands in the table of states. */
export const actOnPost = workspaceOperation("calendar.write", {
  name: "calendar.actOnPost",
  summary: "Submit a post, approve it, ask for changes, schedule it, cancel it or try it again",
  kind: "mutation",
  input: TransitionInput,
  output: PostDetail,
  rest: { method: "POST", path: "/calendar/posts/{id}/actions" },
  async run(ctx, input) {
    await act(ctx, input);
    return readDetail(ctx.tx, input.id, ctx.workspace);
  },
});
