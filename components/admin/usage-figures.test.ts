import { expect, it } from "vitest";
import { formatMicros } from "./usage-figures";

it("writes micro-dollars to the last one", () => {
  expect(formatMicros(0, "en")).toBe("$0.00");
  expect(formatMicros(1, "en")).toBe("$0.000001");
  expect(formatMicros(1_234_567_890_123, "en")).toBe("$1,234,567.890123");
  expect(formatMicros(1_500_000, "en")).toBe("$1.50");
});
