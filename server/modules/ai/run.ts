import { type WorkspaceTx, withWorkspace } from "@/server/db/client";
import type { Flush } from "@/server/db/transaction";
import { actorId, type Cause, holdPoints, releaseHold, settleHold } from "@/server/modules/wallet";
import type { Actor } from "@/server/operations/context";
import { env } from "@/server/platform/env";
import { AppError } from "@/server/platform/errors";
import { type Id, newId } from "@/server/platform/ids";
import { logger } from "@/server/platform/log";
import { admit, enlarge, noteRefusal } from "./budgets/admit";
import { mostOfCall } from "./budgets/most";
import { setAside } from "./budgets/spending";
import type { Patience } from "./call";
import { CallFailure, errorOf, failureOf } from "./failure";
import type { Keys } from "./providers";
import { type Ask, type Attempt, askInTurn, NoAnswer } from "./resilience/attempts";
import { type Chosen, chooseModels } from "./routing/choose";
import type { Choice, RoutingRequest } from "./routing/decide";
import { planOfStore } from "./store";
import type { Given } from "./tokens";
import { closeCall, openCall } from "./usage";
import type { Outcome, Provider } from "./words";

/** What a model gave, finished and paid for. */
export interface Finished<V> {
  value: V;
  /** Who gave it, which need not be who was asked first. */
  provider: Provider;
  model: string;
  /** Written by the built-in writer, without any provider. */
  offline: boolean;
  points: number;
}

export interface CallRequest<V, T> extends Omit<RoutingRequest, "plan"> {
  workspaceId: Id<"workspace">;
  actor: Actor;
  /** What the call costs; left out, what its task costs by itself. */
  points?: number | undefined;
  /**
   * Points that were set aside for it before under its key: it spends them, or gives them back. Null for a part of a
   * work that is paid as a whole, which takes none.
   */
  held?: { holdId: Id<"hold">; points: number } | null | undefined;
  /** What it can cost at most, as a multiple of one answer: 1 unless given. */
  answers?: number;
  cause: Cause;
  /** Names this attempt among all of the store's: it is held, paid and counted once. */
  key: string;
  /** Id of the thing it is for, such as `gen_...`. */
  reference?: string | undefined;
  signal: AbortSignal;
  /** How long it may take, in milliseconds; AI_TIMEOUT_MS unless given. */
  timeoutMs?: number;
  /** Runs in the transaction that holds the points, before a model is asked. */
  onHeld?(tx: WorkspaceTx, holdId: Id<"hold">): Promise<void>;
  /** Runs in the transaction that spends the points: what it writes is there exactly if the call was paid. */
  onDone?(tx: WorkspaceTx, finished: Finished<V>): Promise<T>;
  /** Runs in the transaction that gives the points back. */
  onFailed?(tx: WorkspaceTx, error: AppError): Promise<void>;
}

export type CallEvent<V, T> =
  /** Who is asked first. */
  | { type: "started"; provider: Provider; model: string; offline: boolean; points: number }
  | { type: "delta"; text: string }
  | { type: "done"; result: Finished<V>; value: T | undefined };

/** Asks a model with these keys, as long as these signals allow. */
export type AskWith<V> = (choice: Choice, keys: Keys, patience: Patience) => ReturnType<Ask<V>>;

/** A transaction of the store with the person for whom the call is: some rows are that person's alone. */
const inStore = <R>(
  { workspaceId, actor }: { workspaceId: Id<"workspace">; actor: Actor },
  fn: (tx: WorkspaceTx) => Promise<R>,
  flush: Flush,
): Promise<R> => withWorkspace(workspaceId, fn, { flush, ...(actor.userId && { userId: actor.userId }) });

/** How much longer than the call its hold lives: time enough to end it. */
const marginMs = 60_000;

const timeoutOf = ({ timeoutMs }: { timeoutMs?: number }) => timeoutMs ?? env().AI_TIMEOUT_MS;

interface Started extends Chosen {
  holdId: Id<"hold">;
  points: number;
  /** Nothing is held for it: the store's own key, or a part of a work that is paid as a whole. */
  unpaid: boolean;
  /** The most that it may cost by what is set aside for it, in micro-dollars. */
  reserved: number;
}

