"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { X } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC } from "@/components/api";
import { toastProblem } from "@/components/api/toast-problem";
import { RelativeTime } from "@/components/shared/relative-time";
import { toast } from "@/components/shared/toast";
import { Button } from "@/components/ui/button";
import { Card, CardContent, CardHeader, CardTitle } from "@/components/ui/card";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { NativeSelect } from "@/components/ui/native-select";
import { useStore } from "@/components/workspace/store-context";
import type { Channel } from "@/server/modules/calendar/contract";
import { formatDate } from "@/server/platform/i18n/format";
import { aWeek, timeText, weekdayName, weekOf } from "./days";

/** The times at which, week by week, the next approved post without a time goes out. */
export function Slots({ channels }: { channels: Channel[] }) {
  const t = useTranslations("calendar.slots");
  const all = useTranslations("calendar");
  const locale = useLocale();
  const api = useTRPC();
  const { can, timezone } = useStore();
  const queryClient = useQueryClient();
  const list = useQuery(api.calendar.listSlots.queryOptions({}));
  const [weekdays, setWeekdays] = useState<number[]>([]);
  const [time, setTime] = useState("09:00");
  const [channelId, setChannelId] = useState("");
  const onSettled = () => queryClient.invalidateQueries({ queryKey: api.calendar.pathKey() });
  const add = useMutation(
    api.calendar.addSlot.mutationOptions({
      onSuccess: () => setWeekdays([]),
      onError: toastProblem,
      onSettled,
    }),
  );
  const remove = useMutation(api.calendar.removeSlot.mutationOptions({ onError: toastProblem, onSettled }));
  const skip = useMutation(api.calendar.skipSlot.mutationOptions({ onError: toastProblem, onSettled }));
  const skipNext = (id: string) =>
    skip.mutate(
      { id, skip: true },
      {
        onSuccess: ({ nextAt }) =>
          void toast(t("skipped", { next: formatDate(new Date(nextAt), locale, timezone, "datetime") }), {
            undo: { label: all("board.undo"), run: () => skip.mutate({ id, skip: false }) },
          }),
      },
    );
  // The weekdays in the order of the reader's week.
  const order = weekOf(aWeek[0] ?? "", locale).map((day) => new Date(`${day}T12:00:00Z`).getUTCDay() || 7);
  const nameOf = (weekday: number) => weekdayName(aWeek[weekday - 1] ?? "", locale);
  const items = list.data?.items ?? [];
  return (
    <Card>
      <CardHeader>
        <CardTitle>{t("title")}</CardTitle>
        <p className="text-muted-foreground">{t("purpose", { timezone })}</p>
      </CardHeader>
      <CardContent className="grid gap-4">
        {items.length > 0 && (
          <ul className="divide-y rounded-md border">
            {items.map((slot) => {
              const names = order.filter((day) => slot.weekdays.includes(day)).map(nameOf);
              const channel = channels.find(({ id }) => id === slot.channelId);
              return (
                <li key={slot.id} className="flex flex-wrap items-center gap-x-3 gap-y-1 px-3 py-2">
                  <bdi className="font-medium tabular-nums">{timeText(slot.time, locale)}</bdi>
                  <span className="flex flex-wrap gap-1.5">
                    {names.map((name) => (
                      <bdi key={name}>{name}</bdi>
                    ))}
                  </span>
                  {channel && <bdi className="text-muted-foreground">{channel.name}</bdi>}
                  <span className="ms-auto text-muted-foreground text-sm">
                    {t("next")} <RelativeTime date={slot.nextAt} />
                  </span>
                  {can("calendar.write") && (
                    <Button
                      variant="outline"
                      size="sm"
                      aria-label={t("skipOf", { time: timeText(slot.time, locale) })}
                      loading={skip.isPending && skip.variables.id === slot.id}
                      onClick={() => skipNext(slot.id)}
                    >
                      {t("skip")}
                    </Button>
                  )}
                  {can("calendar.approve") && (
                    <Button
                      variant="ghost"
                      size="icon-sm"
                      aria-label={t("remove", { time: timeText(slot.time, locale) })}
                      onClick={() => remove.mutate({ id: slot.id })}
                    >
                      <X aria-hidden />
                    </Button>
                  )}
                </li>
              );
            })}
          </ul>
        )}
        {can("calendar.approve") && (
          <form
            className="grid gap-3"
            onSubmit={(event) => {
              event.preventDefault();
              add.mutate({ weekdays, time, channelId: channelId || null });
            }}
          >
            <fieldset className="flex flex-wrap gap-2">
              <legend className="mb-1.5 font-medium">{t("weekdays")}</legend>
              {order.map((weekday) => (
                <label
                  key={weekday}
                  className="flex min-h-8 cursor-pointer items-center gap-2 rounded-md border px-2.5 has-checked:border-primary has-checked:bg-primary-soft"
                >
                  <input
                    type="checkbox"
                    className="size-4 accent-primary"
                    checked={weekdays.includes(weekday)}
                    onChange={(event) =>
                      setWeekdays(
                        event.target.checked
                          ? [...weekdays, weekday]
                          : weekdays.filter((one) => one !== weekday),
                      )
                    }
                  />
                  {nameOf(weekday)}
                </label>
              ))}
            </fieldset>
            <div className="flex flex-wrap items-end gap-3">
              <Field label={t("time")}>
                {(control) => (
                  <Input
                    {...control}
                    type="time"
                    required
                    value={time}
                    onChange={(event) => setTime(event.target.value.slice(0, 5))}
                  />
                )}
              </Field>
              <Field label={t("channel")}>
                {(control) => (
                  <NativeSelect
                    {...control}
                    value={channelId}
                    onChange={(event) => setChannelId(event.target.value)}
                  >
                    <option value="">{t("anyChannel")}</option>
                    {channels.map(({ id, name }) => (
                      <option key={id} value={id}>
                        {name}
                      </option>
                    ))}
                  </NativeSelect>
                )}
              </Field>
              <Button
                type="submit"
                variant="outline"
                loading={add.isPending}
                disabled={weekdays.length === 0 || time === ""}
              >
                {t("add")}
              </Button>
            </div>
            <p className="text-muted-foreground text-sm">{t("rule")}</p>
          </form>
        )}
      </CardContent>
    </Card>
  );
}
