import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { rhythms } from "./kinds";
import { minutesOf, nextCheck, nextDaily, type Schedule } from "./schedule";

const daily: Schedule = { rhythm: "1d", atMinute: 390, weekday: 1, quietFrom: null, quietUntil: null };
const tenMinutes = 10 * 60_000;

/** The hour and minute that the clock of a zone shows. */
const clock = (at: Date, timeZone: string) =>
  new Intl.DateTimeFormat("en-GB", { timeZone, hour: "2-digit", minute: "2-digit" }).format(at);
/** The slot that a check belongs to, which it may be put off from by up to ten minutes. */
const minuteOf = (at: Date, zone: string) => {
  const [hour = 0, minute = 0] = clock(at, zone).split(":").map(Number);
  return hour * 60 + minute;
};

function checks(schedule: Schedule, zone: string, from: string, count: number, who = "cmp_a"): Date[] {
  const found: Date[] = [];
  let at = new Date(from);
  while (found.length < count) {
    at = nextCheck(schedule, at, zone, who);
    found.push(at);
  }
  return found;
}

describe("over a change of clocks", () => {
  it.each([
    ["spring", "2026-03-26T12:00:00Z"],
    ["autumn", "2026-10-22T12:00:00Z"],
  ])("a daily check stays at its hour in %s, once a day", (_, from) => {
    const found = checks(daily, "Europe/Berlin", from, 6);
    for (const at of found) {
      const late = minuteOf(at, "Europe/Berlin") - 390;
      expect(late).toBeGreaterThanOrEqual(0);
      expect(late).toBeLessThanOrEqual(10);
    }
    expect(new Set(found.map((at) => at.toISOString().slice(0, 10))).size).toBe(6);
  });

  it("a check in the hour that is left out is an hour later, and one in the hour that comes twice is once", () => {
    const schedule = { ...daily, atMinute: 150 };
    const [spring] = checks(schedule, "Europe/Berlin", "2026-03-28T12:00:00Z", 1);
    expect(clock(spring as Date, "Europe/Berlin")).toMatch(/^03:3/);
    const autumn = checks(schedule, "Europe/Berlin", "2026-10-24T12:00:00Z", 2);
    expect((autumn[1] as Date).getTime() - (autumn[0] as Date).getTime()).toBe(25 * 3_600_000);
  });

  it("a check each quarter of an hour keeps its distance", () => {
    const found = checks({ ...daily, rhythm: "15m" }, "Europe/Berlin", "2026-10-24T23:00:00Z", 16);
    found.slice(1).forEach((at, n) => {
      expect(at.getTime() - (found[n] as Date).getTime()).toBe(15 * 60_000);
    });
  });
});

describe("quiet hours", () => {
  const quiet = { quietFrom: 22 * 60, quietUntil: 7 * 60 };

  it("over midnight, no check begins in them, and what falls there is done when they end", () => {
    const found = checks(
      { ...daily, ...quiet, rhythm: "1h", atMinute: 0 },
      "Asia/Tehran",
      "2026-05-01T00:00:00Z",
      60,
    );
    for (const at of found) {
      const minute = minuteOf(at, "Asia/Tehran");
      expect(minute).toBeGreaterThanOrEqual(7 * 60);
      expect(minute).toBeLessThan(22 * 60);
    }
    const days = new Set(
      found.map((at) => new Date(at.getTime() + 3.5 * 3_600_000).toISOString().slice(0, 10)),
    );
    expect(found.length / days.size).toBeGreaterThan(12);
  });

  it("a daily check that lies in them is not lost", () => {
    const [first] = checks({ ...daily, ...quiet }, "UTC", "2026-05-01T12:00:00Z", 1);
    expect((first as Date).getTime() - Date.parse("2026-05-02T07:00:00Z")).toBeLessThanOrEqual(tenMinutes);
  });
});

it("a weekly check is on its weekday", () => {
  const found = checks({ ...daily, rhythm: "1w", weekday: 5 }, "Asia/Tokyo", "2026-05-01T00:00:00Z", 4);
  for (const at of found) {
    expect(new Intl.DateTimeFormat("en", { timeZone: "Asia/Tokyo", weekday: "long" }).format(at)).toBe(
      "Friday",
    );
  }
});

it("competitors are not all looked at in the same second", () => {
  const moments = Array.from(
    { length: 50 },
    (_, n) => checks(daily, "UTC", "2026-05-01T00:00:00Z", 1, `cmp_${n}`)[0],
  );
  expect(new Set(moments.map(Number)).size).toBeGreaterThan(45);
});

it("always comes later, within its rhythm and the quiet hours, and is the same whenever it is asked for before", () => {
  const minute = fc.integer({ min: 0, max: 1439 });
  const zones = [
    "UTC",
    "Asia/Tehran",
    "Europe/Berlin",
    "America/St_Johns",
    "Australia/Lord_Howe",
    "Asia/Tokyo",
  ];
  fc.assert(
    fc.property(
      fc.record({
        rhythm: fc.constantFrom(...rhythms),
        atMinute: minute,
        weekday: fc.integer({ min: 1, max: 7 }),
        quiet: fc.option(fc.tuple(minute, minute)),
      }),
      fc.constantFrom(...zones),
      fc.date({ min: new Date("2026-01-01"), max: new Date("2027-01-01"), noInvalidDate: true }),
      ({ quiet, ...plan }, zone, after) => {
        const schedule = { ...plan, quietFrom: quiet?.[0] ?? null, quietUntil: quiet?.[1] ?? null };
        const next = nextCheck(schedule, after, zone, "cmp_b");
        expect(next.getTime()).toBeGreaterThan(after.getTime());
        const most = (minutesOf[plan.rhythm] + 2 * 1440) * 60_000 + tenMinutes;
        expect(next.getTime() - after.getTime()).toBeLessThanOrEqual(most);
        const between = new Date((after.getTime() + next.getTime()) / 2);
        expect(nextCheck(schedule, between, zone, "cmp_b")).toEqual(next);
      },
    ),
    { numRuns: 1000 },
  );
});

it("finds the next time of a digest", () => {
  expect(nextDaily(480, new Date("2026-05-01T08:00:00Z"), "UTC")).toEqual(new Date("2026-05-02T08:00:00Z"));
});
