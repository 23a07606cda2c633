import { sql } from "drizzle-orm";
import { z } from "zod";
import { withService } from "@/server/db/service";
import { publicOperation } from "@/server/operations/define";
import { version } from "@/server/platform/version";

const started = Date.now();

const Health = z.object({
  status: z.enum(["ok", "degraded"]),
  version: z.string(),
  uptimeSeconds: z.int(),
  checks: z.object({ database: z.object({ ok: z.boolean(), latencyMs: z.number() }) }),
});

export const getHealth = publicOperation({
  name: "status.getHealth",
  summary: "Tell whether the installation works",
  kind: "action",
  input: z.strictObject({}),
  output: Health,
  // A load balancer reads the status only.
  rest: {
    method: "GET",
    path: "/health",
    status: (health) => (Health.parse(health).status === "ok" ? 200 : 503),
  },
  async run() {
    const begin = performance.now();
    const ok = await withService((tx) => tx.execute(sql`select 1`)).then(
      () => true,
      () => false,
    );
    const latencyMs = Math.round((performance.now() - begin) * 10) / 10;
    return {
      status: ok ? ("ok" as const) : ("degraded" as const),
      version,
      uptimeSeconds: Math.floor((Date.now() - started) / 1000),
      checks: { database: { ok, latencyMs } },
    };
  },
});
