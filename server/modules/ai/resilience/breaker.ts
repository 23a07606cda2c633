import type { BreakerState } from "./contract";

/** How a breaker judges; times in milliseconds. */
export interface BreakerRules {
  /** What is longer ago does not count. */
  windowMs: number;
  /** Fewer calls than these say nothing. */
  leastCalls: number;
  /** The part of calls that may fail. */
  mayFail: number;
  /** How long it stays open at first; each probe that fails doubles it, up to the most. */
  openMs: number;
  mostOpenMs: number;
  /** A probe that has not ended after this counts as lost, and another may be made. */
  probeMs: number;
}

const usualRules: BreakerRules = {
  windowMs: 60_000,
  leastCalls: 5,
  mayFail: 0.5,
  openMs: 15_000,
  mostOpenMs: 5 * 60_000,
  probeMs: 2 * 60_000,
};

/** Calls of a window that are remembered: enough to judge by. */
const mostCalls = 100;

/** What a call that was let through tells when it has ended; told once. */
export type Verdict = "ok" | "failed" | "unknown";

/**
 * A circuit breaker (M. Nygard, "Release It!"): closed, it lets calls through and counts how they end; when too many
 * fail it opens and lets none through; after a while it is half open and lets one probe through at a time, whose end
 * closes or opens it. It has no clock of its own.
 */
export class Breaker {
  private calls: { at: number; failed: boolean }[] = [];
  private openUntil = 0;
  private openFor = 0;
  private probe: number | undefined;
  /** Counts the times that it opened or closed: what began before says nothing about now. */
  private era = 0;

  constructor(private readonly rules: BreakerRules = usualRules) {}

  state(now: number): BreakerState {
    if (this.openFor === 0) return "closed";
    return now < this.openUntil ? "open" : "halfOpen";
  }

  /** Until when no call is let through: null where that depends on a probe, undefined where one would be. */
  blockedUntil(now: number): number | null | undefined {
    const state = this.state(now);
    if (state === "closed") return undefined;
    if (state === "open") return this.openUntil;
    return this.isProbing(now) ? null : undefined;
  }

  /** Asks for a call to be let through. @returns what takes its end, or undefined when it is not let through */
  enter(now: number): ((verdict: Verdict, at: number) => void) | undefined {
    if (this.blockedUntil(now) !== undefined) return undefined;
    const { era } = this;
    if (this.openFor === 0) {
      return (verdict, at) => {
        if (era === this.era && verdict !== "unknown") this.count(at, verdict === "failed");
      };
    }
    this.probe = now;
    return (verdict, at) => {
      if (era !== this.era || this.probe !== now) return;
      this.probe = undefined;
      if (verdict === "ok") this.close();
      else if (verdict === "failed") this.open(at, Math.min(this.openFor * 2, this.rules.mostOpenMs));
    };
  }

  private isProbing(now: number): boolean {
    return this.probe !== undefined && now - this.probe < this.rules.probeMs;
  }

  private count(at: number, failed: boolean): void {
    this.calls = this.calls.filter((call) => call.at > at - this.rules.windowMs).slice(1 - mostCalls);
    this.calls.push({ at, failed });
    const failures = this.calls.filter((call) => call.failed).length;
    if (this.calls.length < this.rules.leastCalls || failures <= this.calls.length * this.rules.mayFail)
      return;
    if (failed) this.open(at, this.rules.openMs);
  }

  private open(at: number, forMs: number): void {
    this.openFor = forMs;
    this.openUntil = at + forMs;
    this.begin();
  }

  private close(): void {
    this.openFor = 0;
    this.begin();
  }

  private begin(): void {
    this.calls = [];
    this.probe = undefined;
    this.era += 1;
  }
}
