import { expect, it, vi } from "vitest";
import { z } from "zod";
import { withService } from "@/server/db/service";
import { runsOf, send, startEngine, waiting } from "@/server/testing/jobs/harness";
import { defineJob } from "./define-job";
import { effectOnce, stepKey } from "./effects";
import { engineSql } from "./engine/database";
import { defineEvent } from "./events";
import { clearAway } from "./housekeeping";

const asked = defineEvent("test/old.asked", z.strictObject({ sleep: z.boolean() }));

it("clears away what nobody needs any more, and nothing of runs that go on", async () => {
  const job = defineJob({ id: "old", trigger: asked }, async ({ event, step }) => {
    await step.run("effect", () => withService((tx) => effectOnce(tx, stepKey(), async () => 1)));
    if (event.data.sleep) await step.sleep("long", "100d");
  });
  await startEngine([job]);
  await send([asked.create({ sleep: false }), asked.create({ sleep: true }), asked.create({ sleep: false })]);
  await waiting("sleep");
  await vi.waitFor(async () => {
    expect((await runsOf(job)).filter(({ status }) => status === "completed")).toHaveLength(2);
  });
  const sql = engineSql();
  const counts = async () => {
    const [row] = await sql`
      select (select count(*)::int from job_runs) as runs, (select count(*)::int from job_steps) as steps,
        (select count(*)::int from job_inbox) as ids, (select count(*)::int from job_effects) as effects`;
    return row;
  };
  await sql`insert into job_limits (key, at, expires_at) values ('old', 0, now() - interval '2 hours')`;
  await clearAway();
  expect(await counts()).toEqual({ runs: 3, steps: 3, ids: 3, effects: 3 });
  expect(await sql`select 1 from job_limits`).toHaveLength(0);

  const [first] = await runsOf(job);
  await sql`update job_runs set finished_at = now() - interval '15 days' where id = ${first?.id ?? ""}`;
  await sql`update job_runs set created_at = now() - interval '90 days' where finished_at is null`;
  await sql`update job_inbox set received_at = now() - interval '8 days'`;
  await sql`update job_effects set created_at = now() - interval '61 days'
    where key in (select key from job_effects limit 1)`;
  await clearAway();
  expect(await counts()).toEqual({ runs: 2, steps: 2, ids: 0, effects: 2 });
  expect((await runsOf(job)).map((run) => run.status).sort()).toEqual(["active", "completed"]);
});
