import type postgres from "postgres";
import { erasureStatements, refuseChange } from "./erasure";
import { installationSpendingStatements } from "./installation-spending";
import { ledgerStatements } from "./ledger";
import { priceLedgerStatements } from "./price-ledger";
import { appendOnlyTables, globalTables } from "./privileges";
import { productSearchStatements } from "./product-search";

/**
 * Brings every table's locks to what they must be: FORCE ROW LEVEL SECURITY (drizzle-kit writes ENABLE only),
 * privileges of the two roles, the trigger that keeps append-only tables append-only, the ledgers, the search, and how stores are erased. Runs as
 * the owner after each migration and says the same thing however often it runs.
 */
export async function harden(owner: postgres.TransactionSql): Promise<void> {
  const tables = await owner<{ name: string; tenant: boolean; rls: boolean }[]>`
    select c.relname as name, c.relrowsecurity as rls,
      exists (select 1 from pg_attribute a where a.attrelid = c.oid and a.attname = 'workspace_id' and not a.attisdropped) as tenant
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = 'public' and c.relkind in ('r', 'p') order by 1`;

  await owner.unsafe(`
    revoke create on schema public from public;
    grant usage on schema public to rooz_app, rooz_service;
    grant usage, select on all sequences in schema public to rooz_app, rooz_service;
    ${refuseChange}
  `);

  for (const { name, tenant, rls } of tables) {
    const table = `public."${name}"`;
    const appendOnly = appendOnlyTables.includes(name);
    const statements = [`revoke all on ${table} from public, rooz_app, rooz_service`];
    if (rls) statements.push(`alter table ${table} force row level security`);
    statements.push(
      `grant ${appendOnly ? "select, insert" : "select, insert, update, delete"} on ${table} to rooz_service`,
    );
    const app =
      globalTables[name] ?? (tenant ? ["select", "insert", ...(appendOnly ? [] : ["update", "delete"])] : []);
    if (app.length > 0) statements.push(`grant ${app.join(", ")} on ${table} to rooz_app`);
    if (appendOnly) {
      statements.push(
        `drop trigger if exists append_only on ${table}`,
        `create trigger append_only before update or delete on ${table} for each row execute function refuse_change()`,
        `drop trigger if exists append_only_truncate on ${table}`,
        `create trigger append_only_truncate before truncate on ${table} execute function refuse_change()`,
      );
    }
    await owner.unsafe(statements.join(";\n"));
  }
  for (const statement of [
    ...ledgerStatements,
    ...priceLedgerStatements,
    ...productSearchStatements,
    ...installationSpendingStatements,
    ...erasureStatements,
  ])
    await owner.unsafe(statement);
}
