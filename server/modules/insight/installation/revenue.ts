import type { ServiceTx } from "@/server/db/service";
import { PlatformSettings, platformSettings, settingHistory } from "@/server/modules/settings";
import { spentOfAll } from "@/server/modules/wallet";

/** From when on a point was worth so much, in micro-dollars. */
export interface PointPrice {
  since: Date;
  micros: number;
}

/**
 * What a point was worth, oldest first. The first price counts for the time before it too: points were spent before
 * anybody said what they are worth. Empty while a point has no price.
 */
export async function pointPrices(tx: ServiceTx): Promise<PointPrice[]> {
  if ((await platformSettings()).point_price.micros === null) return [];
  return (await settingHistory(tx, "point_price"))
    .flatMap(({ value, createdAt }) => {
      const { micros } = PlatformSettings.shape.point_price.parse(value);
      return micros === null ? [] : { since: createdAt, micros };
    })
    .toReversed()
    .map((price, index) => (index === 0 ? { ...price, since: new Date(0) } : price));
}

type Spent = Awaited<ReturnType<typeof spentOfAll>>[number] & {
  /** Micro-dollars; null while a point has no price. */
  valueMicros: number | null;
};

/** The points that all stores spent, each at the price of its moment. */
export async function valuedPoints(
  tx: ServiceTx,
  prices: readonly PointPrice[],
  { from, to, timezone }: { from: Date; to: Date; timezone: string },
): Promise<Spent[]> {
  if (prices.length === 0) {
    return (await spentOfAll(tx, from, to, timezone)).map((row) => ({ ...row, valueMicros: null }));
  }
  const valued: Spent[] = [];
  for (const [index, { since, micros }] of prices.entries()) {
    const begin = since > from ? since : from;
    const next = prices[index + 1]?.since ?? to;
    const end = next < to ? next : to;
    if (begin >= end) continue;
    const rows = await spentOfAll(tx, begin, end, timezone);
    valued.push(...rows.map((row) => ({ ...row, valueMicros: row.points * micros })));
  }
  return valued;
}
