import { expect, it } from "vitest";
import { lastDays } from "./calendar";

it("counts days as the store's clock does, over a clock change and a year's end", () => {
  const afterChange = new Date("2026-11-02T03:30:00Z");
  expect(lastDays(afterChange, 3, "America/New_York")).toEqual(["2026-10-30", "2026-10-31", "2026-11-01"]);
  expect(lastDays(afterChange, 2, "Asia/Tokyo")).toEqual(["2026-11-01", "2026-11-02"]);
  expect(lastDays(new Date("2027-01-01T12:00:00Z"), 2, "UTC")).toEqual(["2026-12-31", "2027-01-01"]);
});
