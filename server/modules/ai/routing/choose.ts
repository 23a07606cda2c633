import { withWorkspace } from "@/server/db/client";
import type { Id } from "@/server/platform/ids";
import { unavailable } from "../failure";
import { keysOfStore } from "../keys/store-keys";
import type { RouteTask } from "../prompts/tasks";
import { installationKeys, type Keys, namedModels } from "../providers";
import { healthOfOwnKeys, type ModelHealth, modelHealth } from "../resilience/health";
import type { SkipReason } from "./contract";
import { currentPolicy } from "./current-policy";
import { type Decision, decide, type Health, type RoutingRequest } from "./decide";

/** Whom a call may ask, in turn, and with what. */
export interface Chosen {
  points: number;
  choices: [Decision["choices"][number], ...Decision["choices"]];
  keys: Keys;
  /** What is known of the models with these keys. */
  health: ModelHealth;
  /** They are the store's: the call takes no points. */
  ownKey: boolean;
}

interface ChoiceRequest extends Omit<RoutingRequest, "plan"> {
  /** Tells the plan of the store; asked only where the route depends on it. */
  plan: () => Promise<string> | string;
  /** The store that asks. */
  workspaceId: Id<"workspace">;
}

/** Who could be asked now, with these keys. */
export const healthNow = (keys: Keys, task: RouteTask, health = modelHealth): Health => ({
  providers: new Set(keys.keys()),
  models: namedModels(task),
  blocks: health.blocks(),
});

/**
 * The models that write for a request now, the preferred one first. A store that has a key of its own for a provider
 * of the route is written for with its own keys alone, and never at the installation's cost.
 * @throws AppError AI_UNAVAILABLE when the route has no model that may be asked: `missing` where none has a key,
 * with the time to wait where they are left alone after failures
 */
export async function chooseModels({ plan, workspaceId, ...request }: ChoiceRequest): Promise<Chosen> {
  const policy = await currentPolicy();
  const asksForPlan = policy.routes.get(request.task)?.models.some(({ when }) => when?.plans) ?? false;
  const known = { ...request, plan: asksForPlan ? await plan() : "" };
  if (policy.withKeys.has(workspaceId)) {
    const own = await withWorkspace(workspaceId, keysOfStore, { readOnly: true });
    const health = healthOfOwnKeys(own.name);
    const decision = decide(policy, known, healthNow(own.keys, request.task, health));
    const [first, ...others] = decision?.choices.filter(({ provider }) => own.keys.has(provider)) ?? [];
    const using = { keys: own.keys, health, ownKey: true };
    if (first) return { points: 0, choices: [first, ...others], ...using };
    if (decision?.skipped.some(({ provider, reason }) => own.keys.has(provider) && isPause(reason))) {
      throw refusalOf(decision);
    }
  }
  const keys = installationKeys();
  const decision = decide(policy, known, healthNow(keys, request.task));
  if (!decision) throw new Error(`no route for ${request.task}`);
  const [first, ...others] = decision.choices;
  const using = { keys, health: modelHealth, ownKey: false };
  if (first) return { points: decision.points, choices: [first, ...others], ...using };
  throw refusalOf(decision);
}

/**
 * Whether a call would be made with the store's own key, and so take no points, as far as can be told beforehand: a
 * route's conditions may decide otherwise for one text or another.
 */
export async function takesNoPoints(
  request: Pick<ChoiceRequest, "task" | "workspaceId" | "plan" | "locale">,
): Promise<boolean> {
  const { withKeys } = await currentPolicy();
  if (!withKeys.has(request.workspaceId)) return false;
  return chooseModels({ ...request, characters: 0 }).then(
    ({ ownKey }) => ownKey,
    () => false,
  );
}

/** What a call of a task costs the store by itself, as far as can be told beforehand. */
export async function pointsOfCall(
  request: Pick<ChoiceRequest, "task" | "workspaceId" | "plan" | "locale">,
): Promise<number> {
  if (await takesNoPoints(request)) return 0;
  const { routes } = await currentPolicy();
  return routes.get(request.task)?.points ?? 0;
}

const isPause = (reason: SkipReason) => reason === "resting" || reason === "broken";

/** Why nobody is asked: whoever is only to be left alone for a while tells more than whoever has no key. */
function refusalOf({ skipped }: Decision) {
  const paused = skipped.filter(({ reason }) => isPause(reason));
  const [first] = paused;
  if (first) {
    const waits = paused.flatMap(({ until }) => (until === null ? [] : [(until - Date.now()) / 1000]));
    const retryAfter = waits.length > 0 ? Math.max(1, Math.ceil(Math.min(...waits))) : undefined;
    return unavailable(first.provider, first.reason === "resting" ? "rateLimit" : "provider", retryAfter);
  }
  const unfit = skipped.find(({ reason }) => reason !== "noKey" && reason !== "standby");
  if (unfit) return unavailable(unfit.provider, "unfit");
  return unavailable(skipped[0]?.provider ?? "offline", "missing");
}
