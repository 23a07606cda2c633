import { sql } from "drizzle-orm";
import type { ServiceTx } from "@/server/db/service";
import type { InstallationUsageInput } from "./contract";

const dayMs = 86_400_000;
const usualDays = 30;

const noonOf = (day: string) => Date.parse(`${day}T12:00:00Z`);
const dayAt = (noon: number) => new Date(noon).toISOString().slice(0, 10);

/** Whole days of a timezone's clock, and as many before them. */
export interface DaySpan {
  /** `YYYY-MM-DD`, oldest first. */
  days: string[];
  from: Date;
  /** The end of the last day. */
  to: Date;
  /** The beginning of the first of as many days before. */
  before: Date;
  timezone: string;
}

/** The days that are asked for; a day has 23 to 25 hours, which the database knows of every timezone. */
export async function daySpan(
  tx: ServiceTx,
  { timezone, ...asked }: InstallationUsageInput,
  now: Date,
): Promise<DaySpan> {
  const today = new Intl.DateTimeFormat("en-CA", { timeZone: timezone, dateStyle: "short" }).format(now);
  const last = noonOf(asked.to ?? today);
  const first = asked.from ? Math.min(noonOf(asked.from), last) : last - (usualDays - 1) * dayMs;
  const count = Math.round((last - first) / dayMs) + 1;
  const midnight = (day: string) => sql`extract(epoch from ${day}::timestamp at time zone ${timezone})`;
  const [row] = await tx.execute<Record<"before" | "from" | "to", string>>(sql`
    select ${midnight(dayAt(first - count * dayMs))} as before, ${midnight(dayAt(first))} as from,
      ${midnight(dayAt(last + dayMs))} as to`);
  if (!row) throw new Error("a statement without a row");
  const moment = (seconds: string) => new Date(Number(seconds) * 1000);
  return {
    days: Array.from({ length: count }, (_, n) => dayAt(first + n * dayMs)),
    from: moment(row.from),
    to: moment(row.to),
    before: moment(row.before),
    timezone,
  };
}
