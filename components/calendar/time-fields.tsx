"use client";

import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { useStore } from "@/components/workspace/store-context";
import type { LocalMoment } from "@/server/modules/calendar/contract";
import { dayText, weekdayName } from "./days";

interface Props {
  value: LocalMoment | null;
  disabled: boolean;
  /** Called with each change, or when the button is pressed where there is one. */
  onChange: (planned: LocalMoment | null) => void;
  /** The verb of a button that takes the time over. */
  submit?: string;
  busy?: boolean;
}

/** A day and a time on the store's clock. */
export function TimeFields({ value, disabled, onChange, submit, busy = false }: Props) {
  const t = useTranslations("calendar.form");
  const locale = useLocale();
  const { timezone } = useStore();
  const [draft, setDraft] = useState<{ of: LocalMoment | null; date: string; time: string }>();
  const same = draft?.of?.date === value?.date && draft?.of?.time === value?.time;
  const { date, time } = draft && same ? draft : { date: value?.date ?? "", time: value?.time ?? "" };
  const change = (next: { date: string; time: string }) => {
    setDraft({ of: value, ...next });
    if (!submit) onChange(next.date && next.time ? next : null);
  };
  const complete = date !== "" && time !== "";
  return (
    <div className="grid gap-3">
      <div className="flex flex-wrap items-end gap-3">
        <Field label={t("date")} help={date && `${weekdayName(date, locale)} ${dayText(date, locale)}`}>
          {(control) => (
            <Input
              {...control}
              type="date"
              disabled={disabled}
              value={date}
              onChange={(event) => change({ date: event.target.value, time: time || "09:00" })}
            />
          )}
        </Field>
        <Field label={t("time")} help={timezone}>
          {(control) => (
            <Input
              {...control}
              type="time"
              disabled={disabled}
              value={time}
              onChange={(event) => change({ date, time: event.target.value.slice(0, 5) })}
            />
          )}
        </Field>
      </div>
      {submit && !disabled && (
        <div className="flex flex-wrap gap-2">
          <Button
            variant="outline"
            loading={busy}
            disabled={!complete || (date === value?.date && time === value.time)}
            onClick={() => onChange({ date, time })}
          >
            {submit}
          </Button>
          {value && (
            <Button variant="ghost" disabled={busy} onClick={() => onChange(null)}>
              {t("clearTime")}
            </Button>
          )}
        </div>
      )}
    </div>
  );
}
