import { AsyncLocalStorage } from "node:async_hooks";
import { sql } from "drizzle-orm";
import type { Tx } from "@/server/db/client";

/** The step that is being run, as far as its callback reaches. */
export const runningStep = new AsyncLocalStorage<{ runId: string; stepId: string }>();

/**
 * A key that names the running step of the running job, the same in every attempt: run and step, and `part` when
 * one step has several effects.
 * @throws Error outside `step.run`.
 */
export function stepKey(part = ""): string {
  const step = runningStep.getStore();
  if (!step) throw new Error("stepKey() may be called inside step.run() only");
  return `${step.runId}:${step.stepId}${part && `:${part}`}`;
}

/**
 * Makes an effect happen exactly once, however often the step that wants it is repeated: `fn` runs in the caller's
 * transaction if no transaction with the same key has committed; else its stored result is given back. Two at
 * once: the second waits for the first. What `fn` does must all go through `tx`.
 */
export async function effectOnce<T>(tx: Tx, key: string, fn: () => Promise<T>): Promise<T> {
  // Plain SQL: this stands in the innermost loop of every job.
  const claimed = await tx.execute(
    sql`insert into job_effects (key) values (${key}) on conflict do nothing returning 1`,
  );
  if (claimed.length === 0) {
    const [done] = await tx.execute<{ result: { value: T } | null }>(
      sql`select result from job_effects where key = ${key}`,
    );
    return done?.result?.value as T;
  }
  const result = await fn();
  if (result !== undefined) {
    const stored = JSON.stringify({ value: result });
    await tx.execute(sql`update job_effects set result = ${stored}::text::json where key = ${key}`);
  }
  return result;
}
