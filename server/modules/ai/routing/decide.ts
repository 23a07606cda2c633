import { costOf, type Price } from "../prices";
import type { RouteTask, WritingLocale } from "../prompts/tasks";
import type { Provider } from "../words";
import type { RouteEntry, SkipReason } from "./contract";

/** Which models write for a task, in order of preference, and what it costs. */
interface Route {
  version: number;
  points: number;
  ceilingMicros: number | null;
  models: readonly RouteEntry[];
}

/** What the installation's admins have laid down: routes by task, prices by `modelKey`. */
export interface Policy {
  routes: ReadonlyMap<string, Route>;
  prices: ReadonlyMap<string, Price>;
}

/** What a route is chosen by. */
export interface RoutingRequest {
  task: RouteTask;
  /** The plan of the store that asks. */
  plan: string;
  locale: WritingLocale;
  /** Length of the request. */
  characters: number;
}

/** Why a model is not to be asked now; `until` in milliseconds since 1970, null where nobody can say. */
export interface Block {
  reason: Extract<SkipReason, "resting" | "broken">;
  until: number | null;
}

/** Who could be asked now. */
export interface Health {
  /** The providers with a key, without the offline writer. */
  providers: ReadonlySet<Provider>;
  /** The model that the environment names for a provider, where it does. */
  models: Readonly<Partial<Record<Provider, string>>>;
  /** By `modelKey`. */
  blocks: ReadonlyMap<string, Block>;
}

/** A model that may be asked. */
export interface Choice extends RouteEntry {
  model: string;
  /** Its place in the route, from 1. */
  position: number;
  /** The most that it can cost, in micro-dollars; null where its price or its length is unknown. */
  mostMicros: number | null;
}

interface Skipped {
  position: number;
  provider: Provider;
  model: string | null;
  reason: SkipReason;
  until: number | null;
}

export interface Decision {
  /** What the task costs in points when it is called by itself. */
  points: number;
  /** In the order in which they are asked. */
  choices: Choice[];
  skipped: Skipped[];
}

/** Names a provider's model among all. */
export const modelKey = (provider: Provider, model: string): string => `${provider} ${model}`;

/** Tokens of the rules and forms that go with every request, rounded up. */
const frameTokens = 1_000;

/** The most tokens that a request can be: of scripts other than Latin, tokenizers may make one a character. */
const mostTokens = ({ characters, locale }: RoutingRequest) =>
  frameTokens + Math.ceil(characters * (locale === "en" ? 0.5 : 1));

function mostOf(entry: RouteEntry, price: Price | undefined, request: RoutingRequest): number | null {
  const output = entry.maxOutputTokens ?? (price?.imageMicros == null ? undefined : 0);
  if (!price || output === undefined) return entry.provider === "offline" ? 0 : null;
  const outputMicros = Math.max(price.outputMicros, price.reasoningMicros ?? 0);
  const images = request.task === "picture" ? 1 : 0;
  const tokens = { input: mostTokens(request), cached: 0, output, reasoning: 0, images };
  return costOf(tokens, { ...price, outputMicros });
}

/** Why the conditions of an entry are not met by a request, if they are not. */
function unmet({ when }: RouteEntry, { plan, locale, characters }: RoutingRequest): SkipReason | undefined {
  if (!when) return undefined;
  if (when.plans && !when.plans.includes(plan)) return "plan";
  if (when.locales && !when.locales.includes(locale)) return "language";
  if (characters < (when.minCharacters ?? 0)) return "length";
  return when.maxCharacters !== undefined && characters > when.maxCharacters ? "length" : undefined;
}

/**
 * Which models may write for a request, in order, and why the others of the route may not. A pure function: the same
 * policy, request and health give the same decision. The offline writer is for installations without any key; where
 * one is set, a failing provider is an error to be mended and not to be covered up, unless the route says `fallback`.
 * @returns undefined when the policy has no route for the task
 */
export function decide(policy: Policy, request: RoutingRequest, health: Health): Decision | undefined {
  const route = policy.routes.get(request.task);
  if (!route) return undefined;
  const choices: Choice[] = [];
  const skipped: Skipped[] = [];
  for (const [index, entry] of route.models.entries()) {
    const { provider } = entry;
    const position = index + 1;
    const model = entry.model ?? health.models[provider] ?? null;
    const skip = (reason: SkipReason, until: number | null = null) =>
      skipped.push({ position, provider, model, reason, until });
    if (provider === "offline") {
      if (health.providers.size > 0 && !entry.fallback) {
        skip("standby");
        continue;
      }
    } else if (model === null || !health.providers.has(provider)) {
      skip("noKey");
      continue;
    }
    if (model === null) continue;
    const condition = unmet(entry, request);
    if (condition) {
      skip(condition);
      continue;
    }
    const key = modelKey(provider, model);
    const mostMicros = mostOf(entry, policy.prices.get(key), request);
    if (route.ceilingMicros !== null && (mostMicros === null || mostMicros > route.ceilingMicros)) {
      // A ceiling that cannot be checked is not kept.
      skip(mostMicros === null ? "priceUnknown" : "ceiling");
      continue;
    }
    const block = health.blocks.get(key);
    if (block) skip(block.reason, block.until);
    else choices.push({ ...entry, model, position, mostMicros });
  }
  return { points: route.points, choices, skipped };
}
