import { expect, it, vi } from "vitest";
import { onceABurst } from "./once-a-burst";

it("works at once, once more for a burst, and again for what comes later", () => {
  vi.useFakeTimers();
  try {
    let worked = 0;
    const call = onceABurst(() => {
      worked += 1;
    });
    call();
    expect(worked).toBe(1);
    for (let n = 0; n < 30; n++) call();
    expect(worked).toBe(1);
    vi.advanceTimersByTime(10_000);
    expect(worked).toBe(2);
    call();
    expect(worked).toBe(3);
    vi.advanceTimersByTime(10_000);
    expect(worked).toBe(3);
  } finally {
    vi.useRealTimers();
  }
});
