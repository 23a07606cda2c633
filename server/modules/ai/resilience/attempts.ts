import { AppError } from "@/server/platform/errors";
import { CallFailure, detailOf, failureOf } from "../failure";
import { type Choice, modelKey } from "../routing/decide";
import { type Given, type TokenCount, unknownTokens } from "../tokens";
import type { FailureKind, Outcome } from "../words";
import { type ModelHealth, modelHealth } from "./health";

/** A model that was asked in a call, and what came of it. Times in milliseconds. */
export interface Attempt {
  choice: Choice;
  outcome: Outcome;
  failure: FailureKind | null;
  detail: string | null;
  tokens: TokenCount;
  latencyMs: number;
  firstTokenMs: number | null;
}

/** A call that nobody answered, and the model that is told of: whose text broke off, or the one that was preferred. */
export class NoAnswer extends Error {
  constructor(
    readonly choice: Choice,
    readonly failure: CallFailure,
    /** What the caller is told instead of the failure. */
    readonly refusal?: AppError,
  ) {
    super(failure.kind, { cause: failure });
    this.name = "NoAnswer";
  }
}

/** Asks a model; what it yields is delivered and cannot be taken back. @throws CallFailure */
export type Ask<T> = (choice: Choice) => AsyncGenerator<string, Given<T>, void>;

interface Asking {
  /** What is known of the models; unless given, with the installation's keys. */
  health?: ModelHealth;
  /** Runs before another model is asked. @throws AppError when that may not be: the call has failed then. */
  onFailover?: (choice: Choice) => Promise<void>;
}

/** Failures after which nobody else is asked: it was not the model that failed. */
const final: ReadonlySet<string> = new Set(["cancelled", "internal"]);

/**
 * Asks the models of a route in turn until one answers. The next is asked at once, without any pause, when one fails
 * before any of its text was delivered; after that the call has failed, because nobody can take back what was read.
 * Every model that was asked is noted in `attempts`, however the call ends, also when its reader goes away.
 * @throws NoAnswer
 */
export async function* askInTurn<T>(
  choices: readonly Choice[],
  ask: Ask<T>,
  deadline: AbortSignal,
  attempts: Attempt[],
  { health = modelHealth, onFailover }: Asking = {},
): AsyncGenerator<string, Given<T> & { choice: Choice }, void> {
  let first: NoAnswer | undefined;
  for (const choice of choices) {
    const end = health.enter(modelKey(choice.provider, choice.model));
    if (!end) continue;
    if (first && onFailover) {
      const { choice: preferred, failure } = first;
      await onFailover(choice).catch((error: unknown) => {
        end(new CallFailure("cancelled"));
        throw error instanceof AppError ? new NoAnswer(preferred, failure, error) : error;
      });
    }
    const begun = performance.now();
    const since = () => Math.round(performance.now() - begun);
    let firstTokenMs: number | null = null;
    let noted = false;
    const note = (failure: CallFailure | undefined, tokens = failure?.tokens ?? unknownTokens) => {
      noted = true;
      end(failure);
      const kind = failure?.kind;
      attempts.push({
        choice,
        outcome: kind === undefined ? "ok" : kind === "cancelled" ? "cancelled" : "failed",
        failure: kind === undefined || kind === "cancelled" ? null : kind,
        detail: failure ? detailOf(failure) : null,
        tokens,
        latencyMs: since(),
        firstTokenMs,
      });
    };
    const asking = ask(choice);
    try {
      let step = await asking.next();
      for (; !step.done; step = await asking.next()) {
        firstTokenMs ??= since();
        yield step.value;
      }
      note(undefined, step.value.tokens);
      return { ...step.value, choice };
    } catch (error) {
      const failure = failureOf(error);
      note(failure);
      first ??= new NoAnswer(choice, failure);
      if (firstTokenMs !== null || final.has(failure.kind) || deadline.aborted) {
        throw firstTokenMs === null ? first : new NoAnswer(choice, failure);
      }
    } finally {
      // Its reader went away.
      await asking[Symbol.asyncDispose]();
      if (!noted) note(new CallFailure("cancelled"));
    }
  }
  if (first) throw first;
  // Since the decision, others have learnt that none of these is to be asked now.
  const [preferred] = choices;
  if (!preferred) throw new RangeError("a route without models");
  throw new NoAnswer(preferred, new CallFailure("provider", { retryAfter: 1 }));
}
