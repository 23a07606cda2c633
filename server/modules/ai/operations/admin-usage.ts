import { adminOperation } from "@/server/operations/define";
import { AdminUsage, AdminUsageFilter } from "../contract";
import { summarise } from "../reports";

export const adminUsage = adminOperation({
  name: "ai.adminUsage",
  summary: "Sum up calls, tokens and cost of all stores by day and provider",
  kind: "query",
  input: AdminUsageFilter,
  output: AdminUsage,
  rest: { method: "GET", path: "/admin/usage" },
  run(ctx, { from, to }) {
    const until = to ? new Date(to) : new Date();
    const since = from ? new Date(from) : new Date(until.getTime() - 30 * 24 * 3_600_000);
    return summarise(ctx.tx, since, until);
  },
});
