import { z } from "zod";
import { adminOperation } from "@/server/operations/define";
import { HealthWindow, ProviderHealth } from "../contract";
import { modelsInHealth } from "../resilience/report";

const hour = 3_600_000;
const lengths: Record<HealthWindow, number> = { "1h": hour, "24h": 24 * hour, "7d": 7 * 24 * hour };

export const providerHealth = adminOperation({
  name: "ai.providerHealth",
  summary: "See how fast and how often each model answers, what fails, and what it costs",
  kind: "query",
  input: z.strictObject({ window: HealthWindow.default("24h") }),
  output: ProviderHealth,
  rest: { method: "GET", path: "/admin/ai/health" },
  run: async (ctx, { window }) => ({
    window,
    models: await modelsInHealth(ctx.tx, new Date(Date.now() - lengths[window])),
  }),
});
