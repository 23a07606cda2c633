import { ChartColumn } from "lucide-react";
import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import { BarChart } from "@/components/shared/bar-chart";
import { EmptyState } from "@/components/shared/empty-state";
import { FiguresTable } from "@/components/shared/figures-table";
import { Stat } from "@/components/shared/stat";
import { Button } from "@/components/ui/button";
import { Card, CardContent, CardHeader, CardTitle } from "@/components/ui/card";
import type { AiUsage as Figures } from "@/server/modules/insight/contract";
import { formatDate, formatNumber } from "@/server/platform/i18n/format";

/** What a store's work by AI cost, made and saved: in all, day by day, by service and by person. Drawn on the server. */
export function AiUsage({ figures, base }: { figures: Figures; base: string }) {
  const t = useTranslations("analytics");
  const causes = useTranslations("wallet.causes");
  const locale = useLocale();
  const { points, pieces, minutesSaved, ownKeyPieces, services, people, daily } = figures;
  const number = (value: number, digits = 0) =>
    formatNumber(value, locale, { maximumFractionDigits: digits });
  const duration = (minutes: number) =>
    minutes < 120 ? t("minutes", { count: minutes }) : t("hours", { count: Math.round(minutes / 60) });
  const dayLabel = (day: string) => formatDate(new Date(`${day}T12:00:00Z`), locale, "UTC", "day");
  const change = ({ value, before }: Figures["points"]) => ({ now: value, before });
  const nameOf = ({ id, name }: Figures["people"][number]) =>
    name ?? (id === "operator" ? t("operator") : t("gone"));

  const made = (["pieces", "points"] as const).map((id) => ({
    id,
    label: t(id),
    cell: (row: Record<typeof id, number>) => number(row[id]),
  }));

  const costing = services.filter((service) => service.points > 0);

  if (points.value === 0 && pieces.value === 0) {
    return (
      <Card>
        <EmptyState
          picture={<ChartColumn />}
          title={t("empty")}
          text={t("emptyText")}
          action={
            <Button asChild>
              <Link href={`${base}/studio`}>{t("toStudio")}</Link>
            </Button>
          }
        />
      </Card>
    );
  }
  return (
    <>
      <div className="grid grid-cols-2 gap-3 lg:grid-cols-4">
        <Stat
          label={t("points")}
          value={number(points.value)}
          change={change(points)}
          goodWhen="down"
          course={daily.map((day) => Object.values(day.points).reduce((sum, value) => sum + value, 0))}
          href={`${base}/wallet`}
        />
        <Stat label={t("pieces")} value={number(pieces.value)} change={change(pieces)} />
        <Stat
          label={t("perPiece")}
          value={number(points.value / Math.max(1, pieces.value - ownKeyPieces), 1)}
        />
        <Stat label={t("saved")} value={duration(minutesSaved.value)} change={change(minutesSaved)} />
      </div>
      {ownKeyPieces > 0 && (
        <p className="text-muted-foreground text-sm">{t("ownKeyNote", { count: ownKeyPieces })}</p>
      )}
      {costing.length > 0 && (
        <Card>
          <CardHeader>
            <CardTitle>{t("chart")}</CardTitle>
          </CardHeader>
          <CardContent>
            <BarChart
              label={t("chart")}
              category={t("day")}
              series={costing.map(({ cause }) => ({ id: cause, label: causes(cause) }))}
              bars={daily.map(({ day, points: spent }) => ({
                id: day,
                label: dayLabel(day),
                values: costing.map(({ cause }) => spent[cause] ?? 0),
              }))}
              format={number}
            />
          </CardContent>
        </Card>
      )}
      <FiguresTable
        title={t("byService")}
        name={{ label: t("service"), cell: ({ cause }) => causes(cause) }}
        rows={services}
        rowId={({ cause }) => cause}
        figures={[
          ...made,
          {
            id: "byHand",
            label: t("byHand"),
            cell: ({ minutesByHand: byHand }) => (byHand === null ? "–" : t("minutes", { count: byHand })),
          },
          {
            id: "saved",
            label: t("savedShort"),
            cell: (row) => (row.minutesByHand === null ? "–" : duration(row.minutesSaved)),
          },
        ]}
      >
        <details className="border-t px-4 py-3 text-sm">
          <summary className="w-fit rounded-sm text-muted-foreground hover:text-foreground">
            {t("formula")}
          </summary>
          <p className="mt-2 max-w-prose text-muted-foreground">
            {t("formulaText", { minutes: figures.minutesToRead })}
          </p>
        </details>
      </FiguresTable>
      <FiguresTable
        title={t("byPerson")}
        name={{ label: t("person"), cell: (row) => <bdi>{nameOf(row)}</bdi> }}
        rows={people}
        rowId={({ id }) => id}
        figures={made}
      />
    </>
  );
}
