"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useLocale, useTimeZone, useTranslations } from "next-intl";
import { useDeferredValue, useId, useState } from "react";
import { useWatch } from "react-hook-form";
import { formatMicros } from "@/components/admin/usage-figures";
import { useTRPC } from "@/components/api";
import { LocaleOptions } from "@/components/shared/locale-options";
import { Card, CardContent, CardHeader, CardTitle } from "@/components/ui/card";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { NativeSelect } from "@/components/ui/native-select";
import { RouteDraft, type RouteTask, type RouteTrial as Trial } from "@/server/modules/ai/contract";
import { formatDate } from "@/server/platform/i18n/format";
import type { Locale } from "@/server/platform/i18n/locales";
import { useProviderName } from "./provider-name";
import { draftOf, type RouteValues } from "./route-form";

/** Who would be asked for a request by the route as it stands in the form, and why the others would not. */
export function RouteTrial({ task, plans }: { task: RouteTask; plans: string[] }) {
  const t = useTranslations("routing.trial");
  const api = useTRPC();
  const headId = useId();
  const [plan, setPlan] = useState(plans[0] ?? "free");
  const [locale, setLocale] = useState<Locale>("en");
  const [length, setLength] = useState("1000");
  const values = useWatch<RouteValues>() as RouteValues;
  const draft = RouteDraft.safeParse(draftOf(values));
  const characters = Math.min(1_000_000, Math.max(0, Math.round(Number(length) || 0)));
  const input = useDeferredValue(
    JSON.stringify({ task, plan, locale, characters, ...(draft.success && { draft: draft.data }) }),
  );
  const trial = useQuery(
    api.ai.tryRoute.queryOptions(JSON.parse(input), {
      enabled: draft.success,
      placeholderData: keepPreviousData,
    }),
  );
  return (
    <Card role="region" aria-labelledby={headId}>
      <CardHeader>
        <CardTitle id={headId}>{t("title")}</CardTitle>
        <p className="text-muted-foreground text-sm">{t("text")}</p>
      </CardHeader>
      <CardContent className="grid gap-3">
        <div className="grid grid-cols-2 items-start gap-3">
          <Field label={t("plan")}>
            {(control) => (
              <NativeSelect {...control} value={plan} onChange={(event) => setPlan(event.target.value)}>
                {plans.map((one) => (
                  <option key={one} value={one}>
                    {one}
                  </option>
                ))}
              </NativeSelect>
            )}
          </Field>
          <Field label={t("language")}>
            {(control) => (
              <NativeSelect
                {...control}
                value={locale}
                onChange={(event) => setLocale(event.target.value as Locale)}
              >
                <LocaleOptions />
              </NativeSelect>
            )}
          </Field>
        </div>
        <Field label={t("length")}>
          {(control) => (
            <Input
              {...control}
              type="number"
              min={0}
              max={1_000_000}
              value={length}
              onChange={(event) => setLength(event.target.value)}
            />
          )}
        </Field>
        <div aria-live="polite">
          {!draft.success ? (
            <p className="text-muted-foreground">{t("incomplete")}</p>
          ) : (
            trial.data && <Outcome trial={trial.data} />
          )}
        </div>
      </CardContent>
    </Card>
  );
}

function Outcome({ trial: { asked, skipped } }: { trial: Trial }) {
  const t = useTranslations("routing.trial");
  const locale = useLocale();
  const timeZone = useTimeZone() ?? "UTC";
  const name = useProviderName();
  const named = ({
    provider,
    model,
  }: {
    provider: Trial["asked"][number]["provider"];
    model: string | null;
  }) => (
    <>
      <span className="font-medium">{name(provider)}</span>{" "}
      {provider !== "offline" && <bdi className="break-all">{model}</bdi>}
    </>
  );
  return (
    <div className="grid gap-3">
      {asked.length === 0 ? (
        <p className="font-medium text-destructive">{t("nobody")}</p>
      ) : (
        <div className="grid gap-1">
          <h3 className="font-medium text-sm">{t("asked")}</h3>
          <ol className="grid list-decimal gap-1 ps-5">
            {asked.map((one) => (
              <li key={one.position}>
                {named(one)}
                {one.mostMicros !== null && (
                  <span className="block text-muted-foreground text-sm">
                    {t("most", { cost: formatMicros(one.mostMicros, locale) })}
                  </span>
                )}
              </li>
            ))}
          </ol>
        </div>
      )}
      {skipped.length > 0 && (
        <div className="grid gap-1">
          <h3 className="font-medium text-sm">{t("passedOver")}</h3>
          <ul className="grid gap-1">
            {skipped.map((one) => (
              <li key={one.position}>
                {named(one)}
                <span className="block text-muted-foreground text-sm">
                  {t(`reasons.${one.reason}`)}
                  {one.until &&
                    ` · ${t("until", { time: formatDate(new Date(one.until), locale, timeZone, "datetime") })}`}
                </span>
              </li>
            ))}
          </ul>
        </div>
      )}
    </div>
  );
}
