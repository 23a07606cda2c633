import { eq } from "drizzle-orm";
import { z } from "zod";
import { recordAudit } from "@/server/modules/audit";
import { workspaceOperation } from "@/server/operations/define";
import { notFound } from "@/server/platform/errors";
import { idOf } from "@/server/platform/ids";
import { exchangeRates } from "../rates/schema";

export const deleteRate = workspaceOperation("competitors.manage", {
  name: "competitors.deleteRate",
  summary: "Take a rate away",
  kind: "mutation",
  input: z.strictObject({ id: idOf("exchangeRate") }),
  output: z.object({ deleted: z.literal(true) }),
  rest: { method: "DELETE", path: "/exchange-rates/{id}" },
  async run({ tx, actor }, { id }) {
    const [row] = await tx.delete(exchangeRates).where(eq(exchangeRates.id, id)).returning();
    if (!row) throw notFound("exchangeRate");
    const { base, quote, day, rate } = row;
    await recordAudit(tx, {
      actor,
      action: "exchangeRate.deleted",
      target: id,
      details: { base, quote, day, rate },
    });
    return { deleted: true as const };
  },
});
