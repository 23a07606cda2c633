import { workspaceOperation } from "@/server/operations/define";
import { aiUsage } from "../ai-usage";
import { AiUsage, AiUsageInput } from "../contract";

export const getAiUsage = workspaceOperation("insight.read", {
  name: "insight.getAiUsage",
  summary: "Read what the store's work by AI cost in points, made and saved",
  kind: "query",
  input: AiUsageInput,
  output: AiUsage,
  rest: { method: "GET", path: "/insight/ai-usage" },
  run: (ctx, { days }) => aiUsage(ctx.tx, { days, timezone: ctx.workspace.timezone, now: new Date() }),
});
