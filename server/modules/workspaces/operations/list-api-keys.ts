import { and, desc, eq } from "drizzle-orm";
import { z } from "zod";
import { workspaceOperation } from "@/server/operations/define";
import { isLiveKey, toApiKeyView } from "../api-keys";
import { ApiKeyList } from "../contract";
import { apiKeys } from "../schema";

export const listApiKeys = workspaceOperation("apiKeys.manage", {
  name: "workspaces.listApiKeys",
  summary: "List the store's API keys that still open something, the newest first",
  kind: "query",
  input: z.strictObject({}),
  output: ApiKeyList,
  rest: { method: "GET", path: "/workspace/api-keys" },
  async run(ctx) {
    const rows = await ctx.tx
      .select()
      .from(apiKeys)
      .where(and(eq(apiKeys.workspaceId, ctx.workspace.id), isLiveKey()))
      .orderBy(desc(apiKeys.id))
      .limit(200);
    return { items: rows.map(toApiKeyView) };
  },
});
