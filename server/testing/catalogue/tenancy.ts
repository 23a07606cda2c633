import type postgres from "postgres";
import { readForeignKeys, readTables } from "./tables";

type Sql = postgres.TransactionSql;

interface Policy {
  table: string;
  name: string;
  command: string;
  roles: string[];
  using: string | null;
  check: string | null;
}

/** The policies of row level security, as Postgres writes their expressions. */
async function readPolicies(tx: Sql): Promise<Policy[]> {
  return tx<Policy[]>`
    select tablename as table, policyname as name, cmd as command, roles::text[] as roles, qual as using, with_check as check
    from pg_policies where schemaname = 'public' and permissive = 'PERMISSIVE' order by 1, 2`;
}

/** What the policy of each tenant table must say: the row's store is the store of the transaction. */
const ownStore = `(workspace_id = ( SELECT (NULLIF(current_setting('app.workspace_id'::text, true), ''::text))::uuid AS "nullif"))`;

interface Lists {
  /** Tables that are not a single store's. */
  globalTables: readonly string[];
  /** Policies of tenant tables besides the two that each has: `table.policy`. */
  extraPolicies: readonly string[];
  /** Policies that show the same to every store: `table.policy`. */
  openPolicies: readonly string[];
  /** Ids in tenant tables that no foreign key holds to the same store: `table.column`. */
  looseIds: readonly string[];
}

/** What is wrong with the tables as stores' tables: each is on one side, locked, and points into its own store only. */
export async function tenancyProblems(tx: Sql, lists: Lists): Promise<string[]> {
  const tables = await readTables(tx);
  const tenants = new Set(tables.filter((t) => t.tenant).map((t) => t.name));
  const problems = [
    ...tables.filter((t) => t.tenant === lists.globalTables.includes(t.name)).map(sideProblem),
    ...missing(
      "table",
      lists.globalTables,
      tables.map((t) => t.name),
    ),
    ...(await lockProblems(tx)),
    ...policyProblems(await readPolicies(tx), tenants, lists),
  ];

  const keys = await readForeignKeys(tx);
  const unique = await uniqueKeys(tx);
  for (const table of tables.filter((t) => t.tenant)) {
    const has = (columns: string) => unique.has(`${table.name}(${columns})`);
    if (!has("workspace_id,id")) problems.push(`${table.name} lacks unique (workspace_id, id)`);
    const store = table.columns.find((c) => c.name === "workspace_id");
    if (!store?.notNull || store.type !== "uuid")
      problems.push(`${table.name}.workspace_id may be null or is no uuid`);
    const own = keys.filter((key) => key.table === table.name);
    if (!own.some((k) => k.target === "workspaces" && String(k.columns) === "workspace_id")) {
      problems.push(`${table.name}.workspace_id does not refer to workspaces`);
    }
    for (const key of own.filter((k) => tenants.has(k.target))) {
      if (key.columns[key.targetColumns.indexOf("workspace_id")] !== "workspace_id") {
        problems.push(`${key.name} lets ${table.name} point at another store's row in ${key.target}`);
      } else if (
        key.onDelete.startsWith("set") &&
        (key.setColumns.length === 0 || key.setColumns.includes("workspace_id"))
      ) {
        problems.push(`${key.name} would clear ${table.name}.workspace_id when a row of ${key.target} goes`);
      }
    }
    const held = new Set(["id", ...own.flatMap((key) => key.columns)]);
    const loose = table.columns.filter(
      (c) => c.type === "uuid" && c.name.endsWith("_id") && !held.has(c.name),
    );
    problems.push(
      ...loose
        .filter((c) => !lists.looseIds.includes(`${table.name}.${c.name}`))
        .map((c) => `${table.name}.${c.name} is an id without a foreign key`),
    );
  }
  const columns = tables.flatMap((t) => t.columns.map((c) => `${t.name}.${c.name}`));
  return [...problems, ...missing("column", lists.looseIds, columns)];
}

