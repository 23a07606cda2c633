import type { CallFailure } from "../failure";
import type { Block } from "../routing/decide";
import type { FailureKind } from "../words";
import { Breaker, type Verdict } from "./breaker";
import type { BreakerState } from "./contract";

/** Longest that a provider's wish to be left alone is obeyed, in milliseconds. */
const mostRestMs = 24 * 3_600_000;

/** Failures that say something about the model and not about the request. */
const itsOwn: ReadonlySet<FailureKind | "cancelled"> = new Set<FailureKind>([
  "auth",
  "quota",
  "rateLimit",
  "provider",
  "network",
  "timeout",
  "malformed",
]);

interface Known {
  breaker: Breaker;
  /** Milliseconds since 1970 before which the provider does not want to be asked. */
  restUntil: number;
}

/** Takes the end of a call: undefined when it went well. */
export type EndOfCall = (failure?: CallFailure) => void;

/**
 * What this process has learnt of the models that it asks. Each process learns by itself, which takes a handful of
 * calls; nothing is shared, so that no call waits for a database to know whom to ask.
 */
export class ModelHealth {
  private readonly known = new Map<string, Known>();

  /** @param clock milliseconds since 1970 */
  constructor(private readonly clock: () => number = () => Date.now()) {}

  /** The models that are not to be asked now. */
  blocks(): Map<string, Block> {
    const now = this.clock();
    const blocks = new Map<string, Block>();
    for (const [key, one] of this.known) {
      const block = blockOf(one, now);
      if (block) blocks.set(key, block);
    }
    return blocks;
  }

  /** What is known of a model, for people. */
  stateOf(key: string): { breaker: BreakerState; pausedUntil: number | null } {
    const now = this.clock();
    const one = this.known.get(key);
    if (!one) return { breaker: "closed", pausedUntil: null };
    return { breaker: one.breaker.state(now), pausedUntil: blockOf(one, now)?.until ?? null };
  }

  /**
   * Asks whether a model may be asked now: since the decision another call may have learnt otherwise, or be the one
   * that probes.
   * @returns what takes the end of the call, or undefined
   */
  enter(key: string): EndOfCall | undefined {
    const now = this.clock();
    const one = this.known.get(key) ?? { breaker: new Breaker(), restUntil: 0 };
    this.known.set(key, one);
    if (one.restUntil > now) return undefined;
    const end = one.breaker.enter(now);
    if (!end) return undefined;
    return (failure) => {
      const at = this.clock();
      if (failure?.retryAfter !== undefined) {
        const rest = Math.min(failure.retryAfter * 1000, mostRestMs);
        one.restUntil = Math.max(one.restUntil, at + rest);
      }
      end(verdictOf(failure), at);
    };
  }

  /** Forgets everything, for tests. */
  forget(): void {
    this.known.clear();
  }
}

function verdictOf(failure: CallFailure | undefined): Verdict {
  if (!failure) return "ok";
  return itsOwn.has(failure.kind) ? "failed" : "unknown";
}

function blockOf({ breaker, restUntil }: Known, now: number): Block | undefined {
  const broken = breaker.blockedUntil(now);
  if (restUntil > now && (broken ?? 0) <= restUntil) return { reason: "resting", until: restUntil };
  return broken === undefined ? undefined : { reason: "broken", until: broken };
}

// On globalThis: the framework may load this file more than once, and what one has learnt holds for all.
const shared = globalThis as { __roozModelHealth?: ModelHealth };
shared.__roozModelHealth ??= new ModelHealth();

/** What this process knows of the models that it asks with the installation's keys. */
export const modelHealth = shared.__roozModelHealth;

/** How many stores' own keys are remembered, those that were used last. */
const mostOwn = 500;
const ofOwnKeys = new Map<string, ModelHealth>();

/** What this process knows of the models that it asks with these keys of a store (`OwnKeys.name`). */
export function healthOfOwnKeys(name: string): ModelHealth {
  const health = ofOwnKeys.get(name) ?? new ModelHealth();
  ofOwnKeys.delete(name);
  ofOwnKeys.set(name, health);
  for (const oldest of ofOwnKeys.keys()) {
    if (ofOwnKeys.size <= mostOwn) break;
    ofOwnKeys.delete(oldest);
  }
  return health;
}
