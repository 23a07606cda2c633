import { and, asc, eq, isNull, lte, ne, or } from "drizzle-orm";
import { withWorkspace } from "@/server/db/client";
import { withService } from "@/server/db/service";
import { workspaces } from "@/server/db/tenant";
import { isLocale } from "@/server/platform/i18n/locales";
import { logger } from "@/server/platform/log";
import { tellRule } from "./alerts/tell";
import { beginCheck } from "./check";
import { nextDaily } from "./schedule";
import { alertRules, competitors } from "./schema";

/** Competitors, and digests, of one sweep; what is more is left to the next. */
const perSweep = 500;

const open = and(isNull(workspaces.suspendedAt), isNull(workspaces.closedAt));
const store = {
  id: workspaces.id,
  plan: workspaces.plan,
  locale: workspaces.locale,
  timezone: workspaces.timezone,
};

/** Begins the checks that are due in all stores. @returns how many were begun */
export async function checkDue(now = new Date()): Promise<number> {
  const due = await withService((tx) =>
    tx
      .select({ competitorId: competitors.id, store })
      .from(competitors)
      .innerJoin(workspaces, eq(workspaces.id, competitors.workspaceId))
      .where(
        and(
          open,
          isNull(competitors.pausedAt),
          or(lte(competitors.nextCheckAt, now), ne(competitors.zone, workspaces.timezone)),
        ),
      )
      .orderBy(asc(competitors.nextCheckAt), asc(competitors.id))
      .limit(perSweep),
  );
  let begun = 0;
  for (const { competitorId, store: found } of due) {
    const locale = isLocale(found.locale) ? found.locale : "en";
    const done = await alone(found.id, () =>
      withWorkspace(found.id, async (tx) => {
        const [row] = await tx
          .select()
          .from(competitors)
          .where(and(eq(competitors.id, competitorId), isNull(competitors.pausedAt)))
          .for("update", { skipLocked: true });
        return row ? beginCheck(tx, { ...found, locale }, row, now) : "nothing";
      }),
    );
    if (done && done !== "nothing") begun += 1;
  }
  return begun;
}

/** Sends the digests that are due. @returns how many told something */
export async function digestDue(now = new Date()): Promise<number> {
  const due = await withService((tx) =>
    tx
      .select({ ruleId: alertRules.id, workspaceId: workspaces.id, timezone: workspaces.timezone })
      .from(alertRules)
      .innerJoin(workspaces, eq(workspaces.id, alertRules.workspaceId))
      .where(and(open, lte(alertRules.nextDigestAt, now)))
      .orderBy(asc(alertRules.nextDigestAt), asc(alertRules.id))
      .limit(perSweep),
  );
  let told = 0;
  for (const { ruleId, workspaceId, timezone } of due) {
    const count = await alone(workspaceId, () =>
      withWorkspace(workspaceId, async (tx) => {
        const [rule] = await tx
          .select()
          .from(alertRules)
          .where(and(eq(alertRules.id, ruleId), lte(alertRules.nextDigestAt, now)))
          .for("update", { skipLocked: true });
        if (!rule) return 0;
        await tx
          .update(alertRules)
          .set({ nextDigestAt: nextDaily(rule.digestAt, now, timezone) })
          .where(eq(alertRules.id, ruleId));
        return tellRule(tx, workspaceId, rule, now);
      }),
    );
    if (count) told += 1;
  }
  return told;
}

/** One store's trouble is not another's. */
async function alone<T>(workspaceId: string, work: () => Promise<T>): Promise<T | undefined> {
  try {
    return await work();
  } catch (error) {
    logger("competitors").error({ err: error, workspaceId }, "what is due in a store was not begun");
    return undefined;
  }
}
