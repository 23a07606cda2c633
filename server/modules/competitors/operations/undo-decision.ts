import { z } from "zod";
import { workspaceOperation } from "@/server/operations/define";
import { idOf } from "@/server/platform/ids";
import { undoDecision as undo } from "../matching/decide";

export const undoDecision = workspaceOperation("competitors.manage", {
  name: "competitors.undoDecision",
  summary: "Take a decision about matches back, also one about many",
  kind: "mutation",
  input: z.strictObject({ edit: idOf("edit") }),
  output: z.object({ changed: z.int() }),
  rest: { method: "POST", path: "/matches/undo" },
  async run(ctx, { edit }) {
    return { changed: await undo(ctx, edit) };
  },
});
