import { adminOperation } from "@/server/operations/define";
import { InstallationUsage, InstallationUsageInput } from "../contract";
import { daySpan } from "../installation/span";
import { installationUsage } from "../installation/usage";

export const getInstallationUsage = adminOperation({
  name: "insight.getInstallationUsage",
  summary: "Read what all stores' use of AI cost and brought, by plan, model, day and hour, and how it went",
  kind: "query",
  input: InstallationUsageInput,
  output: InstallationUsage,
  rest: { method: "GET", path: "/admin/usage" },
  run: async (ctx, input) => installationUsage(ctx.tx, await daySpan(ctx.tx, input, new Date())),
});
