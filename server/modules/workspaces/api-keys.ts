import { randomBytes } from "node:crypto";
import { and, gt, isNull, or, sql } from "drizzle-orm";
import { apiKeys } from "./schema";

/** What every API key begins with. */
export const apiKeyPrefix = "rk_";

/** A new key: 256 random bits. */
export const newApiKey = () => `${apiKeyPrefix}${randomBytes(32).toString("base64url")}`;

/** How much of a key is kept readable, for a person to recognise it. */
export const shownPrefix = (key: string) => key.slice(0, apiKeyPrefix.length + 6);

/** What holds of keys that still open something. */
export const isLiveKey = () =>
  and(isNull(apiKeys.revokedAt), or(isNull(apiKeys.expiresAt), gt(apiKeys.expiresAt, sql`now()`)));

type Row = Omit<typeof apiKeys.$inferSelect, "keyHash" | "workspaceId" | "revokedAt">;

/** A key as the interface shows it: never the key. */
export function toApiKeyView(row: Row) {
  return {
    id: row.id,
    name: row.name,
    prefix: row.prefix,
    scopes: row.scopes,
    createdBy: row.userId,
    createdAt: row.createdAt.toISOString(),
    lastUsedAt: row.lastUsedAt?.toISOString() ?? null,
    expiresAt: row.expiresAt?.toISOString() ?? null,
  };
}
