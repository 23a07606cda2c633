import { ownCopy, type RawRecord, type Table } from "./table";

/** More rows than a product with all its variants and images can have. */
const maxRows = 2_000;

/** How far ahead the rest of a product may lie before its rows are copied out of their chunk of the file. */
const near = 200;

/** FNV-1a. Two keys with one hash only make a product wait longer for its turn. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash;
}

/**
 * A file's rows by product, in the order in which the products are complete, also where a product's rows do not
 * stand together. The file is read twice: first to learn where each product ends (a number for each), then to hand
 * each out at its last row. In memory are only the products that have begun and not ended. Rows without a key come
 * alone.
 */
export async function* groupRows(
  table: Table,
  keyOf: (record: RawRecord) => string,
): AsyncGenerator<RawRecord[]> {
  const lastRows = new Map<number, number>();
  for await (const record of table.records()) {
    const key = keyOf(record);
    if (key) lastRows.set(hashOf(key), record.row);
  }
  const open = new Map<string, RawRecord[]>();
  for await (const record of table.records()) {
    const key = keyOf(record);
    if (!key) {
      yield [record];
      continue;
    }
    const last = lastRows.get(hashOf(key)) ?? record.row;
    const group = open.get(key);
    if (last <= record.row) {
      open.delete(key);
      yield group ? [...group, within(group, record)] : [record];
    } else {
      const kept = last - record.row > near ? { ...record, cells: record.cells.map(ownCopy) } : record;
      if (group) group.push(within(group, kept));
      else open.set(ownCopy(key), [kept]);
    }
  }
  yield* open.values();
}

/** A row as its product keeps it: of rows beyond the limit only their place. */
function within(group: RawRecord[], record: RawRecord): RawRecord {
  return group.length < maxRows ? record : { row: record.row, cells: [], problem: "tooManyRows" };
}
