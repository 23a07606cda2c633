import { FileUp, PackageOpen, Plus } from "lucide-react";
import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import { BarChart } from "@/components/shared/bar-chart";
import { EmptyState } from "@/components/shared/empty-state";
import { PageHead } from "@/components/shared/page-head";
import { Stat } from "@/components/shared/stat";
import { Button } from "@/components/ui/button";
import { Card, CardContent, CardHeader, CardTitle } from "@/components/ui/card";
import type { Dashboard as Figures } from "@/server/modules/insight/contract";
import type { WorkspaceAccess } from "@/server/operations/context";
import { formatDate, formatNumber } from "@/server/platform/i18n/format";
import { Activity } from "./activity";

interface Props {
  figures: Figures;
  store: WorkspaceAccess;
}

/** What the store has, used and saved lately; a new store is told where to begin. Drawn on the server. */
export function Dashboard({ figures, store }: Props) {
  const t = useTranslations("dashboard");
  const services = useTranslations("studio.services");
  const common = useTranslations("common");
  const locale = useLocale();
  const base = `/store/${store.slug}`;
  const { points, pointsSpent, textsFinished, minutesSaved, products } = figures;
  const number = (value: number) => formatNumber(value, locale);
  const duration = (minutes: number) =>
    minutes < 120 ? t("minutes", { count: minutes }) : t("hours", { count: Math.round(minutes / 60) });
  const dayLabel = (day: string) => formatDate(new Date(`${day}T12:00:00Z`), locale, "UTC", "day");

  return (
    <>
      <PageHead title={t("title")} purpose={t("purpose", { days: figures.days, store: store.name })} />
      {products.total === 0 && (
        <Card>
          <EmptyState
            picture={<PackageOpen />}
            title={t("start.title")}
            text={t("start.text")}
            action={
              <>
                {store.permissions.has("catalog.import") && (
                  <Button asChild>
                    <Link href={`${base}/products/import`}>
                      <FileUp aria-hidden />
                      {t("start.import")}
                    </Link>
                  </Button>
                )}
                {store.permissions.has("catalog.write") && (
                  <Button asChild variant="outline">
                    <Link href={`${base}/products/new`}>
                      <Plus aria-hidden />
                      {t("start.add")}
                    </Link>
                  </Button>
                )}
              </>
            }
          />
        </Card>
      )}
      <div className="grid grid-cols-2 gap-3 lg:grid-cols-4">
        <Stat
          label={t("points")}
          value={common("points", { count: points.available })}
          {...(store.permissions.has("wallet.read") && { href: `${base}/wallet` })}
        />
        <Stat
          label={t("spent")}
          value={number(pointsSpent.value)}
          change={{ now: pointsSpent.value, before: pointsSpent.before }}
          goodWhen="down"
          course={pointsSpent.daily}
        />
        <Stat
          label={t("texts")}
          value={number(textsFinished.value)}
          change={{ now: textsFinished.value, before: textsFinished.before }}
          course={textsFinished.daily}
          href={`${base}/studio/texts`}
        />
        <Stat
          label={t("saved")}
          value={<span title={t("savedHelp")}>{duration(minutesSaved.value)}</span>}
          change={{ now: minutesSaved.value, before: minutesSaved.before }}
        />
      </div>
      <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,1fr)_20rem]">
        <div className="grid gap-4">
          <Card>
            <CardHeader>
              <CardTitle>{t("chart")}</CardTitle>
            </CardHeader>
            <CardContent>
              <BarChart
                label={t("chart")}
                category={t("day")}
                series={[{ id: "texts", label: t("texts") }]}
                bars={figures.daily.map((day) => ({
                  id: day.day,
                  label: dayLabel(day.day),
                  values: [day.texts],
                }))}
                format={number}
              />
            </CardContent>
          </Card>
          <Card>
            <CardHeader>
              <CardTitle>{t("services")}</CardTitle>
            </CardHeader>
            <CardContent>
              {figures.services.length === 0 ? (
                <p className="text-muted-foreground">{t("noServices")}</p>
              ) : (
                <ul className="divide-y">
                  {figures.services.map(({ service, count, points: spent }) => (
                    <li key={service} className="flex items-baseline justify-between gap-3 py-2 tabular-nums">
                      <span className="font-medium">{services(`${service}.title`)}</span>
                      <span className="text-muted-foreground">
                        {t("serviceUse", { count, points: spent })}
                      </span>
                    </li>
                  ))}
                </ul>
              )}
            </CardContent>
          </Card>
        </div>
        <div className="grid gap-4">
          <Stat
            label={t("products")}
            value={
              <>
                {number(products.total)}
                {products.total > 0 && (
                  <span className="ms-2 font-normal text-muted-foreground text-sm">
                    {t("withoutText", { count: products.withoutDescription })}
                  </span>
                )}
              </>
            }
            href={`${base}/products`}
          />
          <Activity items={figures.activity} base={base} />
        </div>
      </div>
    </>
  );
}
