import { z } from "zod";
import { jobsChannel } from "../events";
import { type Operation, operationOf } from "./call";
import { engineSql } from "./database";

const SentEvents = z.array(
  z.looseObject({
    id: z.string().nullish(),
    name: z.string(),
    data: z.record(z.string(), z.unknown()).default({}),
    ts: z.number().nullish(),
  }),
);
/** A report of finished steps, as the functions' package writes it. */
interface Checkpoint {
  qi_id: string;
  steps: Parameters<typeof operationOf>[0][];
}

/** Takes steps that a running function reports as done. False when the worker has lost the run. */
export type OnCheckpoint = (callId: string, steps: Operation[]) => Promise<boolean>;

/**
 * What a client calls instead of the network: finished steps are written by the engine, sent events go into the
 * outbox. Nothing else is served.
 */
export function engineFetch(onCheckpoint: OnCheckpoint): typeof fetch {
  return async (input, init) => {
    const { pathname } = new URL(input instanceof Request ? input.url : input);
    const body: unknown = JSON.parse(String(init?.body ?? "null"));
    if (/^\/v1\/checkpoint\/[^/]+\/async$/.test(pathname)) {
      const { qi_id: callId, steps } = body as Checkpoint;
      const held = await onCheckpoint(callId, steps.map(operationOf));
      return new Response(null, { status: held ? 200 : 409 });
    }
    if (pathname.startsWith("/e/"))
      return Response.json({ ids: await send(SentEvents.parse(body)), status: 200 });
    return Response.json({ error: `the embedded engine does not serve ${pathname}` }, { status: 404 });
  };
}

async function send(events: z.output<typeof SentEvents>): Promise<string[]> {
  const now = Date.now();
  const rows = events.map(({ id, name, data, ts }) => ({
    id: id ?? crypto.randomUUID(),
    name,
    // Text once more: see flush.ts.
    data: JSON.stringify(data),
    ts: ts ?? now,
  }));
  await engineSql()`
    with sent as (
      insert into job_outbox (event_id, name, data, ts)
      select id, name, data::json, ts from json_to_recordset(${JSON.stringify(rows)}::text::json) as x(id text, name text, data text, ts bigint)
      on conflict do nothing
    ) select pg_notify(${jobsChannel}, '')`;
  return rows.map((row) => row.id);
}
