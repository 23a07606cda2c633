import { z } from "zod";
import { adminOperation } from "@/server/operations/define";
import { Reconciliation } from "../contract";
import { reconciliations } from "../reconcile/reconcile";

export const listReconciliations = adminOperation({
  name: "ai.listReconciliations",
  summary: "See how the points of the last days' calls agree with the wallets, and where they do not",
  kind: "query",
  input: z.strictObject({}),
  output: z.object({ items: z.array(Reconciliation) }),
  rest: { method: "GET", path: "/admin/ai/reconciliations" },
  run: async (ctx) => ({ items: await reconciliations(ctx.tx) }),
});
