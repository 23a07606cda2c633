import { usageOf } from "./cpu";
import { type Ask, load, median } from "./load";
import type { Stage } from "./stage";

/** Who answers: where, what is asked of them, and which process they are. */
export interface Side {
  origin: string;
  asks: Ask[];
  pid: number;
}

interface Measured {
  perSecond: number;
  median: number;
  /** Milliseconds of processor time for an answer. */
  node: number;
  postgres: number;
}

const rounds = 5;

/** Asks two sides in turns, so that a busy moment of the machine hurts both; medians of the rounds. */
export async function compare(stage: Stage, ours: Side, limit: Side) {
  const sides = [ours, limit];
  for (const side of sides) await load(side.origin, side.asks, { seconds: 2 });
  const seen: Measured[][] = [[], []];
  for (let round = 0; round < rounds; round++) {
    for (const [i, side] of sides.entries()) seen[i]?.push(await measure(stage, side));
  }
  const of = (i: number, key: keyof Measured) => median((seen[i] ?? []).map((one) => one[key]));
  const [mine, theirs] = [0, 1].map((i) => ({
    perSecond: of(i, "perSecond"),
    median: of(i, "median"),
    node: of(i, "node"),
    postgres: of(i, "postgres"),
  })) as [Measured, Measured];
  return { ours: mine, limit: theirs, ratio: mine.perSecond / theirs.perSecond };
}

async function measure(stage: Stage, side: Side): Promise<Measured> {
  const before = [usageOf(side.pid).cpu, usageOf(stage.postgresPid).cpu];
  const { perSecond, median, answers } = await load(side.origin, side.asks);
  const after = [usageOf(side.pid).cpu, usageOf(stage.postgresPid).cpu];
  const [node = 0, postgres = 0] = after.map((used, i) => ((used - (before[i] ?? 0)) * 1000) / answers);
  return { perSecond, median, node, postgres };
}

/** A measured side in a few words. */
export function told({ perSecond, median, node, postgres }: Measured): string {
  const cpu = `${node.toFixed(2)} + ${postgres.toFixed(2)} ms CPU`;
  return `${perSecond.toFixed(0)}/s, ${median.toFixed(1)} ms, ${cpu}`;
}
