import { TrendingDown, TrendingUp } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { BarChart } from "@/components/shared/bar-chart";
import { FiguresTable } from "@/components/shared/figures-table";
import { Badge } from "@/components/ui/badge";
import { Card, CardContent, CardHeader, CardTitle } from "@/components/ui/card";
import type { ReviewsResult, Theme } from "@/server/modules/analyses/contract";
import { formatDate, formatNumber, formatPercent } from "@/server/platform/i18n/format";

const sideTones = { positive: "success", negative: "destructive", mixed: "outline" } as const;
const sideColours = {
  positive: "bg-success",
  negative: "bg-destructive",
  mixed: "bg-muted-foreground",
} as const;
const sides = ["positive", "mixed", "negative"] as const;
const priorityTones = { high: "destructive", medium: "warning", low: "outline" } as const;

function Sentiment({ result }: { result: ReviewsResult }) {
  const t = useTranslations("analyses.sentiment");
  const locale = useLocale();
  const { sentiment, count, average, rated } = result;
  return (
    <Card>
      <CardHeader>
        <CardTitle>{t("title")}</CardTitle>
      </CardHeader>
      <CardContent className="grid gap-3">
        <div aria-hidden className="flex h-3 gap-0.5 overflow-hidden rounded-full">
          {sides.map(
            (side) =>
              sentiment[side] > 0 && (
                <div key={side} className={sideColours[side]} style={{ flexGrow: sentiment[side] }} />
              ),
          )}
        </div>
        <dl className="grid grid-cols-2 gap-x-6 gap-y-2 lg:grid-cols-4">
          {sides.map((side) => (
            <div key={side}>
              <dt className="flex items-center gap-1.5 text-muted-foreground text-sm">
                <span aria-hidden className={`size-2 rounded-full ${sideColours[side]}`} />
                {t(side)}
              </dt>
              <dd className="font-semibold text-lg tabular-nums">
                {formatPercent(sentiment[side] / Math.max(1, count), locale)}{" "}
                <span className="font-normal text-muted-foreground text-sm">
                  {formatNumber(sentiment[side], locale)}
                </span>
              </dd>
            </div>
          ))}
          {average !== null && (
            <div>
              <dt className="text-muted-foreground text-sm">{t("average")}</dt>
              <dd className="font-semibold text-lg tabular-nums">
                {formatNumber(average, locale)} ★{" "}
                <span className="font-normal text-muted-foreground text-sm">{t("of", { count: rated })}</span>
              </dd>
            </div>
          )}
        </dl>
      </CardContent>
    </Card>
  );
}

function Months({ months }: Pick<ReviewsResult, "months">) {
  const t = useTranslations("analyses.sentiment");
  const locale = useLocale();
  if (months.length < 2) return null;
  return (
    <Card>
      <CardHeader>
        <CardTitle>{t("months")}</CardTitle>
      </CardHeader>
      <CardContent>
        <BarChart
          label={t("months")}
          category={t("month")}
          series={sides.map((side) => ({ id: side, label: t(side) }))}
          bars={months.map((one) => ({
            id: one.month,
            label: formatDate(new Date(`${one.month}-15T12:00:00Z`), locale, "UTC", "month"),
            values: sides.map((side) => one[side]),
          }))}
          format={(value) => formatNumber(value, locale)}
        />
      </CardContent>
    </Card>
  );
}

function Trend({ trend }: Pick<Theme, "trend">) {
  const t = useTranslations("analyses.themes");
  if (!trend) return <span className="text-muted-foreground">{t("noTrend")}</span>;
  const Icon = trend === "rising" ? TrendingUp : trend === "falling" ? TrendingDown : undefined;
  return (
    <span className="inline-flex items-center gap-1">
      {Icon && <Icon aria-hidden className="size-4 rtl:-scale-x-100" />}
      {t(trend)}
    </span>
  );
}

function Quotes({ themes }: Pick<ReviewsResult, "themes">) {
  const t = useTranslations("analyses.themes");
  const locale = useLocale();
  const quoted = themes.filter(({ quotes }) => quotes.length > 0);
  if (quoted.length === 0) return null;
  return (
    <Card>
      <CardHeader>
        <CardTitle>{t("quotes")}</CardTitle>
      </CardHeader>
      <CardContent className="grid gap-5 sm:grid-cols-2">
        {quoted.map(({ label, quotes }) => (
          <section key={label} className="grid content-start gap-2">
            <h3 dir="auto" className="font-medium">
              {label}
            </h3>
            {quotes.map(({ text, rating }) => (
              <figure key={text} className="border-s-2 ps-3">
                <blockquote dir="auto" className="text-pretty break-words">
                  {text}
                </blockquote>
                {rating !== null && (
                  <figcaption className="text-muted-foreground text-sm">
                    {t("stars", { rating: formatNumber(rating, locale) })}
                  </figcaption>
                )}
              </figure>
            ))}
          </section>
        ))}
      </CardContent>
    </Card>
  );
}

/** What reviews say: sentiment, themes with the customers' own words, what to do. */
export function ReviewsResultView({ result }: { result: ReviewsResult }) {
  const t = useTranslations("analyses");
  const locale = useLocale();
  const number = (value: number) => formatNumber(value, locale);
  return (
    <div className="grid min-w-0 grid-cols-1 gap-4">
      <Card>
        <CardContent>
          <p dir="auto" className="text-pretty">
            {result.summary}
          </p>
        </CardContent>
      </Card>
      <Sentiment result={result} />
      <Months months={result.months} />
      {result.themes.length === 0 ? (
        <p className="text-muted-foreground">{t("themes.none")}</p>
      ) : (
        <FiguresTable
          title={t("themes.title")}
          name={{ label: t("themes.theme"), cell: ({ label }) => <span dir="auto">{label}</span> }}
          figures={[
            { id: "count", label: t("themes.count"), cell: ({ count }) => number(count) },
            { id: "share", label: t("themes.share"), cell: ({ share }) => formatPercent(share, locale) },
            { id: "praised", label: t("themes.praised"), cell: ({ praised }) => number(praised) },
            { id: "criticised", label: t("themes.criticised"), cell: ({ criticised }) => number(criticised) },
            {
              id: "sentiment",
              label: t("themes.sentiment"),
              cell: ({ sentiment }) => (
                <Badge variant={sideTones[sentiment]}>{t(`sentiment.${sentiment}`)}</Badge>
              ),
            },
            { id: "trend", label: t("themes.trend"), cell: ({ trend }) => <Trend trend={trend} /> },
          ]}
          rows={result.themes}
          rowId={({ label }) => label}
        />
      )}
      <Card>
        <CardHeader>
          <CardTitle>{t("actions.title")}</CardTitle>
        </CardHeader>
        <CardContent>
          <ol className="grid gap-3">
            {result.actions.map(({ text, priority, theme }) => (
              <li key={text} className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
                <Badge variant={priorityTones[priority]}>{t(`actions.${priority}`)}</Badge>
                <div className="grid min-w-0 flex-1 basis-60 gap-0.5">
                  <p dir="auto" className="text-pretty">
                    {text}
                  </p>
                  {theme && (
                    <p className="text-muted-foreground text-sm">{t("actions.answers", { theme })}</p>
                  )}
                </div>
              </li>
            ))}
          </ol>
        </CardContent>
      </Card>
      <Quotes themes={result.themes} />
      {result.droppedQuotes > 0 && (
        <p className="text-muted-foreground text-sm">
          {t("result.quotesDropped", { count: result.droppedQuotes })}
        </p>
      )}
    </div>
  );
}
