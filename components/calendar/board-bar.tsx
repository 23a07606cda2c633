"use client";

import { useQuery } from "@tanstack/react-query";
import { ChevronLeft, ChevronRight } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { useTRPC } from "@/components/api";
import type { ListParams } from "@/components/shared/list/use-list-params";
import { Button } from "@/components/ui/button";
import { NativeSelect } from "@/components/ui/native-select";
import { type Calendar, postStatuses } from "@/server/modules/calendar/contract";
import { type boardOf, boardViews } from "./board-query";
import { dayText } from "./days";

interface Props {
  shown: ReturnType<typeof boardOf>;
  today: string;
  params: ListParams;
  calendar: Calendar | undefined;
}

/** Above the calendar: where in time, how it is shown, and which posts. All of it stands in the address. */
export function BoardBar({ shown, today, params, calendar }: Props) {
  const t = useTranslations("calendar");
  const locale = useLocale();
  const api = useTRPC();
  const channels = useQuery(api.calendar.listChannels.queryOptions({}));
  const { days, view, month } = shown;
  const title =
    view === "week"
      ? `${dayText(days[0] ?? today, locale, "day")} – ${dayText(days.at(-1) ?? today, locale)}`
      : dayText(month.first, locale, "month");
  const filter = (name: "channel" | "status" | "author", label: string, options: [string, string][]) => (
    <NativeSelect
      aria-label={label}
      value={params.get(name) ?? ""}
      onChange={(event) => params.set({ [name]: event.target.value || undefined })}
      className="max-w-44"
    >
      <option value="">{label}</option>
      {options.map(([value, text]) => (
        <option key={value} value={value}>
          {text}
        </option>
      ))}
    </NativeSelect>
  );
  return (
    <div className="flex flex-wrap items-center justify-between gap-3">
      <div className="flex flex-wrap items-center gap-2">
        <div className="flex">
          <Button
            variant="ghost"
            size="icon"
            aria-label={t("board.previous")}
            onClick={() => params.set({ date: shown.previous })}
          >
            <ChevronLeft className="rtl:-scale-x-100" />
          </Button>
          <Button
            variant="ghost"
            size="icon"
            aria-label={t("board.next")}
            onClick={() => params.set({ date: shown.next })}
          >
            <ChevronRight className="rtl:-scale-x-100" />
          </Button>
        </div>
        <h2 aria-live="polite" className="min-w-36 font-semibold text-lg">
          {title}
        </h2>
        <Button variant="outline" size="sm" onClick={() => params.set({ date: undefined })}>
          {t("board.today")}
        </Button>
      </div>
      <div className="flex flex-wrap items-center gap-2">
        {filter(
          "channel",
          t("board.allChannels"),
          (channels.data?.items ?? []).map(({ id, name }) => [id, name]),
        )}
        {filter(
          "status",
          t("board.allStates"),
          postStatuses.map((status) => [status, t(`status.${status}`)]),
        )}
        {filter(
          "author",
          t("board.allAuthors"),
          (calendar?.authors ?? []).map(({ id, name }) => [id, name]),
        )}
        <fieldset className="flex rounded-md border p-0.5 max-md:hidden">
          <legend className="sr-only">{t("board.view")}</legend>
          {boardViews.map((one) => (
            <Button
              key={one}
              variant="ghost"
              size="sm"
              aria-pressed={view === one}
              className="aria-pressed:bg-muted"
              onClick={() => params.set({ view: one === "month" ? undefined : one })}
            >
              {t(`board.views.${one}`)}
            </Button>
          ))}
        </fieldset>
      </div>
    </div>
  );
}
