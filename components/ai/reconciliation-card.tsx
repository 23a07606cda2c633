import { useLocale, useTranslations } from "next-intl";
import { RelativeTime } from "@/components/shared/relative-time";
import { Badge } from "@/components/ui/badge";
import { Card, CardContent, CardHeader, CardTitle } from "@/components/ui/card";
import type { Reconciliation } from "@/server/modules/ai/contract";
import { formatDate, formatNumber } from "@/server/platform/i18n/format";

/** How the points of the last days' calls agree with the wallets. Drawn on the server. */
export function ReconciliationCard({ items }: { items: Reconciliation[] }) {
  const t = useTranslations("ai.reconcile");
  const locale = useLocale();
  return (
    <Card>
      <CardHeader>
        <CardTitle>{t("title")}</CardTitle>
      </CardHeader>
      <CardContent className="grid gap-3">
        <p className="text-muted-foreground">{t("text")}</p>
        {items.length === 0 && <p>{t("empty")}</p>}
        <ul className="divide-y">
          {items.map(({ day, calls, differences, checkedAt }) => (
            <li key={day} className="grid gap-1 py-2.5 first:pt-0 last:pb-0">
              <div className="flex flex-wrap items-center gap-2">
                <span className="font-medium">{formatDate(new Date(`${day}T12:00:00Z`), locale, "UTC")}</span>
                <Badge variant={differences.length === 0 ? "success" : "destructive"}>
                  {differences.length === 0 ? t("agrees") : t("differs", { stores: differences.length })}
                </Badge>
                <span className="text-muted-foreground text-sm">{t("calls", { calls })}</span>
                <span className="ms-auto text-muted-foreground text-sm">
                  <RelativeTime date={checkedAt} />
                </span>
              </div>
              {differences.map((one) => (
                <p key={one.workspaceId} className="flex flex-wrap gap-x-3 text-sm">
                  <bdi>{one.store ?? one.workspaceId}</bdi>
                  <span>
                    {t("figures", {
                      usage: formatNumber(one.usagePoints, locale),
                      wallet: formatNumber(one.walletPoints, locale),
                      calls: one.calls,
                    })}
                  </span>
                </p>
              ))}
            </li>
          ))}
        </ul>
      </CardContent>
    </Card>
  );
}
