"use client";

import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { weekdayName } from "@/components/calendar/days";
import { RelativeTime } from "@/components/shared/relative-time";
import { Button } from "@/components/ui/button";
import { Card, CardContent, CardHeader, CardTitle } from "@/components/ui/card";
import { useStore } from "@/components/workspace/store-context";
import type { CompetitorDetail } from "@/server/modules/competitors/contract";
import { mondayPlus, toClock } from "./clock";
import { ScheduleDialog } from "./schedule-dialog";

/** When a competitor is looked at, and the addresses that are watched. */
export function ScheduleCard({ competitor }: { competitor: CompetitorDetail }) {
  const t = useTranslations("competitors");
  const locale = useLocale();
  const { can } = useStore();
  const [editing, setEditing] = useState(false);
  const { schedule, zone, paused, nextCheckAt, lastCheckAt, addresses } = competitor;
  const { rhythm, atMinute, weekday, quietFrom, quietUntil } = schedule;
  const daily = rhythm === "1d" || rhythm === "1w";
  return (
    <Card>
      <CardHeader>
        <CardTitle>{t("schedule.title")}</CardTitle>
      </CardHeader>
      <CardContent className="grid gap-3">
        <p>
          {t(`schedule.rhythms.${rhythm}`)}
          {rhythm === "1w" && <>, {weekdayName(mondayPlus(weekday - 1), locale)}</>}
          {daily && <>, {toClock(atMinute)}</>}
        </p>
        <dl className="grid gap-2 text-sm [&_dt]:text-muted-foreground">
          {quietFrom !== null && quietUntil !== null && (
            <div>
              <dt>{t("schedule.quiet")}</dt>
              <dd className="tabular-nums">
                {toClock(quietFrom)}–{toClock(quietUntil)}
              </dd>
            </div>
          )}
          <div>
            <dt>{t("list.last")}</dt>
            <dd>{lastCheckAt ? <RelativeTime date={lastCheckAt} /> : t("list.never")}</dd>
          </div>
          {nextCheckAt && !paused && (
            <div>
              <dt>{t("list.next")}</dt>
              <dd>
                <RelativeTime date={nextCheckAt} />
              </dd>
            </div>
          )}
          <div>
            <dt>{t("page.addresses")}</dt>
            {addresses.map((address) => (
              <dd key={address} className="truncate">
                <a
                  href={address}
                  target="_blank"
                  rel="noreferrer noopener"
                  dir="ltr"
                  className="underline decoration-border underline-offset-2 hover:decoration-foreground"
                >
                  {address}
                </a>
              </dd>
            ))}
          </div>
        </dl>
        <p className="text-muted-foreground text-sm">{t("schedule.zone", { zone })}</p>
        {can("competitors.manage") && (
          <Button variant="outline" className="w-fit" onClick={() => setEditing(true)}>
            {t("schedule.edit")}
          </Button>
        )}
      </CardContent>
      {editing && <ScheduleDialog competitor={competitor} onClose={() => setEditing(false)} />}
    </Card>
  );
}
