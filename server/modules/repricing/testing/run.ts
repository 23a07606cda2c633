import { withWorkspace } from "@/server/db/client";
import type { Id } from "@/server/platform/ids";
import { type BatchResult, runBatch } from "../cycle";
import { requestRun } from "../runs";
import type { PricedStore } from "../store";

/** Carries the rules of a store out at a moment, as the job does, in one transaction. The run is not ended. */
export function runOnce(
  { id, currency, timezone }: PricedStore,
  now = new Date(),
  cause: Parameters<typeof requestRun>[2] = "manual",
): Promise<BatchResult & { runId: Id<"repricingRun"> }> {
  return withWorkspace(id, async (tx) => {
    const runId = await requestRun(tx, id, cause);
    return { runId, ...(await runBatch(tx, { id, currency, timezone }, runId, null, now)) };
  });
}

/** A rule that brings all prices to 20.00, whatever they are, within wide limits. */
export const plainRule = {
  name: "Rule",
  mode: "automatic",
  priority: 100,
  scope: { kind: "all" },
  terms: {
    strategy: { kind: "match", against: "lowest" },
    min: { kind: "price", amount: 500 },
    max: { kind: "price", amount: 2000 },
    ending: null,
    stock: [],
    seasons: [],
    alone: "max",
    staleHours: 24,
  },
  askAboveBp: null,
  perVariantADay: 10,
  inAllADay: 1000,
} as const;
