import type postgres from "postgres";

type Sql = postgres.TransactionSql;

export interface Column {
  name: string;
  type: string;
  notNull: boolean;
  hasDefault: boolean;
  /** Labels of an enum type, else empty. */
  labels: string[];
}

export interface ForeignKey {
  name: string;
  table: string;
  columns: string[];
  target: string;
  targetColumns: string[];
  /** What a deletion of the target does, with the columns that SET NULL is limited to. */
  onDelete: "nothing" | "restrict" | "cascade" | "set null" | "set default";
  setColumns: string[];
}

export interface Table {
  name: string;
  columns: Column[];
  /** Has a workspace_id, so belongs to stores. */
  tenant: boolean;
}

/** The tables of the migrated database, without the migrator's own. */
export async function readTables(tx: Sql): Promise<Table[]> {
  const rows = await tx<(Column & { table: string })[]>`
    select c.relname as table, a.attname as name, format_type(a.atttypid, a.atttypmod) as type,
      a.attnotnull as "notNull", a.atthasdef or a.attidentity <> '' as "hasDefault",
      coalesce(array(select e.enumlabel::text from pg_enum e where e.enumtypid = a.atttypid order by e.enumsortorder), '{}') as labels
    from pg_class c
    join pg_namespace n on n.oid = c.relnamespace and n.nspname = 'public'
    join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    where c.relkind in ('r', 'p') order by c.relname, a.attnum`;
  const byTable = Map.groupBy(rows, (row) => row.table);
  return [...byTable].map(([name, columns]) => ({
    name,
    columns: columns.map(({ table: _table, ...column }) => column),
    tenant: columns.some((column) => column.name === "workspace_id"),
  }));
}

/** The foreign keys between tables of the database. */
export async function readForeignKeys(tx: Sql): Promise<ForeignKey[]> {
  return tx<ForeignKey[]>`
    with names as (select attrelid, attnum, attname::text as name from pg_attribute)
    select k.conname as name, k.conrelid::regclass::text as table, k.confrelid::regclass::text as target,
      array(select name from unnest(k.conkey) with ordinality u(n, o) join names on attrelid = k.conrelid and attnum = n order by o) as columns,
      array(select name from unnest(k.confkey) with ordinality u(n, o) join names on attrelid = k.confrelid and attnum = n order by o) as "targetColumns",
      case k.confdeltype when 'a' then 'nothing' when 'r' then 'restrict' when 'c' then 'cascade' when 'n' then 'set null' else 'set default' end as "onDelete",
      array(select name from unnest(k.confdelsetcols) n join names on attrelid = k.conrelid and attnum = n) as "setColumns"
    from pg_constraint k join pg_namespace n on n.oid = k.connamespace and n.nspname = 'public'
    where k.contype = 'f' order by 2, 1`;
}
