import { z } from "zod";
import { jobsChannel } from "../events";
import { engineSql } from "./database";

const SentEvents = z.array(
  z.looseObject({
    id: z.string().nullish(),
    name: z.string(),
    data: z.record(z.string(), z.unknown()).default({}),
    ts: z.number().nullish(),
  }),
);

/** What a client calls instead of the network: sent events go into the outbox. Nothing else is served. */
export const engineFetch: typeof fetch = async (input, init) => {
  const { pathname } = new URL(input instanceof Request ? input.url : input);
  if (!pathname.startsWith("/e/")) {
    return Response.json({ error: `the embedded engine does not serve ${pathname}` }, { status: 404 });
  }
  const events = SentEvents.parse(JSON.parse(String(init?.body ?? "null")));
  return Response.json({ ids: await send(events), status: 200 });
};

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
