import { sql } from "drizzle-orm";
import { withService } from "@/server/db/service";
import { defineJob } from "./define-job";

/**
 * What the engine forgets, and when: runs with their steps after two weeks; ids of events after one (Inngest
 * keeps them for a day); effects after two months, when no run that could repeat them is left.
 */
const statements = [
  sql`with gone as (delete from job_runs where id in (
        select id from job_runs where finished_at < now() - interval '14 days' order by id limit 5000) returning id)
      delete from job_steps where run_id in (select id from gone)`,
  sql`delete from job_inbox where event_id in (
        select event_id from job_inbox where received_at < now() - interval '7 days' limit 50000)`,
  sql`delete from job_limits where expires_at < now() - interval '1 hour'`,
  sql`delete from job_effects where key in (
        select key from job_effects where created_at < now() - interval '60 days' limit 50000)`,
];

/** Clears away what the job engine no longer needs, in portions. */
export async function clearAway(): Promise<void> {
  for (const statement of statements) await withService((tx) => tx.execute(statement));
}

export const housekeeping = defineJob(
  { id: "jobs-housekeeping", name: "Clear away old runs", trigger: { cron: "17 * * * *" }, retries: 1 },
  ({ step }) => step.run("clear away", clearAway),
);
