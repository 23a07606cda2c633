import { and, desc, eq, lt } from "drizzle-orm";
import { z } from "zod";
import { workspaceOperation } from "@/server/operations/define";
import { idOf } from "@/server/platform/ids";
import { personOf } from "../alerts/person";
import { Alert, alertKinds } from "../contract";
import { alerts, competitorProducts, competitors } from "../schema";

export const listAlerts = workspaceOperation("competitors.read", {
  name: "competitors.listAlerts",
  summary: "What one's alerts have found, newest first",
  kind: "query",
  input: z.strictObject({
    kind: z.enum(alertKinds).optional(),
    competitorId: idOf("competitor").optional(),
    cursor: idOf("competitorAlert").optional(),
    limit: z.int().min(1).max(100).default(30),
  }),
  output: z.object({ items: z.array(Alert), nextCursor: z.string().nullable() }),
  rest: { method: "GET", path: "/competitors/alerts" },
  async run(ctx, { kind, competitorId, cursor, limit }) {
    const rows = await ctx.tx
      .select({
        alert: alerts,
        product: { id: competitorProducts.id, title: competitorProducts.title, url: competitorProducts.url },
        competitor: { id: competitors.id, name: competitors.name },
      })
      .from(alerts)
      .innerJoin(competitorProducts, eq(competitorProducts.id, alerts.productId))
      .innerJoin(competitors, eq(competitors.id, alerts.competitorId))
      .where(
        and(
          eq(alerts.userId, personOf(ctx.actor)),
          kind && eq(alerts.kind, kind),
          competitorId && eq(alerts.competitorId, competitorId),
          cursor && lt(alerts.id, cursor),
        ),
      )
      .orderBy(desc(alerts.id))
      .limit(limit + 1);
    const items = rows.slice(0, limit).map(({ alert, product, competitor }) => {
      const { id, kind: what, fromMinor, toMinor, ownMinor, currency, permille, at } = alert;
      return {
        id,
        kind: what,
        fromMinor,
        toMinor,
        ownMinor,
        currency,
        permille,
        at: at.toISOString(),
        product,
        competitor,
      };
    });
    return { items, nextCursor: rows.length > limit ? (items.at(-1)?.id ?? null) : null };
  },
});
