import { HeartPulse } from "lucide-react";
import { useLocale, useTimeZone, useTranslations } from "next-intl";
import { formatDuration } from "@/components/admin/duration";
import { formatMicros } from "@/components/admin/usage-figures";
import { EmptyState } from "@/components/shared/empty-state";
import { RelativeTime } from "@/components/shared/relative-time";
import { Badge } from "@/components/ui/badge";
import { Card } from "@/components/ui/card";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "@/components/ui/table";
import type { ModelHealth } from "@/server/modules/ai/contract";
import { formatDate, formatNumber } from "@/server/platform/i18n/format";
import { useProviderName } from "./provider-name";

const looks = { closed: "success", open: "destructive", halfOpen: "warning" } as const;

/** How each model did: how fast, how often, what failed, what it cost. Drawn on the server. */
export function ProviderHealth({ models }: { models: ModelHealth[] }) {
  const t = useTranslations("routing.health");
  const locale = useLocale();
  const name = useProviderName();
  const number = (value: number) => formatNumber(value, locale);
  if (models.length === 0) {
    return (
      <Card>
        <EmptyState picture={<HeartPulse />} title={t("empty")} text={t("emptyText")} />
      </Card>
    );
  }
  const times = (of: ModelHealth["total"]) =>
    of ? (
      <>
        {formatDuration(of.p50, locale)}
        <span className="block text-muted-foreground text-sm">
          {`${formatDuration(of.p95, locale)} / ${formatDuration(of.p99, locale)}`}
        </span>
      </>
    ) : (
      "–"
    );
  return (
    <>
      <Card className="overflow-hidden">
        <Table aria-label={t("title")}>
          <TableHeader>
            <TableRow>
              <TableHead>{t("model")}</TableHead>
              <TableHead>{t("state")}</TableHead>
              <TableHead className="text-end">{t("asked")}</TableHead>
              <TableHead className="text-end">{t("failed")}</TableHead>
              {(["firstToken", "total"] as const).map((column) => (
                <TableHead key={column} className="text-end">
                  {t(column)}
                  <span className="block font-normal text-xs">{t("percentiles")}</span>
                </TableHead>
              ))}
              <TableHead className="text-end">{t("cost")}</TableHead>
              <TableHead>{t("lastError")}</TableHead>
            </TableRow>
          </TableHeader>
          <TableBody>
            {models.map((row) => (
              <TableRow
                key={`${row.provider} ${row.model}`}
                className="*:whitespace-nowrap *:py-2.5 *:align-top"
              >
                <TableCell>
                  <span className="font-medium">{name(row.provider)}</span>
                  {row.provider !== "offline" && (
                    <bdi className="block text-muted-foreground">{row.model}</bdi>
                  )}
                </TableCell>
                <TableCell>
                  <State {...row} />
                </TableCell>
                <TableCell className="text-end">{number(row.attempts)}</TableCell>
                <TableCell className="text-end">
                  {number(row.failed)}
                  {row.failures.map(({ kind, count }) => (
                    <span key={kind} className="block text-muted-foreground text-sm">
                      {t("kind", { kind: t(`kinds.${kind}`), count })}
                    </span>
                  ))}
                </TableCell>
                <TableCell className="text-end">{times(row.firstToken)}</TableCell>
                <TableCell className="text-end">{times(row.total)}</TableCell>
                <TableCell className="text-end">
                  {row.ok > 0 && row.unpriced === row.ok ? "–" : formatMicros(row.costMicros, locale)}
                </TableCell>
                <TableCell className="min-w-52 whitespace-normal!">
                  {row.lastError ? (
                    <>
                      {t(`kinds.${row.lastError.kind}`)}
                      <span className="block text-muted-foreground text-sm">
                        <RelativeTime date={row.lastError.at} />
                      </span>
                      {row.lastError.detail && (
                        <span className="block break-words text-muted-foreground text-sm">
                          <bdi>{row.lastError.detail}</bdi>
                        </span>
                      )}
                    </>
                  ) : (
                    "–"
                  )}
                </TableCell>
              </TableRow>
            ))}
          </TableBody>
        </Table>
      </Card>
      <p className="text-muted-foreground text-sm">{t("note")}</p>
    </>
  );
}

function State({ breaker, pausedUntil }: Pick<ModelHealth, "breaker" | "pausedUntil">) {
  const t = useTranslations("routing.health");
  const locale = useLocale();
  const timeZone = useTimeZone() ?? "UTC";
  // One that wishes to be left alone is, whatever its breaker says.
  const state = breaker === "closed" && pausedUntil ? "open" : breaker;
  return (
    <>
      <Badge variant={looks[state]}>{t(`states.${state}`)}</Badge>
      {pausedUntil && (
        <span className="block text-muted-foreground text-sm">
          {t("until", { time: formatDate(new Date(pausedUntil), locale, timeZone, "datetime") })}
        </span>
      )}
    </>
  );
}
