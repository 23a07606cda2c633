import type postgres from "postgres";
import { readTables } from "./tables";

type Sql = postgres.TransactionSql;

interface Lists {
  globalTables: Readonly<Record<string, readonly string[]>>;
  appendOnlyTables: readonly string[];
}

/** A grant such as "update (name, slug)" as one right per column: "update(name)", "update(slug)". */
function rightsOf(grants: readonly string[]): string[] {
  return grants.flatMap((grant) => {
    const [, verb = "", columns] = /^(\w+)(?: \((.+)\))?$/.exec(grant) ?? [];
    return columns ? columns.split(",").map((column) => `${verb}(${column.trim()})`) : [verb];
  });
}

/** What is wrong with what the roles may do: they have exactly what the lists say, on every table. */
export async function privilegeProblems(tx: Sql, lists: Lists): Promise<string[]> {
  const tables = await readTables(tx);
  const actual = await readGrants(tx);
  const problems = lists.appendOnlyTables
    .filter((name) => !tables.some((table) => table.name === name))
    .map((name) => `the table ${name} is on the list of append-only ones but does not exist`);
  const all = ["select", "insert", "update", "delete"];
  for (const { name } of tables) {
    const appendOnly = lists.appendOnlyTables.includes(name);
    const usual = appendOnly ? ["select", "insert"] : all;
    const wanted: Record<string, string[]> = {
      rooz_app: rightsOf(lists.globalTables[name] ?? usual),
      rooz_service: usual,
    };
    for (const role of new Set([...Object.keys(wanted), ...(actual.get(name)?.keys() ?? [])])) {
      const has = actual.get(name)?.get(role) ?? [];
      const should = wanted[role] ?? [];
      problems.push(
        ...has
          .filter((right) => !should.includes(right))
          .map((right) => `${role} may ${right} ${name}, which no list says`),
        ...should
          .filter((right) => !has.includes(right))
          .map((right) => `${role} may not ${right} ${name}, though a list says so`),
      );
    }
    if (appendOnly) problems.push(...(await triggerProblems(tx, name)));
    if (appendOnly && wanted.rooz_app?.some((right) => !/^(select|insert)/.test(right))) {
      problems.push(`the lists let rooz_app change ${name}, which is append-only`);
    }
  }
  return problems;
}

/** Who may do what, by table and role; the owner's own rights are left out. */
async function readGrants(tx: Sql): Promise<Map<string, Map<string, string[]>>> {
  const rows = await tx<{ table: string; role: string; right: string }[]>`
    with granted as (
      select c.oid, c.relowner, null::name as column, acl.grantee, acl.privilege_type
      from pg_class c, aclexplode(c.relacl) acl
      where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
      union all
      select c.oid, c.relowner, a.attname, acl.grantee, acl.privilege_type
      from pg_attribute a join pg_class c on c.oid = a.attrelid, aclexplode(a.attacl) acl
      where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
    )
    select c.relname as table, coalesce(r.rolname, 'PUBLIC') as role,
      lower(g.privilege_type) || coalesce('(' || g.column || ')', '') as right
    from granted g join pg_class c on c.oid = g.oid left join pg_roles r on r.oid = g.grantee
    where g.grantee <> g.relowner`;
  const grants = new Map<string, Map<string, string[]>>();
  for (const { table, role, right } of rows) {
    const roles = grants.get(table) ?? new Map<string, string[]>();
    roles.set(role, [...(roles.get(role) ?? []), right]);
    grants.set(table, roles);
  }
  return grants;
}

async function triggerProblems(tx: Sql, table: string): Promise<string[]> {
  const triggers = await tx<{ name: string; definition: string; state: string }[]>`
    select tgname as name, pg_get_triggerdef(oid) as definition, tgenabled::text as state
    from pg_trigger where tgrelid = ${`public.${table}`}::regclass and not tgisinternal`;
  const refuses = (event: RegExp) =>
    triggers.some(
      (t) =>
        t.state !== "D" &&
        event.test(t.definition) &&
        t.definition.includes("EXECUTE FUNCTION refuse_change()"),
    );
  return [
    ...(refuses(/BEFORE (UPDATE OR DELETE|DELETE OR UPDATE) ON/)
      ? []
      : [`no trigger keeps ${table} from change`]),
    ...(refuses(/BEFORE TRUNCATE ON/) ? [] : [`no trigger keeps ${table} from truncation`]),
  ];
}

