/** Minutes after midnight as a field for times has them, and back. */
export const toClock = (minute: number): string =>
  `${String(Math.floor(minute / 60)).padStart(2, "0")}:${String(minute % 60).padStart(2, "0")}`;

/** Undefined for what is no time. */
export function fromClock(text: string): number | undefined {
  const match = /^(\d{2}):(\d{2})/.exec(text);
  return match ? Number(match[1]) * 60 + Number(match[2]) : undefined;
}

/** The days of a week, from a Monday on, for naming weekdays. */
export const mondayPlus = (days: number) => `2024-01-${String(1 + days).padStart(2, "0")}`;
