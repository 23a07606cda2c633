import type postgres from "postgres";
import type { Column, Table } from "./tables";

type Sql = postgres.TransactionSql;

/**
 * Opens the tables for rows that mean nothing: no checks, no triggers of our own. For the length of the
 * transaction; row level security, privileges and foreign keys stay as they are.
 */
export async function allowAnyRow(tx: Sql, tables: readonly Table[]): Promise<void> {
  for (const { name } of tables) {
    const checks = await tx<{ conname: string }[]>`
      select conname from pg_constraint where conrelid = ${`public.${name}`}::regclass and contype = 'c'`;
    for (const { conname } of checks) await tx`alter table ${tx(name)} drop constraint ${tx(conname)}`;
    await tx`alter table ${tx(name)} disable trigger user`;
  }
}

/** Some value of a column's type, different each time where the type has room for it. */
function anyValue({ type, labels }: Column): string {
  if (labels.length > 0) return labels[0] ?? "";
  if (type.endsWith("[]")) return "{}";
  if (type === "uuid") return crypto.randomUUID();
  if (type === "jsonb" || type === "json") return "{}";
  if (type === "boolean") return "false";
  if (type === "date" || type.startsWith("timestamp")) return "2026-01-01";
  if (/^(smallint|integer|bigint|numeric|real|double)/.test(type))
    return String(Math.floor(Math.random() * 30_000));
  if (type === "bytea") return "\\x00";
  if (type === "inet") return "192.0.2.1";
  if (type.startsWith("text") || type.startsWith("character")) return crypto.randomUUID();
  throw new Error(`no value is known for the type ${type}; add one here`);
}

/** Inserts a row with the given values, and something of the right type wherever a value is needed. */
export async function insertAnyRow(tx: Sql, table: Table, given: Record<string, string>): Promise<void> {
  const row = Object.fromEntries(
    table.columns
      .filter((column) => column.name in given || (column.notNull && !column.hasDefault))
      .map((column) => [column.name, given[column.name] ?? anyValue(column)]),
  );
  const types = new Map(table.columns.map((column) => [column.name, column.type]));
  const names = Object.keys(row);
  const values = names.map((name, i) => `$${i + 1}::text::${types.get(name) ?? "text"}`);
  await tx.unsafe(
    `insert into public."${table.name}" (${names.map((name) => `"${name}"`).join(", ")}) values (${values.join(", ")})`,
    Object.values(row),
  );
}
