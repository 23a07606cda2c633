import { isStatus } from "@/components/calendar/status";
import type { Locale } from "@/server/platform/i18n/locales";
import { addDays, monthOf, weekOf } from "./days";

export const boardViews = ["month", "week", "list"] as const;

/** What the address says that the calendar shows. */
export interface BoardParams {
  view?: string | undefined;
  date?: string | undefined;
  channel?: string | undefined;
  status?: string | undefined;
  author?: string | undefined;
}

const isDay = (text: string | undefined): text is string =>
  text !== undefined && /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(text));

/** What the calendar shows by its address, and the query for it: the same on the server and in the browser. */
export function boardOf(params: BoardParams, today: string, locale: Locale) {
  const view = boardViews.find((one) => one === params.view) ?? "month";
  const date = isDay(params.date) ? params.date : today;
  const month = monthOf(date, locale);
  const days = view === "week" ? weekOf(date, locale) : month.days;
  const ofKind = (prefix: string, id: string | undefined) =>
    id && new RegExp(`^${prefix}_[0-9a-z]{26}$`).test(id) ? id : undefined;
  const channelId = ofKind("chan", params.channel);
  const authorId = ofKind("user", params.author);
  return {
    view,
    date,
    month,
    days,
    previous: view === "week" ? addDays(date, -7) : month.previous,
    next: view === "week" ? addDays(date, 7) : month.next,
    query: {
      from: days[0] ?? date,
      to: days.at(-1) ?? date,
      ...(channelId && { channelId }),
      ...(authorId && { authorId }),
      ...(isStatus(params.status) && { status: params.status }),
    },
  };
}
