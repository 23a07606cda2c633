import { adminOperation } from "@/server/operations/define";
import { AppError } from "@/server/platform/errors";
import { SavedRoute, SaveRouteInput } from "../contract";
import { installationKeys } from "../providers";
import { checkModels } from "../routing/check-models";
import { addVersion, toRoute } from "../routing/versions";

export const saveRoute = adminOperation({
  name: "ai.saveRoute",
  summary: "Change which models write for a task, as a new version that counts from the next call on",
  kind: "action",
  input: SaveRouteInput,
  output: SavedRoute,
  rest: { method: "PUT", path: "/admin/ai/routes/{task}" },
  async run(ctx, input) {
    const { problems, warnings } = await checkModels(installationKeys(), input.task, input.models);
    if (problems.length > 0) throw new AppError("BAD_INPUT", { fields: problems });
    return ctx.transaction(async (tx) => {
      const row = await addVersion(tx, { ...input, actor: ctx.actor, restoredFrom: null });
      const saved = { ...toRoute(row), warnings };
      await ctx.keepAnswer(tx, saved);
      return saved;
    });
  },
});
