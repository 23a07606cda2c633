import type { WorkspaceTx } from "@/server/db/client";
import type { Id } from "@/server/platform/ids";
import type { TokenCount } from "./call";
import type { FailureKind, Outcome } from "./contract";
import { costOf, priceOf } from "./prices";
import type { Choice } from "./routing";
import { aiUsage } from "./schema";

interface Ended {
  key: string;
  task: string;
  choice: Choice;
  workspaceId: Id<"workspace">;
  userId: Id<"user"> | null;
  actor: string;
  reference: string | null;
  outcome: Outcome;
  failure: FailureKind | null;
  points: number;
  tokens: TokenCount;
  latencyMs: number;
}

/** Notes how a call ended and what it cost, in the transaction that ends its hold. */
export async function recordUsage(tx: WorkspaceTx, ended: Ended): Promise<void> {
  const { choice, tokens, ...rest } = ended;
  const price = await priceOf(tx, choice.provider, choice.model);
  const known = price && tokens.input !== null && tokens.output !== null;
  await tx.insert(aiUsage).values({
    ...rest,
    provider: choice.provider,
    model: choice.model,
    inputTokens: tokens.input,
    outputTokens: tokens.output,
    costMicros: known ? costOf({ input: tokens.input ?? 0, output: tokens.output ?? 0 }, price) : null,
    priceVersion: known ? price.version : null,
  });
}
