import { eq } from "drizzle-orm";
import type { WorkspaceTx } from "@/server/db/client";
import { AppError } from "@/server/platform/errors";
import { settle } from "./budgets/spending";
import { priceOf } from "./prices";
import type { Attempt } from "./resilience/attempts";
import { aiAttempts, aiCalls, aiUsage } from "./schema";
import { pricedTokens, unknownTokens } from "./tokens";
import type { FailureKind, Outcome, Provider } from "./words";

type Call = Omit<typeof aiCalls.$inferInsert, "createdAt"> & { id: string };

interface End {
  outcome: Outcome;
  failure: FailureKind | null;
  /** Whose call it was in the end; left out, the one that it began with. */
  by?: { provider: Provider; model: string };
  /** Every model that was asked, in order. */
  attempts: readonly Attempt[];
  /** Points that were spent. */
  points: number;
  /** 0 where nobody has seen how long it took. */
  latencyMs: number;
}

/**
 * Notes that a call runs, in the transaction that holds its points.
 * @throws AppError IDEMPOTENCY_IN_PROGRESS when its key was used before: without points, nothing else would tell
 */
export async function openCall(tx: WorkspaceTx, call: Call): Promise<void> {
  const opened = await tx.insert(aiCalls).values(call).onConflictDoNothing().returning({ id: aiCalls.id });
  const repeated =
    opened.length === 0 || (call.ownKey && (await tx.$count(aiUsage, eq(aiUsage.key, call.key))) > 0);
  if (repeated) throw new AppError("IDEMPOTENCY_IN_PROGRESS", { retryAfter: 5 });
}

/**
 * Notes how a call ended, what each model that was asked did, and what it cost, there and in the budgets, in the
 * transaction that has ended its hold: that comes first, so that all who end calls take the wallet's lock before the call's.
 * @returns false when somebody else has noted its end already: nothing was changed.
 */
export async function closeCall(tx: WorkspaceTx, holdId: Call["id"], end: End): Promise<boolean> {
  const { attempts, by, ...rest } = end;
  const [[call], asked] = await Promise.all([
    tx.delete(aiCalls).where(eq(aiCalls.id, holdId)).returning(),
    pricedAttempts(tx, attempts),
  ]);
  if (!call) return false;
  const {
    id: _id,
    expiresAt: _expiresAt,
    createdAt: _createdAt,
    reservedMicros,
    storeMonth,
    installationMonth,
    ...described
  } = call;
  const writer = asked.find(({ outcome }) => outcome === "ok");
  const failedMicros = asked.reduce((sum, one) => sum + (one === writer ? 0 : (one.costMicros ?? 0)), 0);
  const { workspaceId, key, task } = call;
  const costMicros = (writer?.costMicros ?? 0) + failedMicros;
  await Promise.all([
    storeMonth !== null &&
      settle(tx, workspaceId, { micros: reservedMicros, storeMonth, installationMonth }, costMicros),
    tx.insert(aiUsage).values({
      ...described,
      ...by,
      ...rest,
      ...(writer ? tokensIn(writer) : pricedTokens(unknownTokens, undefined)),
      failedMicros,
    }),
    asked.length > 0 &&
      tx
        .insert(aiAttempts)
        .values(asked.map((one, index) => ({ ...one, workspaceId, key, task, position: index + 1 }))),
  ]);
  return true;
}

type PricedAttempt = Awaited<ReturnType<typeof pricedAttempts>>[number];

const pricedAttempts = (tx: WorkspaceTx, attempts: readonly Attempt[]) =>
  Promise.all(
    attempts.map(async ({ choice, tokens, ...rest }) => {
      const { provider, model } = choice;
      // Most that fail have told no tokens, and need no price.
      const price = tokens.output === null && !tokens.images ? undefined : await priceOf(tx, provider, model);
      return { ...rest, provider, model, ...pricedTokens(tokens, price) };
    }),
  );

const tokensIn = ({
  inputTokens,
  cachedTokens,
  outputTokens,
  reasoningTokens,
  images,
  costMicros,
  priceVersion,
}: PricedAttempt) => ({
  inputTokens,
  cachedTokens,
  outputTokens,
  reasoningTokens,
  images,
  costMicros,
  priceVersion,
});
