"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useEffect } from "react";
import { SpanLinks } from "@/components/shared/span-links";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { spans } from "@/server/modules/insight/spans";

interface Props {
  /** The days that are shown, or that somebody wrote who is told that they cannot be. */
  from: string;
  to: string;
  /** How many days up to today they are, where that was chosen. */
  days: number | undefined;
  timezone: string | undefined;
  error: string | undefined;
}

/** Chooses the days that are told of; each choice has its address. */
export function UsageRange({ from, to, days, timezone, error }: Props) {
  const t = useTranslations("admin.usage");
  const router = useRouter();
  // Only the browser knows by whose clock its person lives.
  useEffect(() => {
    if (timezone) return;
    const url = new URL(window.location.href);
    url.searchParams.set("tz", Intl.DateTimeFormat().resolvedOptions().timeZone);
    router.replace(`${url.pathname}${url.search}`);
  }, [router, timezone]);
  const zone = timezone ? `&tz=${encodeURIComponent(timezone)}` : "";
  return (
    <div className="flex flex-wrap items-end gap-x-6 gap-y-3">
      <SpanLinks
        label={t("span")}
        links={spans.map((span) => ({
          href: `?days=${span}${zone}`,
          label: t("days", { count: span }),
          current: span === days,
        }))}
      />
      {/* By what it shows, so that the fields follow when another span is chosen. */}
      <form key={`${from} ${to}`} className="flex flex-wrap items-start gap-3">
        {timezone && <input type="hidden" name="tz" value={timezone} />}
        <Field label={t("from")} error={error}>
          {(control) => <Input {...control} type="date" name="from" defaultValue={from} required />}
        </Field>
        <Field label={t("to")}>
          {(control) => <Input {...control} type="date" name="to" defaultValue={to} required />}
        </Field>
        <Button type="submit" variant="outline" className="mt-5.5">
          {t("show")}
        </Button>
      </form>
      {timezone && (
        <p className="basis-full text-muted-foreground text-sm">{t("zone", { zone: timezone })}</p>
      )}
    </div>
  );
}
