import fc from "fast-check";
import { beforeEach, describe, expect, it } from "vitest";
import { CallFailure } from "../failure";
import { Breaker, type BreakerRules, type Verdict } from "./breaker";
import { ModelHealth } from "./health";

const rules: BreakerRules = {
  windowMs: 1_000,
  leastCalls: 4,
  mayFail: 0.5,
  openMs: 100,
  mostOpenMs: 350,
  probeMs: 50,
};

describe("a breaker", () => {
  let breaker: Breaker;
  beforeEach(() => {
    breaker = new Breaker(rules);
  });
  const calls = (at: number, ...verdicts: Verdict[]) => {
    for (const verdict of verdicts) breaker.enter(at)?.(verdict, at);
  };

  it("stays closed while at most half of the calls fail, or there are few", () => {
    calls(0, "failed", "failed", "failed");
    expect(breaker.state(0)).toBe("closed");
    calls(2_000, "ok", "failed", "ok", "failed", "ok", "failed");
    expect(breaker.state(2_000)).toBe("closed");
  });

  it("opens when more fail, and lets nobody through for its time", () => {
    calls(10, "ok", "failed", "failed", "failed");
    expect(breaker.state(10)).toBe("open");
    expect(breaker.blockedUntil(10)).toBe(110);
    expect(breaker.enter(109)).toBeUndefined();
    expect(breaker.state(110)).toBe("halfOpen");
  });

  it("counts only what is in its window, and what says something", () => {
    calls(0, "failed", "failed", "failed");
    calls(1_001, "failed", "unknown", "unknown", "unknown");
    expect(breaker.state(1_001)).toBe("closed");
    calls(1_002, "failed", "failed", "failed");
    expect(breaker.state(1_002)).toBe("open");
  });

  it("half open, lets one probe through at a time, whose end closes it", () => {
    calls(0, "failed", "failed", "failed", "failed");
    const probe = breaker.enter(100);
    expect(probe).toBeDefined();
    expect(breaker.enter(100)).toBeUndefined();
    expect(breaker.blockedUntil(100)).toBeNull();
    probe?.("ok", 101);
    expect(breaker.state(101)).toBe("closed");
    calls(101, "failed", "failed", "failed");
    expect(breaker.state(101)).toBe("closed");
  });

  it("opens for twice as long each time that a probe fails, up to the most", () => {
    calls(0, "failed", "failed", "failed", "failed");
    const until: (number | null | undefined)[] = [];
    let now = 100;
    for (let n = 0; n < 4; n++) {
      breaker.enter(now)?.("failed", now);
      const next = breaker.blockedUntil(now);
      until.push(next ? next - now : next);
      now = next ?? now;
    }
    expect(until).toEqual([200, 350, 350, 350]);
  });

  it("makes another probe after one that tells nothing, or is lost", () => {
    calls(0, "failed", "failed", "failed", "failed");
    breaker.enter(100)?.("unknown", 101);
    const lost = breaker.enter(102);
    expect(breaker.enter(151)).toBeUndefined();
    const another = breaker.enter(152);
    expect(another).toBeDefined();
    // Who comes back late is not believed.
    lost?.("ok", 153);
    expect(breaker.state(153)).toBe("halfOpen");
    another?.("ok", 154);
    expect(breaker.state(154)).toBe("closed");
  });

  it("does not believe calls that began before it opened or closed", () => {
    const slow = Array.from({ length: 6 }, () => breaker.enter(0));
    calls(1, "failed", "failed", "failed", "failed");
    for (const end of slow) end?.("ok", 2);
    expect(breaker.state(2)).toBe("open");
  });

  it("never has more than one probe on its way, and is never closed by anything but a probe", () => {
    const step = fc.record({
      wait: fc.nat(120),
      verdict: fc.constantFrom<Verdict>("ok", "failed", "unknown"),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 80 }), (steps) => {
        const one = new Breaker(rules);
        let now = 0;
        for (const { wait, verdict } of steps) {
          now += wait;
          const before = one.state(now);
          const end = one.enter(now);
          if (before === "open") expect(end).toBeUndefined();
          if (before === "halfOpen" && end) expect(one.enter(now)).toBeUndefined();
          end?.(verdict, now);
          if (before !== "closed" && one.state(now) === "closed") expect(verdict).toBe("ok");
        }
      }),
    );
  });
});

describe("what a process knows of models", () => {
  let now = 1_000_000;
  const health = new ModelHealth(() => now);
  beforeEach(() => health.forget());

  it("leaves a model alone for as long as it wishes, and no other", () => {
    health.enter("groq a")?.(new CallFailure("rateLimit", { retryAfter: 30 }));
    expect(health.enter("groq a")).toBeUndefined();
    expect(health.blocks()).toEqual(new Map([["groq a", { reason: "resting", until: now + 30_000 }]]));
    expect(health.enter("groq b")).toBeDefined();
    now += 30_000;
    expect(health.blocks().size).toBe(0);
    expect(health.enter("groq a")).toBeDefined();
  });

  it("does not count against a model what is the request's fault, or the caller's wish", () => {
    for (const kind of ["rejected", "empty", "internal", "cancelled"] as const) {
      for (let n = 0; n < 20; n++) health.enter(`m ${kind}`)?.(new CallFailure(kind));
      expect(health.stateOf(`m ${kind}`).breaker).toBe("closed");
    }
    for (const kind of [
      "auth",
      "quota",
      "rateLimit",
      "provider",
      "network",
      "timeout",
      "malformed",
    ] as const) {
      for (let n = 0; n < 5; n++) health.enter(`m ${kind}`)?.(new CallFailure(kind));
      expect(health.stateOf(`m ${kind}`)).toMatchObject({ breaker: "open", pausedUntil: now + 15_000 });
    }
  });
});
