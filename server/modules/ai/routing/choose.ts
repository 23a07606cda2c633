import { unavailable } from "../failure";
import { installationKeys, type Keys, namedModels } from "../providers";
import { modelHealth } from "../resilience/health";
import { currentPolicy } from "./current-policy";
import { type Decision, decide, type Health, type RoutingRequest } from "./decide";

/** Whom a call may ask, in turn, and with what. */
export interface Chosen {
  points: number;
  choices: [Decision["choices"][number], ...Decision["choices"]];
  keys: Keys;
}

interface ChoiceRequest extends Omit<RoutingRequest, "plan"> {
  /** Tells the plan of the store; asked only where the route depends on it. */
  plan: () => Promise<string> | string;
}

/** Who could be asked now, with these keys. */
export const healthNow = (keys: Keys): Health => ({
  providers: new Set(keys.keys()),
  models: namedModels(),
  blocks: modelHealth.blocks(),
});

/**
 * The models that write for a request now, the preferred one first.
 * @throws AppError AI_UNAVAILABLE when the route has no model that may be asked: `missing` where none has a key,
 * with the time to wait where they are left alone after failures
 */
export async function chooseModels({ plan, ...request }: ChoiceRequest): Promise<Chosen> {
  const keys = installationKeys();
  const policy = await currentPolicy();
  const asksForPlan = policy.routes.get(request.task)?.models.some(({ when }) => when?.plans) ?? false;
  const known = { ...request, plan: asksForPlan ? await plan() : "" };
  const decision = decide(policy, known, healthNow(keys));
  if (!decision) throw new Error(`no route for ${request.task}`);
  const [first, ...others] = decision.choices;
  if (first) return { points: decision.points, choices: [first, ...others], keys };
  throw refusalOf(decision);
}

/** Why nobody is asked: whoever is only to be left alone for a while tells more than whoever has no key. */
function refusalOf({ skipped }: Decision) {
  const paused = skipped.filter(({ reason }) => reason === "resting" || reason === "broken");
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
