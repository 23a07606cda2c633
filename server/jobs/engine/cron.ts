import { scheduleTick } from "../events";
import { type Sql, transact } from "./database";
import { type Functions, nextTick } from "./functions";

/** Writes the schedules down, each with its next tick, and strikes out the ones that are no more. */
export async function syncSchedules(sql: Sql, { schedules }: Functions): Promise<void> {
  const now = new Date();
  const rows = schedules.map(({ functionId, cron }) => ({
    function_id: functionId,
    cron,
    next_at: nextTick(cron, now).toISOString(),
  }));
  await transact(sql, async (tx) => {
    await tx`
      delete from job_crons c where not exists (
        select 1 from json_to_recordset(${JSON.stringify(rows)}::text::json) as x(function_id text, cron text)
        where x.function_id = c.function_id and x.cron = c.cron)`;
    await tx`
      insert into job_crons (function_id, cron, next_at)
      select function_id, cron, next_at from json_to_recordset(${JSON.stringify(rows)}::text::json) as x(function_id text, cron text, next_at timestamptz)
      on conflict do nothing`;
  });
}

/**
 * Sends the events of schedules whose tick has come. Ticks that were missed, while nothing ran, are caught up by
 * one. @returns how many
 */
export function tick(sql: Sql, functions: Functions): Promise<number> {
  return transact(sql, async (tx) => {
    const due = await tx<{ function_id: string; cron: string; next_at: string; now: string }[]>`
      select function_id, cron, to_json(next_at) #>> '{}' as next_at, to_json(now()) #>> '{}' as now from job_crons
      where next_at <= now() order by function_id, cron for update skip locked`;
    for (const { function_id: functionId, cron, next_at, now } of due) {
      if (!functions.byId.has(functionId)) continue;
      const at = new Date(next_at);
      const key = `cron:${functionId}:${cron}:${at.toISOString()}`;
      await tx`
        insert into job_outbox (event_id, name, data, ts, target)
        values (${key}, ${scheduleTick}, ${JSON.stringify({ cron })}::text::json, ${at.getTime()},
          ${JSON.stringify({ functionId, dedupeKey: key })}::text::json)
        on conflict do nothing`;
      await tx`update job_crons set next_at = ${nextTick(cron, new Date(now)).toISOString()}
        where function_id = ${functionId} and cron = ${cron}`;
    }
    return due.length;
  });
}
