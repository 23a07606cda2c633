"use client";

import { useLocale, useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { weekdayName } from "@/components/calendar/days";
import { FormDialog } from "@/components/shared/form-dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { NativeSelect } from "@/components/ui/native-select";
import { type CompetitorDetail, rhythms } from "@/server/modules/competitors/contract";
import { fromClock, mondayPlus, toClock } from "./clock";
import { useChange } from "./use-change";

/** Asks when a competitor is to be looked at, by the store's clock. */
export function ScheduleDialog({
  competitor: { id, schedule, zone },
  onClose,
}: {
  competitor: CompetitorDetail;
  onClose: () => void;
}) {
  const t = useTranslations("competitors.schedule");
  const locale = useLocale();
  const { change, pending } = useChange();
  const [rhythm, setRhythm] = useState(schedule.rhythm);
  const [at, setAt] = useState(toClock(schedule.atMinute));
  const [weekday, setWeekday] = useState(schedule.weekday);
  const [quiet, setQuiet] = useState(schedule.quietFrom !== null);
  const [from, setFrom] = useState(toClock(schedule.quietFrom ?? 22 * 60));
  const [until, setUntil] = useState(toClock(schedule.quietUntil ?? 7 * 60));
  const daily = rhythm === "1d" || rhythm === "1w";
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const done = await change({
      id,
      schedule: {
        rhythm,
        atMinute: fromClock(at) ?? schedule.atMinute,
        weekday,
        quietFrom: quiet ? (fromClock(from) ?? null) : null,
        quietUntil: quiet ? (fromClock(until) ?? null) : null,
      },
    });
    if (done) onClose();
  };
  return (
    <FormDialog
      title={t("title")}
      text={t("zone", { zone })}
      submit={t("save")}
      sending={pending}
      onSubmit={submit}
      onClose={onClose}
    >
      <div className="grid gap-4">
        <Field label={t("rhythm")} help={t("search")}>
          {(control) => (
            <NativeSelect
              {...control}
              value={rhythm}
              onChange={(event) => setRhythm(rhythms.find((one) => one === event.target.value) ?? rhythm)}
            >
              {rhythms.map((one) => (
                <option key={one} value={one}>
                  {t(`rhythms.${one}`)}
                </option>
              ))}
            </NativeSelect>
          )}
        </Field>
        {rhythm === "1w" && (
          <Field label={t("weekday")}>
            {(control) => (
              <NativeSelect
                {...control}
                value={weekday}
                onChange={(event) => setWeekday(Number(event.target.value))}
              >
                {[1, 2, 3, 4, 5, 6, 7].map((day) => (
                  <option key={day} value={day}>
                    {weekdayName(mondayPlus(day - 1), locale)}
                  </option>
                ))}
              </NativeSelect>
            )}
          </Field>
        )}
        <Field label={daily ? t("at") : t("from")}>
          {(control) => (
            <Input {...control} type="time" value={at} onChange={(event) => setAt(event.target.value)} />
          )}
        </Field>
        <fieldset className="grid gap-3">
          <legend className="sr-only">{t("quiet")}</legend>
          <label className="flex min-h-6 items-center gap-2">
            <input
              type="checkbox"
              className="size-4 accent-primary"
              checked={quiet}
              onChange={(event) => setQuiet(event.target.checked)}
            />
            {t("quiet")}
          </label>
          <p className="text-muted-foreground text-sm">{t("quietHelp")}</p>
          {quiet && (
            <div className="grid grid-cols-2 gap-3">
              <Field label={t("quietFrom")}>
                {(control) => (
                  <Input
                    {...control}
                    type="time"
                    value={from}
                    onChange={(event) => setFrom(event.target.value)}
                  />
                )}
              </Field>
              <Field label={t("quietUntil")}>
                {(control) => (
                  <Input
                    {...control}
                    type="time"
                    value={until}
                    onChange={(event) => setUntil(event.target.value)}
                  />
                )}
              </Field>
            </div>
          )}
        </fieldset>
      </div>
    </FormDialog>
  );
}
