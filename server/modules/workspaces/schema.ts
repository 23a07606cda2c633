import { sql } from "drizzle-orm";
import { check, foreignKey, index, integer, pgPolicy, text, unique, uniqueIndex } from "drizzle-orm/pg-core";
import { createdAt, id, instant, updatedAt } from "@/server/db/columns";
import { appRole, currentUser, currentWorkspace, tenantTable } from "@/server/db/tenant";
import { users } from "@/server/modules/auth";
import type { Permission } from "@/server/operations/permissions";
import { roles } from "./contract";

const roleCheck = (name: string) =>
  check(name, sql`role in (${sql.raw(roles.map((role) => `'${role}'`).join(", "))})`);

/** Who belongs to a store, and as what. Outside of any store, a person sees their own rows. */
export const memberships = tenantTable(
  "memberships",
  "membership",
  {
    userId: id("user", "user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    role: text("role", { enum: roles }).notNull(),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (t) => [
    unique("memberships_workspace_id_user_id").on(t.workspaceId, t.userId),
    index("memberships_user_id").on(t.userId, t.workspaceId),
    roleCheck("memberships_role"),
    pgPolicy("own_select", {
      for: "select",
      to: appRole,
      using: sql`user_id = ${currentUser} and ${currentWorkspace} is null`,
    }),
  ],
);

/** Invitations that have gone out by mail. The link is signed from the id and `version`, and not stored. */
export const invitations = tenantTable(
  "invitations",
  "invitation",
  {
    email: text("email").notNull(),
    role: text("role", { enum: roles }).notNull(),
    locale: text("locale").notNull(),
    invitedBy: id("user", "invited_by").references(() => users.id, { onDelete: "set null" }),
    /** Counts up when it is sent again, which ends the earlier link. */
    version: integer("version").notNull().default(1),
    createdAt: createdAt(),
    expiresAt: instant("expires_at").notNull(),
    acceptedAt: instant("accepted_at"),
    revokedAt: instant("revoked_at"),
  },
  (t) => [
    uniqueIndex("invitations_open")
      .on(t.workspaceId, t.email)
      .where(sql`accepted_at is null and revoked_at is null`),
    roleCheck("invitations_role"),
  ],
);

/** Keys with which programs call the API for a store. The key is shown once; its SHA-256 is kept. */
export const apiKeys = tenantTable(
  "api_keys",
  "apiKey",
  {
    name: text("name").notNull(),
    keyHash: text("key_hash").notNull().unique(),
    /** The first characters, by which a person recognises the key. */
    prefix: text("prefix").notNull(),
    scopes: text("scopes").array().$type<Permission[]>().notNull(),
    /** Who made it. The key may do no more than this member may, and ends with the membership. */
    userId: id("user", "user_id").notNull(),
    createdAt: createdAt(),
    lastUsedAt: instant("last_used_at"),
    expiresAt: instant("expires_at"),
    revokedAt: instant("revoked_at"),
  },
  (t) => [
    index("api_keys_workspace_id_user_id").on(t.workspaceId, t.userId),
    foreignKey({
      name: "api_keys_member",
      columns: [t.workspaceId, t.userId],
      foreignColumns: [memberships.workspaceId, memberships.userId],
    }).onDelete("cascade"),
  ],
);
