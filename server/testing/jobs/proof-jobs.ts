import { sql } from "drizzle-orm";
import { z } from "zod";
import { withService } from "@/server/db/service";
import { defineEvent, defineJob, effectOnce, stepKey } from "@/server/jobs";

/** Asks for a run of so many steps; their effects and attempts are counted under its name. */
export const proofAsked = defineEvent(
  "test/proof.asked",
  z.strictObject({ name: z.string(), steps: z.int() }),
);

/** One effect through the kernel, and before it, in a transaction of its own, a trace of the attempt. */
async function effect(name: string, n: number): Promise<number> {
  await withService((tx) =>
    tx.execute(sql`insert into proof_attempts (name, n, pid) values (${name}, ${n}, ${process.pid})`),
  );
  return withService((tx) =>
    effectOnce(tx, stepKey(), async () => {
      await tx.execute(sql`insert into proof_effects (name, n, pid) values (${name}, ${n}, ${process.pid})`);
      return n;
    }),
  );
}

/** One step after the other. */
export const serial = defineJob({ id: "proof-serial", trigger: proofAsked }, async ({ event, step }) => {
  const { name, steps } = event.data;
  let sum = 0;
  for (let n = 0; n < steps; n++) sum += await step.run(`step ${n}`, () => effect(name, n));
  return sum;
});

export const parallelAsked = defineEvent(
  "test/proof.parallel-asked",
  z.strictObject({ name: z.string(), steps: z.int() }),
);

/** All steps beside each other, so that several processes work on one run. */
export const parallel = defineJob(
  { id: "proof-parallel", trigger: parallelAsked },
  async ({ event, step }) => {
    const { name, steps } = event.data;
    const results = await Promise.all(
      Array.from({ length: steps }, (_, n) => step.run(`step ${n}`, () => effect(name, n))),
    );
    return results.reduce((sum, n) => sum + n, 0);
  },
);
