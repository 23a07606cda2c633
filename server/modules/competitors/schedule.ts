import { createHash } from "node:crypto";
import { Temporal } from "temporal-polyfill";
import type { Rhythm } from "./kinds";

/** When a competitor is looked at. Minutes are those after midnight by the store's clock. */
export interface Schedule {
  rhythm: Rhythm;
  atMinute: number;
  /** ISO 8601, Monday is 1. */
  weekday: number;
  quietFrom: number | null;
  quietUntil: number | null;
}

const dayMinutes = 1440;
/** Minutes between two checks. */
export const minutesOf: Readonly<Record<Rhythm, number>> = {
  "15m": 15,
  "30m": 30,
  "1h": 60,
  "3h": 180,
  "6h": 360,
  "12h": 720,
  "1d": dayMinutes,
  "1w": 7 * dayMinutes,
};

/** The longest that a check is put off, so that many stores do not all look at a shop at the full hour. */
const mostJitterMs = 10 * 60_000;

/**
 * The first check after a moment, by the clock of a zone. Rhythms up to an hour go by elapsed time and so keep their
 * distance when clocks change; longer ones stand at the same hours of the clock in summer and winter. What falls into
 * the quiet hours is done when they end. The same competitor is put off by the same part of its rhythm each time.
 */
export function nextCheck(schedule: Schedule, after: Date, zone: string, who: string): Date {
  const jitter = jitterMs(schedule.rhythm, who);
  // A check that was put off belongs to a slot before it: to one of the quiet hours, which are less than a day.
  const back = jitter + (schedule.quietFrom === null ? 0 : dayMinutes * 60_000);
  let slot = new Date(after.getTime() - back);
  for (;;) {
    slot = nextSlot(schedule, slot, zone);
    const begun = endOfQuiet(schedule, slot, zone) ?? slot;
    const put = new Date(begun.getTime() + jitter);
    const at = endOfQuiet(schedule, put, zone) ? begun : put;
    if (at > after) return at;
  }
}

function jitterMs(rhythm: Rhythm, who: string): number {
  const most = Math.min(mostJitterMs, minutesOf[rhythm] * 60_000 * 0.1);
  const part = createHash("sha256").update(who).digest().readUInt32BE(0) / 2 ** 32;
  return Math.floor(part * most);
}

const zoned = (at: Date, zone: string) =>
  Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(zone);
const minuteOf = (at: Temporal.ZonedDateTime) => at.hour * 60 + at.minute;

function nextSlot(schedule: Schedule, after: Date, zone: string): Date {
  return minutesOf[schedule.rhythm] <= 60
    ? nextElapsed(schedule, after, zone)
    : nextOfClock(schedule, after, zone);
}

function nextElapsed({ rhythm, atMinute }: Schedule, after: Date, zone: string): Date {
  const step = minutesOf[rhythm];
  const now = zoned(after, zone);
  const since = (((minuteOf(now) - atMinute) % step) + step) % step;
  const full = Math.floor(after.getTime() / 60_000) * 60_000;
  return new Date(full + (step - since) * 60_000);
}

function nextOfClock({ rhythm, atMinute, weekday }: Schedule, after: Date, zone: string): Date {
  const step = Math.min(minutesOf[rhythm], dayMinutes);
  const times: number[] = [];
  for (let minute = atMinute % step; minute < dayMinutes; minute += step) times.push(minute);
  // A day earlier, since a time that a change of clocks leaves out may move to the day after.
  let day = zoned(after, zone).toPlainDate().subtract({ days: 1 });
  for (;;) {
    if (rhythm !== "1w" || day.dayOfWeek === weekday) {
      for (const minute of times) {
        const at = instantOf(day, minute, zone);
        if (at > after) return at;
      }
    }
    day = day.add({ days: 1 });
  }
}

/** The moment at which the clock shows a time; later by what a change leaves out, the first of two (RFC 5545). */
function instantOf(day: Temporal.PlainDate, minute: number, zone: string): Date {
  const time = new Temporal.PlainTime(Math.floor(minute / 60), minute % 60);
  return new Date(
    day.toPlainDateTime(time).toZonedDateTime(zone, { disambiguation: "compatible" }).epochMilliseconds,
  );
}

/** When the quiet hours end in which a moment lies; undefined where it lies in none. */
function endOfQuiet({ quietFrom, quietUntil }: Schedule, at: Date, zone: string): Date | undefined {
  if (quietFrom === null || quietUntil === null || quietFrom === quietUntil) return undefined;
  const local = zoned(at, zone);
  const minute = minuteOf(local);
  const overnight = quietFrom > quietUntil;
  const quiet = overnight
    ? minute >= quietFrom || minute < quietUntil
    : minute >= quietFrom && minute < quietUntil;
  if (!quiet) return undefined;
  const day = local.toPlainDate();
  return instantOf(overnight && minute >= quietFrom ? day.add({ days: 1 }) : day, quietUntil, zone);
}

/** The next moment at which the clock of a zone shows a minute of the day. */
export const nextDaily = (minute: number, after: Date, zone: string): Date =>
  nextOfClock({ rhythm: "1d", atMinute: minute, weekday: 1, quietFrom: null, quietUntil: null }, after, zone);
