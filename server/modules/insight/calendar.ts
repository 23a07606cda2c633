/** The last days as a timezone counts them (`YYYY-MM-DD`), oldest first, today included. */
export function lastDays(now: Date, days: number, timezone: string): string[] {
  const format = new Intl.DateTimeFormat("en-CA", { timeZone: timezone, dateStyle: "short" });
  // From noon to noon, a step of 24 hours never skips a date over a clock change.
  const [year = 0, month = 1, day = 1] = format.format(now).split("-").map(Number);
  const noon = Date.UTC(year, month - 1, day, 12);
  return Array.from({ length: days }, (_, i) =>
    new Date(noon - (days - 1 - i) * 86_400_000).toISOString().slice(0, 10),
  );
}
