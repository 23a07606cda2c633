import { and, asc, eq } from "drizzle-orm";
import { withWorkspace } from "@/server/db/client";
import { workspaces } from "@/server/db/tenant";
import { users } from "@/server/modules/auth";
import { platformSettings } from "@/server/modules/settings";
import { appUrl } from "@/server/platform/env";
import { formatMoney, formatPercent } from "@/server/platform/i18n/format";
import { isLocale } from "@/server/platform/i18n/locales";
import { translatorFor } from "@/server/platform/i18n/messages";
import type { Id } from "@/server/platform/ids";
import { renderMail } from "@/server/platform/mail/render";
import { sendMail } from "@/server/platform/mail/send";
import { alertRules, alerts, competitorProducts, competitors } from "../schema";

/** Lines of a mail; what is more stands in the app. */
const mostLines = 40;

interface Request {
  workspaceId: Id<"workspace">;
  ruleId: Id<"alertRule">;
  toldAt: string;
}

/** Mails what a rule has told at a moment. @throws AppError MAIL_UNAVAILABLE */
export async function mailAlerts({ workspaceId, ruleId, toldAt }: Request): Promise<void> {
  const { rows, to } = await withWorkspace(workspaceId, async (tx) => {
    const [found] = await tx
      .select({ email: users.email, locale: users.locale, store: workspaces.name, slug: workspaces.slug })
      .from(alertRules)
      .innerJoin(users, eq(users.id, alertRules.userId))
      .innerJoin(workspaces, eq(workspaces.id, alertRules.workspaceId))
      .where(eq(alertRules.id, ruleId));
    const told = await tx
      .select({ alert: alerts, title: competitorProducts.title, shop: competitors.name })
      .from(alerts)
      .innerJoin(competitorProducts, eq(competitorProducts.id, alerts.productId))
      .innerJoin(competitors, eq(competitors.id, alerts.competitorId))
      .where(and(eq(alerts.ruleId, ruleId), eq(alerts.toldAt, new Date(toldAt))))
      .orderBy(asc(alerts.id));
    return { rows: told, to: found };
  });
  if (!to || rows.length === 0) return;
  const locale = isLocale(to.locale) ? to.locale : "en";
  const t = await translatorFor(locale, "emails");
  const price = (minor: number | null, currency: string | null) =>
    minor === null || currency === null ? "" : formatMoney(minor, currency, locale);
  const lines = rows.slice(0, mostLines).map(({ alert, title, shop }) =>
    t("alerts.line", {
      what: alert.kind,
      shop,
      product: title,
      from: price(alert.fromMinor, alert.currency),
      to: price(alert.toMinor, alert.currency),
      own: price(alert.ownMinor, alert.currency),
      percent: formatPercent((alert.permille ?? 0) / 1000, locale),
    }),
  );
  await sendMail({
    to: to.email,
    subject: t("alerts.subject", { count: rows.length, store: to.store }),
    locale,
    idempotencyKey: `competitor-alerts:${ruleId}:${toldAt}`,
    ...renderMail({
      locale,
      brand: (await platformSettings()).branding.name,
      heading: t("alerts.heading", { count: rows.length }),
      paragraphs: lines,
      action: { label: t("alerts.action"), url: `${appUrl()}/store/${to.slug}/competitors/alerts` },
      footer: [t("alerts.why")],
    }),
  });
}