/** What is wrong with the roles themselves: they and their logins are ordinary, own nothing but `lending` functions, and are in no other role. */
export async function roleProblems(tx: Sql, lending: readonly string[]): Promise<string[]> {
  const roles = await tx<
    { name: string; powers: string[]; memberOf: string[]; owns: number; creates: boolean }[]
  >`
    select r.rolname as name,
      array_remove(array[
        case when rolsuper then 'superuser' end, case when rolbypassrls then 'bypassrls' end,
        case when rolcreaterole then 'createrole' end, case when rolcreatedb then 'createdb' end,
        case when rolreplication then 'replication' end], null) as powers,
      array(select g.rolname::text from pg_auth_members m join pg_roles g on g.oid = m.roleid where m.member = r.oid) as "memberOf",
      (select count(*)::int from pg_shdepend d where d.refobjid = r.oid and d.deptype = 'o' and not
        (r.rolname = 'rooz_service' and d.classid = 'pg_proc'::regclass and d.objid::regprocedure::text = any(${lending}))) as owns,
      has_database_privilege(r.oid, current_database(), 'create') or
        exists (select 1 from pg_namespace n where n.nspname !~ '^pg_' and has_schema_privilege(r.oid, n.oid, 'create')) as creates
    from pg_roles r where r.rolname ~ '^rooz_(app|service)' order by 1`;
  if (roles.filter((role) => role.name === "rooz_app" || role.name === "rooz_service").length !== 2) {
    return ["the roles rooz_app and rooz_service do not exist"];
  }
  return roles.flatMap(({ name, powers, memberOf, owns, creates }) => {
    const group = name.startsWith("rooz_app") ? "rooz_app" : "rooz_service";
    return [
      ...powers.map((power) => `${name} is ${power}`),
      ...memberOf
        .filter((other) => name === group || other !== group)
        .map((other) => `${name} is a member of ${other}`),
      ...(owns > 0 ? [`${name} owns ${owns} things`] : []),
      ...(creates ? [`${name} may create things`] : []),
    ];
  });
}

/**
 * Functions that run with their owner's rights, through which a role could pass by its own: only `lending` ones,
 * which belong to the service role, read, and are for the app role alone.
 */
export async function functionProblems(tx: Sql, lending: readonly string[]): Promise<string[]> {
  const rows = await tx<{ name: string; owner: string; reads: boolean; settled: boolean; users: string[] }[]>`
    select p.oid::regprocedure::text as name, o.rolname as owner, p.provolatile <> 'v' as reads,
      coalesce(p.proconfig, '{}') @> array['search_path=pg_catalog, public, pg_temp'] as settled,
      array(select coalesce(r.rolname, 'PUBLIC') from aclexplode(p.proacl) acl left join pg_roles r on r.oid = acl.grantee
        where acl.grantee <> p.proowner)::text[] as users
    from pg_proc p join pg_namespace n on n.oid = p.pronamespace join pg_roles o on o.oid = p.proowner
    where p.prosecdef and n.nspname not in ('pg_catalog', 'information_schema')
      and not exists (select 1 from pg_depend d where d.objid = p.oid and d.deptype = 'e')`;
  return [
    ...lending
      .filter((name) => !rows.some((row) => row.name === name))
      .map((name) => `${name} is on the list of lending functions but does not lend`),
    ...rows.flatMap(({ name, owner, reads, settled, users }) => {
      if (!lending.includes(name)) return [`${name} runs with its owner's rights`];
      return [
        ...(owner === "rooz_service" ? [] : [`${name} belongs to ${owner}`]),
        ...(reads ? [] : [`${name} may write`]),
        ...(settled ? [] : [`${name} finds its tables by the caller's search_path`]),
        ...users.filter((user) => user !== "rooz_app").map((user) => `${name} is open to ${user}`),
      ];
    }),
  ];
}
