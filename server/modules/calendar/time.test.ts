import { describe, expect, it } from "vitest";
import { instantOf, localOf, momentsOf, nextMoment } from "./time";

const iso = (date: Date) => date.toISOString();
const nine = { weekdays: [1, 4], time: "09:00" };
const spans = (from: string, to: string) => [new Date(from), new Date(to)] as const;

describe("every Monday and Thursday at 09:00 stays 09:00 on the store's clock", () => {
  it.each([
    // What the zone does is written out in UTC, from the tz database's own announcements.
    ["Europe/Berlin", "2026-03-20", "2026-04-03", ["23T08", "26T08", "30T07", "02T07"]],
    ["Europe/Berlin", "2026-10-19", "2026-10-30", ["19T07", "22T07", "26T08", "29T08"]],
    ["America/New_York", "2026-03-03", "2026-03-13", ["05T14", "09T13", "12T13"]],
    ["America/New_York", "2026-10-27", "2026-11-06", ["29T13", "02T14", "05T14"]],
    // No clock change since 2022, always 3:30 ahead.
    ["Asia/Tehran", "2026-03-19", "2026-03-27", ["19T05:30", "23T05:30", "26T05:30"]],
    ["Asia/Tehran", "2026-09-20", "2026-09-25", ["21T05:30", "24T05:30"]],
    // Half an hour of summer time: 11:00 ahead, in winter 10:30.
    ["Australia/Lord_Howe", "2026-03-31", "2026-04-10", ["01T22", "05T22:30", "08T22:30"]],
    ["Australia/Lord_Howe", "2026-09-29", "2026-10-08", ["30T22:30", "04T22", "07T22"]],
  ])("%s, %s to %s", (zone, from, to, expected) => {
    const [after, until] = spans(`${from}T00:00Z`, `${to}T00:00Z`);
    const moments = momentsOf(nine, after, until, zone);
    expect(moments.map((at) => iso(at).slice(8, 16).replace(/:00$/, ""))).toEqual(expected);
    for (const at of moments) expect(localOf(at, zone).time).toBe("09:00");
  });

  it("finds one moment after another, and none twice", () => {
    for (const zone of ["Europe/Berlin", "America/New_York", "Asia/Tehran", "Australia/Lord_Howe"]) {
      const [after, until] = spans("2026-01-01T00:00Z", "2027-01-01T00:00Z");
      const year = momentsOf(nine, after, until, zone);
      let at = after;
      for (const expected of year) {
        at = nextMoment(nine, at, zone);
        expect(iso(at)).toBe(iso(expected));
      }
      expect(year.length).toBeGreaterThan(103);
    }
  });
});

describe("a time that the clock change touches", () => {
  it.each([
    // Left out: later by as much as is left out.
    ["Europe/Berlin", "2026-03-29", "02:30", "2026-03-29T01:30:00.000Z", "03:30"],
    ["America/New_York", "2026-03-08", "02:15", "2026-03-08T07:15:00.000Z", "03:15"],
    ["Australia/Lord_Howe", "2026-10-04", "02:15", "2026-10-03T15:45:00.000Z", "02:45"],
    // Shown twice: the first.
    ["Europe/Berlin", "2026-10-25", "02:30", "2026-10-25T00:30:00.000Z", "02:30"],
    ["America/New_York", "2026-11-01", "01:30", "2026-11-01T05:30:00.000Z", "01:30"],
    ["Australia/Lord_Howe", "2026-04-05", "01:45", "2026-04-04T14:45:00.000Z", "01:45"],
  ])("%s %s %s is %s", (zone, date, time, expected, shown) => {
    const at = instantOf({ date, time }, zone);
    expect(iso(at)).toBe(expected);
    expect(localOf(at, zone)).toEqual({ date, time: shown });
  });

  it("is one moment a week all the same", () => {
    const daily = { weekdays: [7], time: "02:30" };
    const [after, until] = spans("2026-10-20T00:00Z", "2026-11-05T00:00Z");
    expect(momentsOf(daily, after, until, "Europe/Berlin").map(iso)).toEqual([
      "2026-10-25T00:30:00.000Z",
      "2026-11-01T01:30:00.000Z",
    ]);
  });
});
