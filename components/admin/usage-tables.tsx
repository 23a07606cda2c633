import { useLocale, useTranslations } from "next-intl";
import { useProviderName } from "@/components/ai/provider-name";
import { FiguresTable } from "@/components/shared/figures-table";
import type { InstallationUsage } from "@/server/modules/insight/contract";
import { planNames } from "@/server/operations/plans";
import { formatNumber, formatPercent } from "@/server/platform/i18n/format";
import { formatDuration } from "./duration";
import { formatMicros } from "./usage-figures";

/** What each plan brought and each model cost, and what failed. */
export function UsageTables({ usage: { plans, models, failures } }: { usage: InstallationUsage }) {
  const t = useTranslations("admin.usage");
  const kinds = useTranslations("routing.health.kinds");
  const names = useTranslations("site.pricing.planNames");
  const locale = useLocale();
  const provider = useProviderName();
  /** A plan that is no more keeps the name that it is stored by. */
  const planName = (plan: string) => {
    const known = planNames.find((name) => name === plan);
    return known ? names(known) : <bdi>{plan}</bdi>;
  };
  const number = (value: number) => formatNumber(value, locale);
  const money = (micros: number | null) => (micros === null ? "–" : formatMicros(micros, locale));
  return (
    <>
      <FiguresTable
        title={t("byPlan")}
        name={{ label: t("plan"), cell: ({ plan }) => planName(plan) }}
        rows={plans}
        rowId={({ plan }) => plan}
        figures={[
          { id: "stores", label: t("stores"), cell: (row) => number(row.stores) },
          { id: "points", label: t("points"), cell: (row) => number(row.points) },
          { id: "revenue", label: t("revenue"), cell: (row) => money(row.revenueMicros) },
          { id: "cost", label: t("cost"), cell: (row) => money(row.costMicros) },
          { id: "margin", label: t("margin"), cell: (row) => money(row.marginMicros) },
          {
            id: "share",
            label: t("marginShare"),
            cell: ({ revenueMicros, marginMicros }) =>
              revenueMicros && marginMicros !== null
                ? formatPercent(marginMicros / revenueMicros, locale)
                : "–",
          },
        ]}
      >
        <div className="border-t px-4 py-3 text-muted-foreground text-sm">
          <p className="max-w-prose">{t("planNote")}</p>
        </div>
      </FiguresTable>
      <FiguresTable
        title={t("byModel")}
        name={{
          label: t("model"),
          cell: (row) => (
            <>
              {provider(row.provider)}{" "}
              {row.provider !== "offline" && (
                <bdi className="font-normal text-muted-foreground">{row.model}</bdi>
              )}
            </>
          ),
        }}
        rows={models}
        rowId={(row) => `${row.provider} ${row.model}`}
        figures={[
          { id: "asked", label: t("asked"), cell: (row) => number(row.asked) },
          { id: "failed", label: t("failed"), cell: (row) => number(row.failed) },
          {
            id: "tokens",
            label: t("tokens"),
            cell: (row) => `${number(row.inputTokens)} / ${number(row.outputTokens)}`,
          },
          { id: "cost", label: t("cost"), cell: (row) => money(row.costMicros) },
          {
            id: "latency",
            label: t("percentiles"),
            cell: ({ latency: of }) =>
              of ? [of.p50, of.p95, of.p99].map((ms) => formatDuration(ms, locale)).join(" / ") : "–",
          },
        ]}
      />
      {failures.length > 0 && (
        <FiguresTable
          title={t("failures")}
          name={{ label: t("kind"), cell: ({ kind }) => kinds(kind) }}
          rows={failures}
          rowId={({ kind }) => kind}
          figures={[
            { id: "attempts", label: t("attempts"), cell: (row) => number(row.attempts) },
            { id: "calls", label: t("unanswered"), cell: (row) => number(row.calls) },
          ]}
        >
          <div className="border-t px-4 py-3 text-muted-foreground text-sm">
            <p className="max-w-prose">{t("failuresNote")}</p>
          </div>
        </FiguresTable>
      )}
    </>
  );
}
