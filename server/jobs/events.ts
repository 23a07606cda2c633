import { sql } from "drizzle-orm";
import { type EventType, eventType } from "inngest";
import type { z } from "zod";
import type { Tx } from "@/server/db/client";
import { currentWorkspace } from "@/server/db/tenant";
import { decodeId, encodeId, type Id, newUuid } from "@/server/platform/ids";

/** The channel on which Postgres tells the engines that there is something to do. */
export const jobsChannel = "rooz_jobs";

/** The name, in Inngest's protocol, of the event that starts a run when its schedule ticks. */
export const scheduleTick = "inngest/scheduled.timer";

/** An event's name and contract: `<module>/<thing>.<what happened>`. */
export type EventDefinition<N extends string = string, S extends z.ZodObject = z.ZodObject> = EventType<N, S>;

/** Defines an event that a module emits. Its data must be plain JSON: no dates, no transforms. */
export function defineEvent<N extends `${string}/${string}.${string}`, S extends z.ZodObject>(
  name: N,
  schema: S,
): EventDefinition<N, S> {
  return eventType<N, S>(name, { schema: schema as never });
}

/** What `definition.create(data)` makes. */
interface CreatedEvent {
  name: string;
  data: Record<string, unknown>;
  id?: string;
  ts?: number;
  validate(): Promise<void>;
}

interface EmitOptions {
  /** The store it happened in; left out, the store of the transaction. */
  workspaceId?: Id<"workspace">;
}

/**
 * Emits events in the caller's transaction: `await emit(tx, imported.create({ importId }))`. They are delivered at
 * least once after it commits, and never if it does not; an event with an `id` that was used before starts nothing.
 * @throws Error when the data breaks the event's contract.
 */
export async function emit(
  tx: Tx,
  events: CreatedEvent | readonly CreatedEvent[],
  options: EmitOptions = {},
): Promise<void> {
  const list = Array.isArray(events) ? (events as readonly CreatedEvent[]) : [events as CreatedEvent];
  if (list.length === 0) return;
  await Promise.all(list.map((event) => event.validate()));
  const now = Date.now();
  const rows = list.map((event, n) => ({
    n,
    id: event.id ?? encodeId("event", newUuid()),
    name: event.name,
    // As text, since Postgres would read the escapes of JSON within JSON, and refuse a NUL.
    data: JSON.stringify(event.data),
    ts: event.ts ?? now,
  }));
  const uuid = options.workspaceId && decodeId("workspace", options.workspaceId);
  await tx.execute(sql`
    insert into job_outbox (event_id, name, data, ts, owner_workspace_id)
    select id, name, data::json, ts, coalesce(${uuid ?? null}::uuid, ${currentWorkspace})
    from json_to_recordset(${JSON.stringify(rows)}::text::json) as x(n int, id text, name text, data text, ts bigint)
    order by n on conflict do nothing`);
  await tx.execute(sql`select pg_notify(${jobsChannel}, '')`);
}
