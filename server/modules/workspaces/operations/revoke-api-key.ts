import { and, eq } from "drizzle-orm";
import { recordAudit } from "@/server/modules/audit";
import { workspaceOperation } from "@/server/operations/define";
import { notFound } from "@/server/platform/errors";
import { isLiveKey } from "../api-keys";
import { ApiKeyInput, Done } from "../contract";
import { apiKeys } from "../schema";

export const revokeApiKey = workspaceOperation("apiKeys.manage", {
  name: "workspaces.revokeApiKey",
  summary: "End an API key; it is refused from the next request on",
  kind: "mutation",
  input: ApiKeyInput,
  output: Done,
  rest: { method: "DELETE", path: "/workspace/api-keys/{id}" },
  async run(ctx, { id }) {
    const [row] = await ctx.tx
      .update(apiKeys)
      .set({ revokedAt: new Date() })
      .where(and(eq(apiKeys.workspaceId, ctx.workspace.id), eq(apiKeys.id, id), isLiveKey()))
      .returning({ name: apiKeys.name });
    if (!row) throw notFound("apiKey");
    await recordAudit(ctx.tx, {
      actor: ctx.actor,
      action: "apiKey.revoked",
      target: id,
      details: { name: row.name },
    });
    return { done: true as const };
  },
});
