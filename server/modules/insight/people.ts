import { inArray } from "drizzle-orm";
import type { WorkspaceTx } from "@/server/db/client";
import { users } from "@/server/modules/auth";
import { apiKeys } from "@/server/modules/workspaces";
import type { Id } from "@/server/platform/ids";

/** What those are called who act in a store: people by their names, API keys by theirs. */
export async function namesOf(tx: WorkspaceTx, ids: readonly string[]): Promise<Map<string, string>> {
  const ofKind = (prefix: string) => ids.filter((id) => id.startsWith(prefix));
  const people = ofKind("user_") as Id<"user">[];
  const keys = ofKind("key_") as Id<"apiKey">[];
  const found = [
    ...(people.length > 0
      ? await tx.select({ id: users.id, name: users.name }).from(users).where(inArray(users.id, people))
      : []),
    ...(keys.length > 0
      ? await tx.select({ id: apiKeys.id, name: apiKeys.name }).from(apiKeys).where(inArray(apiKeys.id, keys))
      : []),
  ];
  return new Map(found.map(({ id, name }) => [id, name]));
}
