import { z } from "zod";
import { workspaceOperation } from "@/server/operations/define";
import { idOf } from "@/server/platform/ids";
import { Usage, UsageFilter } from "../contract";
import { listCalls } from "../reports";

export const listUsage = workspaceOperation("insight.read", {
  name: "ai.listUsage",
  summary: "List the calls of language models that the store made, newest first",
  kind: "query",
  input: UsageFilter,
  output: z.object({ items: z.array(Usage), nextCursor: idOf("usage").nullable() }),
  rest: { method: "GET", path: "/ai/usage" },
  run: (ctx, filter) => listCalls(ctx.tx, filter),
});
