import { createHmac } from "node:crypto";
import { createServer, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, afterEach, beforeAll, beforeEach, expect, it, vi } from "vitest";
import { z } from "zod";
import { withService } from "@/server/db/service";
import { defineEvent, defineJob, emit, inngestHandler, jobsMode, startJobs, stopJobs } from "@/server/jobs";
import { resetEnv } from "@/server/platform/env";
import { engineSql } from "./engine/database";

const signingKey = "signkey-test-00112233445566778899aabbccddeeff";
const asked = defineEvent("test/relay.asked", z.strictObject({ n: z.int() }));
const seen: number[] = [];
const job = defineJob({ id: "relayed", trigger: asked, retries: 1 }, async ({ event, step }) => {
  await step.run("see", () => seen.push(event.data.n));
  return event.data.n;
});

interface Received {
  path: string;
  body: unknown;
  authorization: string | undefined;
}

/** Stands in for Inngest: keeps what it is sent, and answers as told. */
let inngest: Server;
let received: Received[] = [];
let failing = false;

async function read(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return JSON.parse(Buffer.concat(chunks).toString() || "null");
}

beforeAll(async () => {
  inngest = createServer(async (request, response) => {
    const body = await read(request);
    received.push({ path: request.url ?? "", body, authorization: request.headers.authorization });
    response.statusCode = failing ? 500 : 200;
    const events = Array.isArray(body) ? body : [];
    response.end(
      JSON.stringify({
        ids: events.map((e: { id: string }) => e.id),
        status: response.statusCode,
        modified: true,
        ...(failing && { error: "down" }),
      }),
    );
  });
  await new Promise<void>((resolve) => inngest.listen(0, "127.0.0.1", resolve));
  vi.stubEnv("INNGEST_BASE_URL", `http://127.0.0.1:${(inngest.address() as AddressInfo).port}`);
});

beforeEach(() => {
  vi.stubEnv("INNGEST_EVENT_KEY", "test-event-key");
  vi.stubEnv("INNGEST_SIGNING_KEY", signingKey);
  vi.stubEnv("APP_URL", "https://shop.example");
  resetEnv();
  received = [];
  failing = false;
});

afterEach(() => stopJobs());
afterAll(() => {
  vi.unstubAllEnvs();
  resetEnv();
  inngest.close();
});

const eventsSent = () => received.filter(({ path }) => path.startsWith("/e/"));

it("with Inngest's keys, tells it of the jobs and hands it the events of the outbox, each with its id", async () => {
  expect(jobsMode()).toBe("inngest");
  await startJobs([job]);
  await withService((tx) =>
    emit(tx, [asked.create({ n: 1 }, { id: "one" }), asked.create({ n: 2 }, { id: "two" })]),
  );
  await vi.waitFor(async () => expect(await engineSql()`select 1 from job_outbox`).toHaveLength(0));
  expect(eventsSent()).toMatchObject([
    {
      path: "/e/test-event-key",
      body: [
        { id: "one", name: "test/relay.asked", data: { n: 1 }, ts: expect.any(Number) },
        { id: "two", data: { n: 2 } },
      ],
    },
  ]);
  const registered = await vi.waitFor(() => {
    const found = received.find(({ path }) => path.startsWith("/fn/register"));
    expect(found).toBeDefined();
    return found;
  });
  expect(registered).toMatchObject({
    authorization: expect.stringMatching(/^Bearer signkey-test-/),
    body: { url: "https://shop.example/api/inngest", functions: [{ id: "rooz-relayed" }] },
  });
  expect(await engineSql()`select 1 from job_runs`).toHaveLength(0);
});

it("keeps the events while Inngest does not answer, and sends them again", async () => {
  failing = true;
  await startJobs([job]);
  await withService((tx) => emit(tx, asked.create({ n: 3 }, { id: "three" })));
  await vi.waitFor(async () => {
    const [row] = await engineSql()`select attempts, retry_at > now() as later from job_outbox`;
    expect(row).toMatchObject({ attempts: 1, later: true });
    expect(eventsSent().length).toBeGreaterThan(0);
  });
  await stopJobs();
  failing = false;
  received = [];
  await engineSql()`update job_outbox set retry_at = now()`;
  await startJobs([job]);
  await vi.waitFor(async () => expect(await engineSql()`select 1 from job_outbox`).toHaveLength(0));
  expect(eventsSent()).toMatchObject([{ body: [{ id: "three" }] }]);
});

/** JSON with its keys in order (RFC 8785), over which both sides sign. */
const canonical = (value: unknown) =>
  JSON.stringify(value, (_key, v: unknown) =>
    v && typeof v === "object" && !Array.isArray(v)
      ? Object.fromEntries(Object.entries(v).sort(([a], [b]) => (a < b ? -1 : 1)))
      : v,
  );

/** The signature of Inngest's requests: HMAC-SHA256 over the body and the time, with the key behind its prefix. */
function signed(body: string, key = signingKey): string {
  const t = Math.floor(Date.now() / 1000);
  const s = createHmac("sha256", key.replace(/^signkey-\w+-/, ""))
    .update(body)
    .update(String(t))
    .digest("hex");
  return `t=${t}&s=${s}`;
}

function call(signature: string | undefined, body: string): Promise<Response> {
  return inngestHandler([job])(
    new Request("https://shop.example/api/inngest?fnId=rooz-relayed&stepId=step", {
      method: "POST",
      body,
      headers: {
        "content-type": "application/json",
        host: "shop.example",
        ...(signature && { "x-inngest-signature": signature }),
      },
    }),
  );
}

it("runs a job when Inngest asks for it with its signature, and for nobody else", async () => {
  const event = { id: "e", name: "test/relay.asked", data: { n: 9 }, ts: 1 };
  const ctx = {
    attempt: 0,
    disable_immediate_execution: false,
    run_id: "r",
    stack: { current: 0, stack: [] },
    use_api: false,
  };
  const body = canonical({ ctx, event, events: [event], steps: {}, version: 2 });
  expect((await call(undefined, body)).status).toBe(401);
  expect((await call(signed(body, "signkey-test-ffffffffffffffffffffffffffffffff"), body)).status).toBe(401);
  expect(seen).toEqual([]);
  const answer = await call(signed(body), body);
  expect(answer.status).toBe(206);
  expect(await answer.json()).toMatchObject([{ op: "StepRun", displayName: "see" }]);
  expect(seen).toEqual([9]);
});

it("says what is missing when only part of Inngest's settings is there", async () => {
  vi.stubEnv("INNGEST_SIGNING_KEY", "");
  resetEnv();
  expect(() => jobsMode()).toThrow(/set INNGEST_SIGNING_KEY too/);
  await expect(startJobs([job])).rejects.toThrow(/INNGEST_SIGNING_KEY/);
});

it("starts nothing where JOBS_ENABLED is false", async () => {
  vi.stubEnv("JOBS_ENABLED", "false");
  resetEnv();
  await startJobs([job]);
  await withService((tx) => emit(tx, asked.create({ n: 4 })));
  expect(await engineSql()`select 1 from job_outbox`).toHaveLength(1);
  expect(received).toEqual([]);
  vi.stubEnv("JOBS_ENABLED", "true");
});
