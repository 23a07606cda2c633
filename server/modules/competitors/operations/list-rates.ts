import { z } from "zod";
import { workspaceOperation } from "@/server/operations/define";
import { env } from "@/server/platform/env";
import { RateList } from "../rates/contract";
import { listRates as list, missingRates } from "../rates/keep";

/** The newest are enough to see; older ones still count. */
const shown = 200;

export const listRates = workspaceOperation("competitors.read", {
  name: "competitors.listRates",
  summary: "List the exchange rates of the store, the newest first",
  kind: "query",
  input: z.strictObject({}),
  output: RateList,
  rest: { method: "GET", path: "/exchange-rates" },
  async run(ctx) {
    return {
      currency: ctx.workspace.currency,
      missing: await missingRates(ctx.tx),
      fetched: env().EXCHANGE_RATES_URL !== undefined,
      items: await list(ctx.tx, shown),
    };
  },
});