const sideProblem = (table: { name: string; tenant: boolean }) =>
  table.tenant
    ? `${table.name} has a workspace_id and is on the list of global tables`
    : `${table.name} has no workspace_id and is not on the list of global tables`;

const missing = (what: string, listed: readonly string[], existing: readonly string[]) =>
  listed
    .filter((name) => !existing.includes(name))
    .map((name) => `the ${what} ${name} is on a list but does not exist`);

async function lockProblems(tx: Sql): Promise<string[]> {
  const rows = await tx<{ name: string; kind: string; enabled: boolean; forced: boolean }[]>`
    select n.nspname || '.' || c.relname as name, c.relkind::text as kind, c.relrowsecurity as enabled, c.relforcerowsecurity as forced
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind in ('r', 'p', 'v', 'm', 'f') and n.nspname not in ('pg_catalog', 'information_schema', 'pg_toast')
      and n.nspname <> 'drizzle'
      and not exists (select 1 from pg_depend d where d.objid = c.oid and d.deptype = 'e')
    order by 1`;
  return rows.flatMap(({ name, kind, enabled, forced }) => {
    if (!name.startsWith("public.")) return [`${name} stands outside the schema that the walk looks at`];
    if (kind !== "r" && kind !== "p")
      return [`${name} is a view or foreign table, which row level security passes by`];
    return enabled && forced ? [] : [`${name} lacks ${enabled ? "FORCE" : "ENABLE"} ROW LEVEL SECURITY`];
  });
}

function policyProblems(policies: Policy[], tenants: ReadonlySet<string>, lists: Lists): string[] {
  const of = (table: string, name: string) => policies.find((p) => p.table === table && p.name === name);
  const problems: string[] = [];
  for (const table of [...tenants, ...lists.globalTables]) {
    const service = of(table, "service");
    if (String(service?.roles) !== "rooz_service" || service?.command !== "ALL" || service.using !== "true") {
      problems.push(`${table} lacks the policy of the service role`);
    }
  }
  for (const table of tenants) {
    const own = of(table, "workspace");
    const right =
      String(own?.roles) === "rooz_app" &&
      own?.command === "ALL" &&
      own.using === ownStore &&
      own.check === ownStore;
    if (!right) problems.push(`${table} lacks the policy that shows a store its own rows`);
  }
  for (const { table, name, roles, using, check, command } of policies) {
    if (String(roles) === "rooz_service" && name === "service") continue;
    const full = `${table}.${name}`;
    if (String(roles) !== "rooz_app") problems.push(`the policy ${full} is for ${roles.join(", ")}`);
    for (const expression of lists.openPolicies.includes(full) ? [] : [using, check]) {
      if (expression !== null && !/current_setting\('app\.(workspace|user)_id'/.test(expression)) {
        problems.push(`the policy ${full} asks neither for a store nor for a person`);
      }
    }
    if (!tenants.has(table) || name === "workspace") continue;
    if (!lists.extraPolicies.includes(full))
      problems.push(`the policy ${full} opens a store's table in another way`);
    if (command !== "SELECT") problems.push(`the policy ${full} lets more than look`);
  }
  return [
    ...problems,
    ...missing(
      "policy",
      lists.extraPolicies,
      policies.map((p) => `${p.table}.${p.name}`),
    ),
  ];
}

async function uniqueKeys(tx: Sql): Promise<Set<string>> {
  const rows = await tx<{ key: string }[]>`
    select i.indrelid::regclass::text || '(' || array_to_string(array(
      select a.attname::text from unnest(i.indkey::int2[]) with ordinality u(n, o)
      join pg_attribute a on a.attrelid = i.indrelid and a.attnum = n order by o), ',') || ')' as key
    from pg_index i where i.indisunique and i.indpred is null and i.indexprs is null and i.indisvalid`;
  return new Set(rows.map((row) => row.key));
}
