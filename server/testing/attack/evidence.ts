import type postgres from "postgres";
import { decodeId, type Id, type IdKind, idPrefixes } from "@/server/platform/ids";
import { readTables } from "@/server/testing/catalogue/tables";
import { asOwner } from "@/server/testing/owner";

let everything: string | undefined;

/** One statement that reads every row of a store ($1) in every table: asking table by table takes ten times as long. */
async function readingEverything(tx: postgres.TransactionSql): Promise<string> {
  everything ??= (await readTables(tx))
    .flatMap(({ name, columns }) => {
      const owner =
        name === "workspaces" ? "id" : columns.find((c) => /^(owner_)?workspace_id$/.test(c.name))?.name;
      return owner
        ? `select '${name} ' || to_jsonb(t)::text as row from "${name}" t where "${owner}" = $1::uuid`
        : [];
    })
    .join(" union all ");
  return everything;
}

/** Every row of a store in every table, as text: equal before and after means that nothing was touched. */
export async function rowsOf(workspaceId: Id<"workspace">): Promise<string[]> {
  const uuid = decodeId("workspace", workspaceId) ?? "";
  let rows: string[] = [];
  await asOwner(async (tx) => {
    const statement = await readingEverything(tx);
    const found = await tx.unsafe<{ row: string }[]>(statement, [uuid], { prepare: true });
    rows = found.map(({ row }) => row).sort();
  });
  return rows;
}

const uuidForm = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;
const idForm = /\b([a-z]+)_[0-7][0-9a-hjkmnp-tv-z]{25}\b/g;
const kinds = new Map(Object.entries(idPrefixes).map(([kind, prefix]) => [String(prefix), kind as IdKind]));

/** The database ids in a text, whether written for people or as they are stored. */
function uuidsIn(text: string): Set<string> {
  const uuids = new Set(text.match(uuidForm));
  for (const [id, prefix = ""] of text.matchAll(idForm)) {
    const kind = kinds.get(prefix);
    const uuid = kind && decodeId(kind, id);
    if (uuid) uuids.add(uuid);
  }
  return uuids;
}

/** What of a store shows in an answer: its secret word, or ids that the asker did not send. */
export function leaksIn(answer: unknown, store: { rows: string[]; secret: string }, sent: unknown): string[] {
  const told = JSON.stringify(answer) ?? "";
  const known = uuidsIn(JSON.stringify(sent) ?? "");
  const own = uuidsIn(store.rows.join("\n"));
  const leaked = [...uuidsIn(told)].filter((uuid) => own.has(uuid) && !known.has(uuid));
  return told.includes(store.secret) ? [store.secret, ...leaked] : leaked;
}
