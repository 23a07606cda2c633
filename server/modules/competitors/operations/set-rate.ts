import { z } from "zod";
import { recordAudit } from "@/server/modules/audit";
import { workspaceOperation } from "@/server/operations/define";
import { AppError } from "@/server/platform/errors";
import { idOf } from "@/server/platform/ids";
import { SetRateInput } from "../rates/contract";
import { keepRate } from "../rates/keep";

export const setRate = workspaceOperation("competitors.manage", {
  name: "competitors.setRate",
  summary: "Enter what a currency is worth in another, from a day on",
  kind: "mutation",
  input: SetRateInput,
  output: z.object({ id: idOf("exchangeRate") }),
  rest: { method: "POST", path: "/exchange-rates" },
  async run({ tx, actor, workspace }, { base, quote = workspace.currency, day, rate }) {
    if (base === quote) throw new AppError("BAD_INPUT", { fields: [{ path: "base", code: "invalid" }] });
    const enteredBy = actor.userId;
    const id = await keepRate(tx, workspace.id, { base, quote, day, rate, source: "entered", enteredBy });
    if (!id) throw new AppError("INTERNAL");
    await recordAudit(tx, {
      actor,
      action: "exchangeRate.entered",
      target: id,
      details: { base, quote, day, rate },
    });
    return { id };
  },
});
