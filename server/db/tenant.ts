import { type BuildExtraConfigColumns, sql } from "drizzle-orm";
import {
  type PgColumnBuilderBase,
  type PgTableExtraConfigValue,
  pgPolicy,
  pgRole,
  pgTable,
  text,
  unique,
} from "drizzle-orm/pg-core";
import { type IdKind, newId } from "@/server/platform/ids";
import { createdAt, id, instant, updatedAt } from "./columns";

/** The role of requests: sees a workspace's rows only while that workspace is set. Made by roles.ts. */
export const appRole = pgRole("rooz_app").existing();
/** The role of the few places that work across workspaces. */
export const serviceRole = pgRole("rooz_service").existing();

/** The workspace and the person that the running transaction acts for; null (so: no rows) when not set. */
export const currentWorkspace = sql`(select nullif(current_setting('app.workspace_id', true), '')::uuid)`;
export const currentUser = sql`(select nullif(current_setting('app.user_id', true), '')::uuid)`;

/** The policy that lets the service role work on a table. */
export const servicePolicy = () =>
  pgPolicy("service", { for: "all", to: serviceRole, using: sql`true`, withCheck: sql`true` });

/** Stores. The root of tenancy, which is why it stands here and not in a module. */
export const workspaces = pgTable(
  "workspaces",
  {
    id: id("workspace", "id")
      .primaryKey()
      .$defaultFn(() => newId("workspace")),
    slug: text("slug").notNull().unique(),
    name: text("name").notNull(),
    plan: text("plan").notNull().default("free"),
    currency: text("currency").notNull().default("USD"),
    locale: text("locale").notNull().default("en"),
    timezone: text("timezone").notNull().default("UTC"),
    suspendedAt: instant("suspended_at"),
    /** Since when the store is closed: nobody enters it, and after a while it is erased (docs/adr/0012). */
    closedAt: instant("closed_at"),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  () => [
    pgPolicy("member_select", {
      for: "select",
      to: appRole,
      using: sql`id = ${currentWorkspace} or exists (select 1 from memberships m where m.workspace_id = workspaces.id and m.user_id = ${currentUser})`,
    }),
    pgPolicy("member_update", {
      for: "update",
      to: appRole,
      using: sql`id = ${currentWorkspace}`,
      withCheck: sql`id = ${currentWorkspace}`,
    }),
    servicePolicy(),
  ],
).enableRLS();

type BaseColumns<K extends IdKind> = ReturnType<typeof baseColumns<K>>;

function baseColumns<K extends IdKind>(kind: K) {
  return {
    id: id(kind, "id")
      .primaryKey()
      .$defaultFn(() => newId(kind)),
    workspaceId: id("workspace", "workspace_id")
      .notNull()
      .references(() => workspaces.id, { onDelete: "cascade" }),
  };
}

/**
 * A table whose rows belong to a store: adds `id`, `workspace_id`, `unique (workspace_id, id)` for composite
 * foreign keys, and the row level security policies. Children refer to it with
 * `foreignKey({ columns: [t.workspaceId, t.parentId], foreignColumns: [parent.workspaceId, parent.id] })`.
 * FORCE ROW LEVEL SECURITY and the privileges follow in harden.ts, for every table at once.
 */
export function tenantTable<
  TName extends string,
  K extends IdKind,
  TColumns extends Record<string, PgColumnBuilderBase>,
>(
  name: TName,
  kind: K,
  columns: TColumns,
  extra: (
    table: BuildExtraConfigColumns<TName, BaseColumns<K> & TColumns, "pg">,
  ) => PgTableExtraConfigValue[] = () => [],
) {
  return pgTable(name, { ...baseColumns(kind), ...columns } as BaseColumns<K> & TColumns, (table) => {
    const own = table as unknown as BuildExtraConfigColumns<TName, BaseColumns<K>, "pg">;
    return [
      unique(`${name}_workspace_id_id`).on(own.workspaceId, own.id),
      pgPolicy("workspace", {
        for: "all",
        to: appRole,
        using: sql`workspace_id = ${currentWorkspace}`,
        withCheck: sql`workspace_id = ${currentWorkspace}`,
      }),
      servicePolicy(),
      ...extra(table as BuildExtraConfigColumns<TName, BaseColumns<K> & TColumns, "pg">),
    ];
  }).enableRLS();
}
