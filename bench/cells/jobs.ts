import { once } from "node:events";
import { setTimeout as pause } from "node:timers/promises";
import { withService } from "@/server/db/service";
import { emit } from "@/server/jobs";
import { benchAsked } from "../lib/bench-event";
import { usageOf } from "../lib/cpu";
import { median } from "../lib/load";
import { forkFloor } from "../lib/processes";
import type { Stage } from "../lib/stage";
import type { Row } from "../lib/table";

const count = 2000;
const rounds = 3;

interface Measured {
  perSecond: number;
  node: number;
  postgres: number;
}

/** Runs of one step, and the step's write, beside workers that take rows and write the same. */
export async function* jobs(stage: Stage): AsyncGenerator<Row> {
  // The server has a job engine too, which would take the events and knows no job for them. So this cell is the last.
  await stage.installation.stop();
  const seen: { ours: Measured[]; limit: Measured[] } = { ours: [], limit: [] };
  for (let round = 0; round < rounds; round++) {
    seen.ours.push(await engineRound(stage));
    seen.limit.push(await floorRound(stage));
  }
  const told = (side: Measured[]) => {
    const of = (key: keyof Measured) => median(side.map((one) => one[key]));
    return `${of("perSecond").toFixed(0)}/s, ${of("node").toFixed(2)} + ${of("postgres").toFixed(2)} ms CPU`;
  };
  const rate = (side: Measured[]) => median(side.map(({ perSecond }) => perSecond));
  yield {
    what: "job engine, of a SKIP LOCKED loop",
    ours: told(seen.ours),
    against: told(seen.limit),
    value: rate(seen.ours) / rate(seen.limit),
    bound: 0.25,
    sense: "at least",
  };
}

async function engineRound(stage: Stage): Promise<Measured> {
  await stage.owner`truncate floor.effects`;
  await withService(async (tx) => {
    for (let n = 0; n < count; n++) await emit(tx, benchAsked.create({ n }));
  });
  const engine = await forkFloor("bench/floors/engine.ts");
  const measured = await measure(stage, engine.pid ?? 0, async () => {
    engine.send("go");
    await allWritten(stage);
  });
  engine.disconnect();
  await once(engine, "exit");
  return measured;
}

async function floorRound(stage: Stage): Promise<Measured> {
  await stage.owner`truncate floor.effects`;
  await stage.owner`insert into floor.jobs select generate_series(1, ${count}::int)`;
  const floor = await forkFloor("bench/floors/skip-locked.ts", stage.ownerUrl);
  const measured = await measure(stage, floor.pid ?? 0, async () => {
    floor.send("go");
    await once(floor, "message");
  });
  floor.disconnect();
  await once(floor, "exit");
  await allWritten(stage);
  return measured;
}

async function measure(stage: Stage, pid: number, work: () => Promise<void>): Promise<Measured> {
  const before = [usageOf(pid).cpu, usageOf(stage.postgresPid).cpu];
  const begun = performance.now();
  await work();
  const seconds = (performance.now() - begun) / 1000;
  const after = [usageOf(pid).cpu, usageOf(stage.postgresPid).cpu];
  const [node = 0, postgres = 0] = after.map((used, i) => ((used - (before[i] ?? 0)) * 1000) / count);
  return { perSecond: count / seconds, node, postgres };
}

/** Waits until each job has written, and demands that none wrote twice. */
async function allWritten({ owner }: Stage): Promise<void> {
  for (;;) {
    const [row] = await owner<{ written: number; distinct: number }[]>`
      select count(*)::int as written, count(distinct job)::int as distinct from floor.effects`;
    if (row && row.written !== row.distinct) throw new Error("A job wrote twice.");
    if (row?.written === count) return;
    await pause(20);
  }
}