/** How a call came to its end, for the rows that say so. */
interface Course {
  attempts: Attempt[];
  latencyMs: number;
}

/**
 * Runs a call that costs points: holds them, asks the models of the task's route in turn, yields what is delivered as
 * it comes, then spends the points and notes the usage. If no model answers, or the signal fires, or the reader stops
 * reading, the points go back and the usage says so. Of the two ends exactly one happens, whatever crashes: should
 * this process die, the sweep of lost calls ends it the second way. No transaction is open while a model is asked.
 * With a key of the store's own no points are held or spent, and all else is the same.
 * What it can cost at most is set aside in the budgets from begin to end, and counted as what it did cost.
 * @throws AppError INSUFFICIENT_POINTS, BUDGET_EXCEEDED, AI_UNAVAILABLE {provider}, CANCELLED, IDEMPOTENCY_IN_PROGRESS when the
 * key was used before
 */
export async function* runCall<V, T>(
  request: CallRequest<V, T>,
  ask: AskWith<V>,
): AsyncGenerator<CallEvent<V, T>, void, void> {
  const started = await begin(request);
  const { choices, keys, points } = started;
  const [first] = choices;
  const gone = new AbortController();
  const begun = performance.now();
  const attempts: Attempt[] = [];
  const course = (): Course => ({ attempts, latencyMs: Math.round(performance.now() - begun) });
  const patience = {
    signal: AbortSignal.any([request.signal, gone.signal]),
    deadline: AbortSignal.timeout(timeoutOf(request)),
  };
  let { reserved } = started;
  const asking = askInTurn(choices, (choice) => ask(choice, keys, patience), patience.deadline, attempts, {
    health: started.health,
    onFailover: async (choice) => {
      // Those before it may have cost something already.
      const answered = attempts.filter(({ tokens }) => tokens.output !== null);
      const most = mostOfCall([choice, ...answered.map((one) => one.choice)], request.answers);
      if (most <= reserved) return;
      await enlarge(request.workspaceId, started.holdId, most);
      reserved = most;
    },
  });
  let ended = false;
  try {
    const { provider, model } = first;
    yield { type: "started", provider, model, offline: provider === "offline", points };
    let step = await asking.next();
    for (; !step.done; step = await asking.next()) yield { type: "delta", text: step.value };
    const { result, value } = await pay(request, started, step.value, course());
    ended = true;
    yield { type: "done", result, value };
  } catch (error) {
    if (ended) throw error;
    ended = true;
    const failed =
      error instanceof NoAnswer ? error : new NoAnswer(writerOf(attempts) ?? first, failureOf(error));
    throw await giveBack(request, started, failed, course());
  } finally {
    if (!ended) {
      gone.abort();
      await asking[Symbol.asyncDispose]();
      await giveBack(request, started, new NoAnswer(first, new CallFailure("cancelled")), course());
    }
  }
}

/** Who answered, where somebody did and what came after has failed. */
const writerOf = (attempts: readonly Attempt[]) => attempts.find(({ outcome }) => outcome === "ok")?.choice;

/**
 * Decides whom to ask, holds the points, and sets aside in the budgets what the call can cost at most. If anything is
 * missing, nothing is held and nobody is asked.
 */
