import type { WorkspaceTx } from "@/server/db/client";
import { ownKeyWork } from "@/server/modules/ai";
import { spentPoints } from "@/server/modules/wallet";
import type { Cause } from "@/server/modules/wallet/contract";
import { lastDays } from "./calendar";
import type { AiUsage } from "./contract";
import { namesOf } from "./people";
import { minutesByHand, minutesSaved, minutesToRead } from "./time-saved";

const dayMs = 86_400_000;

/** What one person (or API key) had made of one kind on one day. */
type Work = Awaited<ReturnType<typeof spentPoints>>[number] & {
  /** Of the pieces, those made with the store's own key, which took no points. */
  ownKey: number;
};

function sumBy<K extends string>(rows: readonly Work[], key: (row: Work) => K) {
  const sums = new Map<K, { pieces: number; points: number }>();
  for (const row of rows) {
    const sum = sums.get(key(row)) ?? { pieces: 0, points: 0 };
    sums.set(key(row), { pieces: sum.pieces + row.pieces, points: sum.points + row.points });
  }
  return sums;
}

/** Each service with what it made, cost and saved; what costs most comes first. */
function byService(rows: readonly Work[]): AiUsage["services"] {
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

/** What was made from `from` until `to`: what the ledger has been paid for, and what the store's own keys made. */
async function workBetween(tx: WorkspaceTx, from: Date, to: Date, timezone: string): Promise<Work[]> {
  const spent = await spentPoints(tx, from, to, timezone);
  const unpaid = await ownKeyWork(tx, from, to, timezone);
  const rows = [
    ...spent.map((row) => ({ ...row, ownKey: 0 })),
    ...unpaid.map((row) => ({ ...row, points: 0, ownKey: row.pieces })),
  ];
  const same = Map.groupBy(rows, ({ day, cause, actor }) => JSON.stringify([day, cause, actor]));
  return [...same.values()]
    .flatMap(([first, second]) => {
      if (!first || !second) return first ?? [];
      return { ...first, pieces: first.pieces + second.pieces, ownKey: first.ownKey + second.ownKey };
    })
    .toSorted((a, b) => a.day.localeCompare(b.day));
}

/** What was made in the last whole days of the store's clock, and in as many days before them. */
export async function workLately(tx: WorkspaceTx, { days, timezone, now }: Span) {
  const twice = lastDays(now, 2 * days, timezone);
  const shown = twice.slice(days);
  const since = new Date(now.getTime() - (2 * days + 1) * dayMs);
  const work = await workBetween(tx, since, now, timezone);
  const between = (first = "", last = "") => work.filter(({ day }) => first <= day && day <= last);
  return {
    shown,
    rows: between(shown[0], shown.at(-1)),
    earlier: between(twice[0], twice[days - 1]),
  };
}

/** What the last days of a store made, cost and saved, beside as many days before them. */
export async function aiUsage(tx: WorkspaceTx, span: Span): Promise<AiUsage> {
  const { shown, rows, earlier } = await workLately(tx, span);
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
    ownKeyPieces: rows.reduce((sum, row) => sum + row.ownKey, 0),
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
