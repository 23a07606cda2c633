import type { WorkspaceTx } from "@/server/db/client";
import { spentPoints } from "@/server/modules/wallet";
import type { Cause } from "@/server/modules/wallet/contract";
import { lastDays } from "./calendar";
import type { AiUsage } from "./contract";
import { namesOf } from "./people";
import { minutesByHand, minutesSaved, minutesToRead } from "./time-saved";

const dayMs = 86_400_000;
type Spent = Awaited<ReturnType<typeof spentPoints>>;

function sumBy<K extends string>(rows: Spent, key: (row: Spent[number]) => K) {
  const sums = new Map<K, { pieces: number; points: number }>();
  for (const row of rows) {
    const sum = sums.get(key(row)) ?? { pieces: 0, points: 0 };
    sums.set(key(row), { pieces: sum.pieces + row.pieces, points: sum.points + row.points });
  }
  return sums;
}

/** Each service with what it made, cost and saved; what costs most comes first. */
function byService(rows: Spent): AiUsage["services"] {
  return [...sumBy(rows, (row) => row.cause)]
    .map(([cause, { pieces, points }]) => {
      const saved = minutesSaved([{ cause, pieces }]);
      return { cause, pieces, points, minutesByHand: minutesByHand[cause] ?? null, minutesSaved: saved };
    })
    .toSorted((a, b) => b.points - a.points || b.pieces - a.pieces);
}

function totals(services: AiUsage["services"]) {
  return {
    points: services.reduce((sum, row) => sum + row.points, 0),
    pieces: services.reduce((sum, row) => sum + row.pieces, 0),
    minutesSaved: services.reduce((sum, row) => sum + row.minutesSaved, 0),
  };
}

interface Span {
  days: number;
  timezone: string;
  now: Date;
}

/** What was spent in the last whole days of the store's clock, and in as many days before them. */
export async function spentLately(tx: WorkspaceTx, { days, timezone, now }: Span) {
  const twice = lastDays(now, 2 * days, timezone);
  const shown = twice.slice(days);
  const since = new Date(now.getTime() - (2 * days + 1) * dayMs);
  const spent = await spentPoints(tx, since, now, timezone);
  const between = (first = "", last = "") => spent.filter(({ day }) => first <= day && day <= last);
  return {
    shown,
    rows: between(shown[0], shown.at(-1)),
    earlier: between(twice[0], twice[days - 1]),
  };
}

/** What the last days of a store made, cost and saved, beside as many days before them. */
export async function aiUsage(tx: WorkspaceTx, span: Span): Promise<AiUsage> {
  const { shown, rows, earlier } = await spentLately(tx, span);
  const services = byService(rows);
  const [current, before] = [totals(services), totals(byService(earlier))];
  const change = (key: keyof typeof current) => ({ value: current[key], before: before[key] });
  const ofDay = Map.groupBy(rows, (row) => row.day);
  const people = [...sumBy(rows, (row) => row.actor)].toSorted(([, a], [, b]) => b.points - a.points);
  const names = await namesOf(
    tx,
    people.map(([id]) => id),
  );
  return {
    days: span.days,
    points: change("points"),
    pieces: change("pieces"),
    minutesSaved: change("minutesSaved"),
    daily: shown.map((day) => {
      const sums = sumBy(ofDay.get(day) ?? [], (row) => row.cause);
      const points = Object.fromEntries([...sums].map(([cause, sum]) => [cause, sum.points]));
      return { day, points: points as Partial<Record<Cause, number>> };
    }),
    services,
    people: people.map(([id, sum]) => ({ id, name: names.get(id) ?? null, ...sum })),
    minutesToRead,
  };
}
