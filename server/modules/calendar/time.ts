import { Temporal } from "temporal-polyfill";
import type { LocalMoment } from "./contract";

/**
 * The moment at which the clock of a zone shows a time. Where a clock change leaves the time out, it is later by as
 * much as the change leaves out (02:30 becomes 03:30); where the clock shows it twice, it is the first of the two.
 * That is Temporal's "compatible", the rule of RFC 5545, by which calendars go.
 */
export function instantOf({ date, time }: LocalMoment, zone: string): Date {
  const local = Temporal.PlainDate.from(date).toPlainDateTime(Temporal.PlainTime.from(time));
  return new Date(local.toZonedDateTime(zone, { disambiguation: "compatible" }).epochMilliseconds);
}

/** What the clock of a zone shows at a moment. */
export function localOf(at: Date, zone: string): LocalMoment {
  const local = Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(zone);
  return {
    date: local.toPlainDate().toString(),
    time: local.toPlainTime().toString({ smallestUnit: "minute" }),
  };
}

/** The day after a day. */
export const addDays = (date: string, days: number): string =>
  Temporal.PlainDate.from(date).add({ days }).toString();

interface Weekly {
  /** ISO 8601: Monday is 1. */
  weekdays: readonly number[];
  time: string;
}

/** The moments of a weekly time after one moment and up to another, oldest first. */
export function momentsOf({ weekdays, time }: Weekly, after: Date, until: Date, zone: string): Date[] {
  const found: Date[] = [];
  // A day earlier, since a time that a change leaves out may move to the day after.
  let day = Temporal.PlainDate.from(localOf(after, zone).date).subtract({ days: 1 });
  const last = Temporal.PlainDate.from(localOf(until, zone).date);
  for (; Temporal.PlainDate.compare(day, last) <= 0; day = day.add({ days: 1 })) {
    if (!weekdays.includes(day.dayOfWeek)) continue;
    const at = instantOf({ date: day.toString(), time }, zone);
    if (at > after && at <= until) found.push(at);
  }
  return found;
}

/** The day whose moment this is, on the clock of a zone: the one before, where a change moved it over midnight. */
function dayOf({ time }: Weekly, at: Date, zone: string): string {
  const { date } = localOf(at, zone);
  const before = addDays(date, -1);
  return instantOf({ date: before, time }, zone).getTime() === at.getTime() ? before : date;
}

/**
 * The next moment of a weekly time by the clock of `zone`, where `nextAt` was reckoned by that of `slot.zone`. It
 * stays on its day, or comes after it: a day that was skipped, or had its post, is over on every clock.
 */
export function nextIn(slot: Weekly & { nextAt: Date; zone: string }, zone: string, now: Date): Date {
  if (slot.zone === zone) return slot.nextAt > now ? slot.nextAt : nextMoment(slot, now, zone);
  const own = instantOf({ date: dayOf(slot, slot.nextAt, slot.zone), time: slot.time }, zone);
  return own > now ? own : nextMoment(slot, now, zone);
}

/** The first moment of a weekly time after a moment. */
export function nextMoment(weekly: Weekly, after: Date, zone: string): Date {
  const [next] = momentsOf(weekly, after, new Date(after.getTime() + 9 * 86_400_000), zone);
  if (!next) throw new RangeError("a weekly time without a weekday");
  return next;
}
