import { and, eq } from "drizzle-orm";
import { z } from "zod";
import { workspaceOperation } from "@/server/operations/define";
import { notFound } from "@/server/platform/errors";
import { idOf } from "@/server/platform/ids";
import { personOf } from "../alerts/person";
import { alertRules } from "../schema";

export const deleteAlertRule = workspaceOperation("competitors.read", {
  name: "competitors.deleteAlertRule",
  summary: "Take an alert away, with what it has found",
  kind: "mutation",
  input: z.strictObject({ id: idOf("alertRule") }),
  output: z.object({}),
  rest: { method: "DELETE", path: "/competitors/alert-rules/{id}" },
  async run(ctx, { id }) {
    const gone = await ctx.tx
      .delete(alertRules)
      .where(and(eq(alertRules.id, id), eq(alertRules.userId, personOf(ctx.actor))))
      .returning({ id: alertRules.id });
    if (gone.length === 0) throw notFound("alertRule");
    return {};
  },
});
