import { inArray } from "drizzle-orm";
import type { WorkspaceTx } from "@/server/db/client";
import { users } from "@/server/modules/auth";
import { type Id, idOf } from "@/server/platform/ids";
import { imports } from "./schema";

/** The names of people, for telling who did something. Of those who left the store nothing is seen any more. */
export async function namesOf(
  tx: WorkspaceTx,
  ids: readonly (Id<"user"> | null)[],
): Promise<Map<string, string>> {
  const known = [...new Set(ids.flatMap((id) => id ?? []))];
  if (known.length === 0) return new Map();
  const people = await tx
    .select({ id: users.id, name: users.name })
    .from(users)
    .where(inArray(users.id, known));
  return new Map(people.map(({ id, name }) => [id as string, name]));
}

/** The names of the files that imports brought in, by the id of the import; what is no such id is left out. */
export async function filesOf(tx: WorkspaceTx, references: readonly unknown[]): Promise<Map<string, string>> {
  const ids = [...new Set(references.flatMap((one) => idOf("imports").safeParse(one).data ?? []))];
  if (ids.length === 0) return new Map();
  const rows = await tx
    .select({ id: imports.id, file: imports.fileName })
    .from(imports)
    .where(inArray(imports.id, ids));
  return new Map(rows.map(({ id, file }) => [id as string, file]));
}
