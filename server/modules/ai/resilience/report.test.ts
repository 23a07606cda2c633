import { sql } from "drizzle-orm";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { withWorkspace } from "@/server/db/client";
import { withService } from "@/server/db/service";
import { execute } from "@/server/operations/execute";
import { createPerson, createStore } from "@/server/testing/store";
import { CallFailure } from "../failure";
import { providerHealth } from "../operations/provider-health";
import { aiAttempts } from "../schema";
import type { ProviderHealth } from "./contract";
import { modelHealth } from "./health";

let admin: Awaited<ReturnType<typeof createPerson>>;
const groq = { provider: "groq" as const, model: "llama-4" };
const hour = 3_600_000;
const ago = (ms: number) => new Date(Date.now() - ms);

type Attempt = Partial<typeof aiAttempts.$inferInsert>;

/** Attempts of one store. */
async function attempts(rows: Attempt[]): Promise<void> {
  const { workspace } = await createStore();
  const key = crypto.randomUUID();
  await withWorkspace(workspace.id, (tx) =>
    tx.insert(aiAttempts).values(
      rows.map((row, index) => ({
        ...groq,
        workspaceId: workspace.id,
        key,
        position: index + 1,
        task: "chatbot",
        outcome: "ok" as const,
        latencyMs: 100,
        ...row,
      })),
    ),
  );
}

const health = (window = "24h") =>
  execute(providerHealth, admin.caller(), { window }) as Promise<ProviderHealth>;

beforeAll(async () => {
  admin = await createPerson({ admin: true });
  // Two stores, so that it is seen to be summed up over all.
  const ok = Array.from({ length: 100 }, (_, i) => ({
    latencyMs: (i + 1) * 10,
    firstTokenMs: i + 1,
    inputTokens: 1,
    outputTokens: 1,
    costMicros: 7,
    priceVersion: 1,
    createdAt: ago(2 * hour),
  }));
  await attempts(ok.slice(0, 60));
  await attempts([
    ...ok.slice(60),
    { outcome: "failed", failure: "rateLimit", detail: "429 slow down", createdAt: ago(3 * hour) },
    { outcome: "failed", failure: "rateLimit", detail: "429 slower", createdAt: ago(2 * hour) },
    { outcome: "failed", failure: "timeout", createdAt: ago(4 * hour), latencyMs: 99_999 },
    { outcome: "cancelled" },
    { provider: "openai", model: "gpt", createdAt: ago(5 * 24 * hour) },
  ]);
});
beforeEach(() => modelHealth.forget());

describe("the health of providers", () => {
  it("has percentiles, kinds of failure, cost and the last error of each model, over all stores", async () => {
    const { models } = await health();
    expect(models).toEqual([
      {
        ...groq,
        attempts: 104,
        ok: 100,
        failed: 3,
        cancelled: 1,
        // Between the values, as SQL's percentile_cont has it.
        firstToken: { p50: 51, p95: 95, p99: 99 },
        total: { p50: 505, p95: 951, p99: 990 },
        failures: [
          { kind: "rateLimit", count: 2 },
          { kind: "timeout", count: 1 },
        ],
        costMicros: 700,
        unpriced: 0,
        lastError: { kind: "rateLimit", detail: "429 slower", at: expect.any(String) },
        breaker: "closed",
        pausedUntil: null,
      },
    ]);
  });

  it("counts what is in its time", async () => {
    expect((await health("1h")).models).toMatchObject([{ attempts: 1, total: null, firstToken: null }]);
    expect((await health("7d")).models.map(({ provider }) => provider)).toEqual(["groq", "openai"]);
    expect((await health("7d")).models[1]).toMatchObject({ unpriced: 1, lastError: null });
  });

  it("tells who is left alone now", async () => {
    modelHealth.enter("groq llama-4")?.(new CallFailure("rateLimit", { retryAfter: 60 }));
    expect((await health()).models[0]).toMatchObject({
      breaker: "closed",
      pausedUntil: expect.stringMatching(/Z$/),
    });
    for (let n = 0; n < 5; n++) modelHealth.enter("openai gpt")?.(new CallFailure("provider"));
    expect((await health("7d")).models[1]).toMatchObject({ breaker: "open" });
  });

  it("reads what is in its time by an index, however much there was before", async () => {
    const { workspace } = await createStore();
    await withService(async (tx) => {
      await tx.execute(sql`
        insert into ai_attempts (id, workspace_id, key, position, task, provider, model, outcome, latency_ms, created_at)
        select gen_random_uuid(), (select id from workspaces where slug = ${workspace.slug}), 'old', n, 'chatbot',
          'groq', 'old', 'ok', n, now() - interval '60 days' from generate_series(1, 20000) n`);
    });
    const plan = await withService(async (tx) => {
      const rows = await tx.execute(sql`
        explain select provider, model, percentile_cont(0.5) within group (order by latency_ms)
        from ai_attempts where created_at >= now() - interval '7 days' group by 1, 2`);
      return JSON.stringify(rows);
    });
    expect(plan).toContain("ai_attempts_of_all");
    expect((await health("7d")).models.map(({ model }) => model)).not.toContain("old");
  });

  it("is an admin's to see", async () => {
    const store = await createStore();
    await expect(execute(providerHealth, store.caller(), {})).rejects.toMatchObject({ code: "FORBIDDEN" });
  });
});
