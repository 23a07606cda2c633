/** Percent of a budget at which people are told. */
const thresholds = [80, 90, 100] as const;

/** The highest threshold that an expense has reached; 0 below all. Amounts in micro-dollars. */
export function reachedPercent(spentMicros: number, limitMicros: number): number {
  return thresholds.findLast((percent) => spentMicros * 100 >= limitMicros * percent) ?? 0;
}
