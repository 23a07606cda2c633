import { and, count, eq } from "drizzle-orm";
import { recordAudit } from "@/server/modules/audit";
import { digestOf } from "@/server/modules/auth";
import { workspaceOperation } from "@/server/operations/define";
import { planOf } from "@/server/operations/plans";
import { AppError } from "@/server/platform/errors";
import { isLiveKey, newApiKey, shownPrefix, toApiKeyView } from "../api-keys";
import { CreateApiKeyInput, CreatedApiKey } from "../contract";
import { lockStore } from "../members";
import { apiKeys } from "../schema";

export const createApiKey = workspaceOperation("apiKeys.manage", {
  name: "workspaces.createApiKey",
  summary: "Make an API key, which is shown this once; it may do no more than its maker",
  kind: "mutation",
  input: CreateApiKeyInput,
  output: CreatedApiKey,
  rest: { method: "POST", path: "/workspace/api-keys", status: 201 },
  perMinute: 20,
  async run(ctx, { name, scopes, expiresAt }) {
    const { userId } = ctx.actor;
    if (!userId) throw new AppError("FORBIDDEN", { params: { permission: "user" } });
    const beyond = scopes.find((scope) => !ctx.workspace.permissions.has(scope));
    if (beyond) throw new AppError("FORBIDDEN", { params: { permission: beyond } });
    await lockStore(ctx.tx, ctx.workspace.id);
    const [live] = await ctx.tx
      .select({ count: count() })
      .from(apiKeys)
      .where(and(eq(apiKeys.workspaceId, ctx.workspace.id), isLiveKey()));
    const limit = planOf(ctx.workspace.plan).apiKeys;
    if ((live?.count ?? 0) >= limit) throw new AppError("PLAN_LIMIT", { params: { limit } });
    const key = newApiKey();
    const [row] = await ctx.tx
      .insert(apiKeys)
      .values({
        workspaceId: ctx.workspace.id,
        userId,
        name,
        keyHash: digestOf(key),
        prefix: shownPrefix(key),
        scopes: [...new Set(scopes)],
        expiresAt: expiresAt ? new Date(expiresAt) : null,
      })
      .returning();
    if (!row) throw new Error("the key was not stored");
    await recordAudit(ctx.tx, {
      actor: ctx.actor,
      action: "apiKey.created",
      target: row.id,
      details: { name, scopes: row.scopes },
    });
    return { ...toApiKeyView(row), key };
  },
});
