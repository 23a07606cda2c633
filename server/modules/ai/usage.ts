import { eq } from "drizzle-orm";
import type { WorkspaceTx } from "@/server/db/client";
import type { TokenCount } from "./call";
import type { FailureKind, Outcome } from "./contract";
import { costOf, priceOf } from "./prices";
import { aiCalls, aiUsage } from "./schema";

type Call = Omit<typeof aiCalls.$inferInsert, "createdAt"> & { id: string };

interface End {
  outcome: Outcome;
  failure: FailureKind | null;
  /** Points that were spent. */
  points: number;
  tokens: TokenCount;
  /** 0 where nobody has seen how long it took. */
  latencyMs: number;
}

/** Notes that a call runs, in the transaction that holds its points. */
export async function openCall(tx: WorkspaceTx, call: Call): Promise<void> {
  await tx.insert(aiCalls).values(call);
}

/**
 * Notes how a call ended and what it cost, in the transaction that has ended its hold: that comes first, so that
 * all who end calls take the wallet's lock before the call's.
 * @returns false when somebody else has noted its end already: nothing was changed.
 */
export async function closeCall(tx: WorkspaceTx, holdId: Call["id"], end: End): Promise<boolean> {
  const [call] = await tx.delete(aiCalls).where(eq(aiCalls.id, holdId)).returning();
  if (!call) return false;
  const { id: _id, expiresAt: _expiresAt, createdAt: _createdAt, ...described } = call;
  const { tokens, ...rest } = end;
  const price = await priceOf(tx, call.provider, call.model);
  const known = price && tokens.input !== null && tokens.output !== null;
  await tx.insert(aiUsage).values({
    ...described,
    ...rest,
    inputTokens: tokens.input,
    outputTokens: tokens.output,
    costMicros: known ? costOf({ input: tokens.input ?? 0, output: tokens.output ?? 0 }, price) : null,
    priceVersion: known ? price.version : null,
  });
  return true;
}
