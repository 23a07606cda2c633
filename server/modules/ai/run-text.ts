import { type WorkspaceTx, withWorkspace } from "@/server/db/client";
import { actorId, type Cause, holdPoints, releaseHold, settleHold } from "@/server/modules/wallet";
import type { Actor } from "@/server/operations/context";
import { env } from "@/server/platform/env";
import { AppError } from "@/server/platform/errors";
import type { Id } from "@/server/platform/ids";
import { logger } from "@/server/platform/log";
import { streamModel, type TokenCount } from "./call";
import type { Outcome, Provider } from "./contract";
import { CallFailure, errorOf, failureOf } from "./failure";
import type { WritingBrief } from "./prompts/brief";
import { type Choice, chooseModel } from "./routing";
import { closeCall, openCall } from "./usage";

/** A text that is finished and paid for. */
interface FinishedText {
  text: string;
  provider: Provider;
  model: string;
  /** Written by the built-in writer, without any provider. */
  offline: boolean;
  points: number;
}

export interface TextRequest<T> {
  workspaceId: Id<"workspace">;
  actor: Actor;
  brief: WritingBrief;
  /** What the text costs; left out, what its task costs by itself. */
  points?: number;
  cause: Cause;
  /** Names this attempt among all of the store's: it is held, paid and counted once. */
  key: string;
  /** Id of the thing it is for, such as `gen_...`. */
  reference?: string;
  signal: AbortSignal;
  /** Somebody watches the text come, so that the offline writer takes its time. */
  watched?: boolean;
  /** Runs in the transaction that holds the points, before the model is asked. */
  onHeld?(tx: WorkspaceTx): Promise<void>;
  /** Runs in the transaction that spends the points: what it writes is there exactly if the text was paid. */
  onDone?(tx: WorkspaceTx, text: FinishedText): Promise<T>;
  /** Runs in the transaction that gives the points back. */
  onFailed?(tx: WorkspaceTx, error: AppError): Promise<void>;
}

export type TextEvent<T> =
  | { type: "started"; provider: Provider; model: string; offline: boolean; points: number }
  | { type: "delta"; text: string }
  | { type: "done"; result: FinishedText; value: T | undefined };

/** How much longer than the call its hold lives: time enough to end it. */
const marginMs = 60_000;

interface Started {
  choice: Choice;
  holdId: Id<"hold">;
  points: number;
}

/**
 * Has a text written: holds the points, asks the model of the task's route, yields the text as it comes, then
 * spends the points and notes the usage. If anything fails, or the signal fires, or the reader stops reading,
 * the points go back and the usage says so. Of the two ends exactly one happens, whatever crashes: should this
 * process die, the sweep of lost calls ends it the second way. No transaction is open while the model writes.
 * @throws AppError INSUFFICIENT_POINTS, AI_UNAVAILABLE {provider}, CANCELLED, IDEMPOTENCY_IN_PROGRESS when the
 * key was used before
 */
export async function* runText<T>(request: TextRequest<T>): AsyncGenerator<TextEvent<T>, void, void> {
  const started = await begin(request);
  const { choice, points } = started;
  const call = new AbortController();
  const begun = performance.now();
  const latency = () => Math.round(performance.now() - begun);
  let ended = false;
  try {
    const offline = choice.provider === "offline";
    yield { type: "started", provider: choice.provider, model: choice.model, offline, points };
    const signal = AbortSignal.any([request.signal, call.signal]);
    const writing = streamModel(choice, request.brief, signal, request.watched);
    let text = "";
    let step = await writing.next();
    for (; !step.done; step = await writing.next()) {
      text += step.value;
      yield { type: "delta", text: step.value };
    }
    const result = { text, provider: choice.provider, model: choice.model, offline, points };
    const value = await pay(request, started, result, step.value, latency());
    ended = true;
    yield { type: "done", result, value };
  } catch (error) {
    if (ended) throw error;
    ended = true;
    throw await giveBack(request, started, failureOf(error), latency());
  } finally {
    call.abort();
    if (!ended) await giveBack(request, started, new CallFailure("cancelled"), latency());
  }
}

function begin<T>(request: TextRequest<T>): Promise<Started> {
  return withWorkspace(request.workspaceId, async (tx) => {
    const choice = await chooseModel(tx, request.brief.task);
    const points = request.points ?? choice.points;
    const expiresAt = new Date(Date.now() + env().AI_TIMEOUT_MS + marginMs);
    const { holdId, repeated } = await holdPoints(tx, {
      amount: points,
      key: request.key,
      cause: request.cause,
      actor: actorId(request.actor),
      expiresAt,
      ...(request.reference ? { reference: request.reference } : {}),
    });
    if (repeated) throw new AppError("IDEMPOTENCY_IN_PROGRESS", { retryAfter: 5 });
    const { provider, model } = choice;
    await openCall(tx, { ...described(request), id: holdId, provider, model, expiresAt });
    await request.onHeld?.(tx);
    return { choice, holdId, points };
  });
}

function pay<T>(
  request: TextRequest<T>,
  { holdId, points }: Started,
  result: FinishedText,
  tokens: TokenCount,
  latencyMs: number,
): Promise<T | undefined> {
  return withWorkspace(request.workspaceId, async (tx) => {
    await settleHold(tx, { holdId, amount: points, actor: actorId(request.actor) });
    const ended = await closeCall(tx, holdId, { outcome: "ok", failure: null, points, tokens, latencyMs });
    if (!ended) throw new Error("a call that was paid had ended before");
    return request.onDone?.(tx, result);
  });
}

async function giveBack<T>(
  request: TextRequest<T>,
  { choice, holdId }: Started,
  failure: CallFailure,
  latencyMs: number,
): Promise<AppError> {
  const error = errorOf(failure, choice.provider);
  const log = logger("ai");
  if (failure.kind !== "cancelled") {
    log.warn(
      { err: failure.cause, kind: failure.kind, provider: choice.provider, model: choice.model },
      "no text",
    );
  }
  const outcome: Outcome = failure.kind === "cancelled" ? "cancelled" : "failed";
  try {
    await withWorkspace(request.workspaceId, async (tx) => {
      await releaseHold(tx, { holdId, actor: actorId(request.actor) });
      const ended = await closeCall(tx, holdId, {
        outcome,
        failure: failure.kind === "cancelled" ? null : failure.kind,
        points: 0,
        tokens: { input: null, output: null },
        latencyMs,
      });
      // Taken for dead, and ended by the sweep: it has told whoever must know.
      if (ended) await request.onFailed?.(tx, error);
    });
  } catch (cause) {
    log.error({ err: cause, holdId }, "points could not be given back now; the sweep will do it");
  }
  return error;
}

function described<T>({ key, brief, workspaceId, actor, reference }: TextRequest<T>) {
  return {
    key,
    task: brief.task,
    workspaceId,
    userId: actor.userId,
    actor: actorId(actor),
    reference: reference ?? null,
  };
}
