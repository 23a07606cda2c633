import type { FieldProblem } from "@/server/platform/errors";
import { isPictureProvider } from "../pictures/words";
import type { RouteTask } from "../prompts/tasks";
import { providerNames } from "../provider-names";
import type { Keys } from "../providers";
import type { RouteEntry, RouteWarning } from "./contract";
import { modelsOf } from "./model-lists";

/**
 * Looks whether the providers have the models of a task's route, and of pictures where it makes them. One that cannot be asked is warned of and not refused: the
 * route may be for tomorrow's key, or the network away for a moment.
 */
export async function checkModels(
  keys: Keys,
  task: RouteTask,
  models: readonly RouteEntry[],
): Promise<{ problems: FieldProblem[]; warnings: RouteWarning[] }> {
  const asked = [...new Set(models.map(({ provider }) => provider))].filter((one) => one !== "offline");
  const lists = await Promise.all(
    asked.map(async (provider) => ({ provider, names: await modelsOf(keys, provider) })),
  );
  const warnings = lists
    .filter(({ names }) => names === null)
    .map(({ provider }) => ({
      provider,
      reason: keys.has(provider) ? ("unreachable" as const) : ("noKey" as const),
    }));
  const problems = models.flatMap(({ provider, model }, index) => {
    const params = { provider: providerNames[provider] ?? provider };
    if (task === "picture" && !isPictureProvider(provider)) {
      return [{ path: `models.${index}.provider`, code: "noPictures", params }];
    }
    const names = lists.find((one) => one.provider === provider)?.names;
    if (!names || model === null || names.includes(model)) return [];
    return [{ path: `models.${index}.model`, code: "unknownModel", params }];
  });
  return { problems, warnings };
}