async function begin<V, T>(request: CallRequest<V, T>): Promise<Started> {
  const { task, locale, characters } = request;
  const plan = () => planOfStore(request.workspaceId);
  const chosen = await chooseModels({ task, workspaceId: request.workspaceId, plan, locale, characters });
  const [first] = chosen.choices;
  const { provider, model } = first;
  const reserved = mostOfCall([first], request.answers);
  // A route that can cost something later on is counted from its beginning.
  const counted = mostOfCall(chosen.choices, request.answers) > 0;
  const unpaid = chosen.ownKey || request.held === null;
  const hold = async (tx: WorkspaceTx) => {
    const points = unpaid ? 0 : (request.held?.points ?? request.points ?? chosen.points);
    const expiresAt = new Date(Date.now() + timeoutOf(request) + marginMs);
    const holdId = unpaid
      ? newId("hold")
      : (request.held?.holdId ?? (await holdFor(tx, request, points, expiresAt)));
    // From here to its end all calls of the store wait for this transaction: it takes as few trips as it can.
    const [months] = await Promise.all([
      counted ? setAside(tx, reserved, chosen.ownKey) : undefined,
      request.onHeld?.(tx, holdId),
    ]);
    const call = { ...described(request), id: holdId, provider, model, expiresAt, ...months };
    await openCall(tx, { ...call, ownKey: chosen.ownKey, reservedMicros: reserved });
    if (months) await admit(tx, months, reserved);
    return { holdId, points };
  };
  // Who asks does not wait for the disk: were the database to crash now, the call would have held nothing and could not
  // be paid, and when it is paid, which waits, the hold is on the disk as well.
  const held = await inStore(request, hold, "never").catch(async (error: unknown) => {
    await noteRefusal(request.workspaceId, error);
    throw error;
  });
  return { ...chosen, ...held, unpaid, reserved };
}

/** Holds a call's points, in whose name it goes on. @throws AppError INSUFFICIENT_POINTS, IDEMPOTENCY_IN_PROGRESS */
async function holdFor<V, T>(
  tx: WorkspaceTx,
  { key, cause, actor, reference }: CallRequest<V, T>,
  amount: number,
  expiresAt: Date,
): Promise<Id<"hold">> {
  const { holdId, repeated } = await holdPoints(tx, {
    amount,
    key,
    cause,
    actor: actorId(actor),
    expiresAt,
    ...(reference ? { reference } : {}),
  });
  if (repeated) throw new AppError("IDEMPOTENCY_IN_PROGRESS", { retryAfter: 5 });
  return holdId;
}

function pay<V, T>(
  request: CallRequest<V, T>,
  { holdId, points, unpaid }: Started,
  given: Given<V> & { choice: Choice },
  course: Course,
): Promise<{ result: Finished<V>; value: T | undefined }> {
  const { provider, model } = given.choice;
  const result = { value: given.value, provider, model, offline: provider === "offline", points };
  const settle = async (tx: WorkspaceTx) => {
    if (!unpaid) await settleHold(tx, { holdId, amount: points, actor: actorId(request.actor) });
    const by = { provider, model };
    const [ended, value] = await Promise.all([
      closeCall(tx, holdId, { outcome: "ok", failure: null, by, points, ...course }),
      request.onDone?.(tx, result),
    ]);
    if (!ended) throw new Error("a call that was paid had ended before");
    return { result, value };
  };
  return inStore(request, settle, "released");
}

async function giveBack<V, T>(
  request: CallRequest<V, T>,
  { holdId, ownKey, unpaid }: Started,
  { choice, failure, refusal }: NoAnswer,
  course: Course,
): Promise<AppError> {
  const { provider, model } = choice;
  const error = refusal ?? errorOf(failure, provider, ownKey);
  const log = logger("ai");
  if (failure.kind !== "cancelled") {
    const asked = course.attempts.length;
    log.warn({ err: failure.cause, kind: failure.kind, provider, model, asked }, "no text");
  }
  const outcome: Outcome = failure.kind === "cancelled" ? "cancelled" : "failed";
  try {
    const release = async (tx: WorkspaceTx) => {
      if (!unpaid) await releaseHold(tx, { holdId, actor: actorId(request.actor) });
      const ended = await closeCall(tx, holdId, {
        outcome,
        failure: failure.kind === "cancelled" ? null : failure.kind,
        by: { provider, model },
        points: 0,
        ...course,
      });
      // Taken for dead, and ended by the sweep: it has told whoever must know.
      if (ended) await request.onFailed?.(tx, error);
    };
    await inStore(request, release, "released");
  } catch (cause) {
    log.error({ err: cause, holdId }, "points could not be given back now; the sweep will do it");
  }
  return error;
}

function described<V, T>({ key, task, workspaceId, actor, reference, held, cause }: CallRequest<V, T>) {
  return {
    key,
    task,
    cause: held === null ? null : cause,
    workspaceId,
    userId: actor.userId,
    actor: actorId(actor),
    reference: reference ?? null,
  };
}
