import { setTimeout as after } from "node:timers/promises";
import { afterAll, beforeAll, expect, it } from "vitest";
import { Crew, kill } from "@/server/testing/jobs/crew";
import { ended, send } from "@/server/testing/jobs/harness";
import { proofTables } from "@/server/testing/jobs/proof";
import { parallel, parallelAsked, proofAsked, serial } from "@/server/testing/jobs/proof-jobs";
import { proofSize } from "@/server/testing/proof-size";

const { effects, attempts, progress, until } = proofTables();
const numbers = (count: number) => Array.from({ length: count }, (_, n) => n);
let crew: Crew;

beforeAll(async () => {
  crew = await Crew.gather({
    practice: async () => {
      await send(proofAsked.create({ name: "practice", steps: 10 }));
      await ended(serial);
    },
  });
});

afterAll(() => crew.dismiss());

/** Lets workers work on a run and kills each at a random moment, so many times. */
async function killOften(name: string, steps: number, kills: number): Promise<void> {
  for (let killed = 0; killed < kills; killed++) {
    const worker = await crew.begin();
    const before = progress(name);
    const target = before + Math.floor(Math.random() * ((2 * (steps - before)) / (kills - killed + 1)));
    await until(name, target);
    // The moment of the kill itself: anywhere within the next steps.
    await after(Math.random() * 8);
    await kill(worker);
  }
}

const kills = proofSize(100, 20);
const steps = 10 * kills;

it(`makes every effect exactly once though its worker is killed at ${kills} random moments of a run of ${steps} steps`, async () => {
  await send(proofAsked.create({ name: "serial", steps }));
  await killOften("serial", steps, kills);
  await crew.begin();
  // The run before it was for practice.
  const [, run] = await ended(serial, 2);
  expect(run).toMatchObject({ status: "completed", output: (steps * (steps - 1)) / 2 });
  const done = await effects("serial");
  expect(done.map((e) => e.n)).toEqual(numbers(steps));
  // The kills did hit the run: many processes took part, and steps were repeated.
  expect(new Set(done.map((e) => e.pid)).size).toBeGreaterThan(kills / 2);
  expect((await attempts("serial")).length).toBeGreaterThan(steps);
}, 300_000);

it("does the same for steps that run beside each other in two processes", async () => {
  await send(parallelAsked.create({ name: "parallel", steps: 60 }));
  await crew.begin();
  await killOften("parallel", 60, 10);
  const [run] = await ended(parallel);
  expect(run).toMatchObject({ status: "completed", output: 1770 });
  expect((await effects("parallel")).map((e) => e.n)).toEqual(numbers(60));
});
