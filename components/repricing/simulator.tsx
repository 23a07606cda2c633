"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC } from "@/components/api";
import { QueryError } from "@/components/api/query-error";
import { Stat } from "@/components/shared/stat";
import { Field } from "@/components/ui/field";
import { NativeSelect } from "@/components/ui/native-select";
import { Skeleton } from "@/components/ui/skeleton";
import { useStore } from "@/components/workspace/store-context";
import {
  type Preview,
  type RuleTerms,
  type Simulation,
  simulatedDays,
} from "@/server/modules/repricing/contract";
import { formatDate, formatMoney, formatNumber, formatPercent } from "@/server/platform/i18n/format";
import { StepChart } from "./step-chart";
import { variantName } from "./variant-name";

function Result({ simulation }: { simulation: Simulation }) {
  const t = useTranslations("repricing.simulator");
  const verdicts = useTranslations("repricing.verdict");
  const locale = useLocale();
  const { timezone } = useStore();
  const { currency, limits, lowest, highest, cheapestBp, shops } = simulation;
  const money = (amount: number) => formatMoney(amount, currency, locale);
  if (limits === null) return <p className="text-muted-foreground">{t("impossible")}</p>;
  return (
    <>
      {shops.length === 0 && <p className="text-muted-foreground text-sm">{t("noOffers")}</p>}
      <StepChart
        label={t("label")}
        from={Date.parse(simulation.from)}
        until={Date.parse(simulation.until)}
        band={limits}
        format={money}
        date={(at) => formatDate(new Date(at), locale, timezone, "date")}
        lines={[
          { id: "rule", label: t("rule"), points: simulation.simulated, strong: true },
          { id: "own", label: t("own"), points: simulation.own },
          ...shops.map((shop) => ({
            id: shop.productId,
            label: shop.verdict === "counted" ? shop.name : `${shop.name} (${verdicts(shop.verdict)})`,
            points: shop.points,
          })),
        ]}
      />
      <div className="grid gap-3 sm:grid-cols-3">
        <Stat label={t("changes")} value={formatNumber(simulation.changes, locale)} />
        <Stat
          label={t("range")}
          value={lowest === null || highest === null ? "–" : `${money(lowest)} – ${money(highest)}`}
        />
        <Stat
          label={t("cheapest")}
          value={cheapestBp === null ? "–" : formatPercent(cheapestBp / 10_000, locale)}
        />
      </div>
    </>
  );
}

/** Replays the past of a product with the rule that is being written. */
export function Simulator({ terms, items }: { terms: RuleTerms; items: Preview["items"] }) {
  const t = useTranslations("repricing.simulator");
  const api = useTRPC();
  const [chosen, setChosen] = useState<string>();
  const [days, setDays] = useState<(typeof simulatedDays)[number]>(30);
  const variantId = items.find((item) => item.variantId === chosen)?.variantId ?? items[0]?.variantId ?? "";
  const simulation = useQuery(
    api.repricing.simulateRule.queryOptions(
      { terms, variantId, days },
      { enabled: variantId !== "", placeholderData: keepPreviousData },
    ),
  );
  return (
    <section className="grid gap-4 rounded-lg border bg-card p-4">
      <div>
        <h2 className="font-semibold text-base">{t("title")}</h2>
        <p className="text-muted-foreground text-sm">{t("text")}</p>
      </div>
      <div className="grid gap-3 sm:grid-cols-2">
        <Field label={t("product")}>
          {(control) => (
            <NativeSelect {...control} value={variantId} onChange={(event) => setChosen(event.target.value)}>
              {items.map((item) => (
                <option key={item.variantId} value={item.variantId}>
                  {variantName({ title: item.title ?? "", options: item.options })}
                </option>
              ))}
            </NativeSelect>
          )}
        </Field>
        <Field label={t("span")}>
          {(control) => (
            <NativeSelect
              {...control}
              value={days}
              onChange={(event) =>
                setDays(simulatedDays.find((span) => String(span) === event.target.value) ?? 30)
              }
            >
              {simulatedDays.map((span) => (
                <option key={span} value={span}>
                  {t("days", { days: span })}
                </option>
              ))}
            </NativeSelect>
          )}
        </Field>
      </div>
      {simulation.isError && (
        <QueryError error={simulation.error} onRetry={() => void simulation.refetch()} />
      )}
      {simulation.data ? (
        <Result simulation={simulation.data} />
      ) : (
        !simulation.isError && <Skeleton className="h-48" />
      )}
    </section>
  );
}
