import { sql } from "drizzle-orm";
import { boolean, check, index, integer, pgPolicy, pgTable, text } from "drizzle-orm/pg-core";
import { createdAt, id, instant, updatedAt } from "@/server/db/columns";
import { appRole, currentUser, currentWorkspace, servicePolicy } from "@/server/db/tenant";
import { newId } from "@/server/platform/ids";

/**
 * People. A request sees its own row and those of its store's members, and of them only the columns that
 * privileges.ts names: the password's hash and the admin flag are read by the service role alone.
 */
export const users = pgTable(
  "users",
  {
    id: id("user", "id")
      .primaryKey()
      .$defaultFn(() => newId("user")),
    /** Lower case; see `normaliseEmail`. */
    email: text("email").notNull().unique(),
    name: text("name").notNull(),
    avatarUrl: text("avatar_url"),
    locale: text("locale").notNull().default("en"),
    /** Argon2id, or bcrypt carried over from an older system; null for who has never set one. */
    passwordHash: text("password_hash"),
    /** When the person showed that the mailbox is theirs. */
    verifiedAt: instant("verified_at"),
    isAdmin: boolean("is_admin").notNull().default(false),
    suspendedAt: instant("suspended_at"),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  () => [
    check("users_email_lower", sql`email = lower(email)`),
    pgPolicy("self_or_colleague", {
      for: "select",
      to: appRole,
      using: sql`id = ${currentUser} or exists (select 1 from memberships m where m.user_id = users.id and m.workspace_id = ${currentWorkspace})`,
    }),
    pgPolicy("self_update", {
      for: "update",
      to: appRole,
      using: sql`id = ${currentUser}`,
      withCheck: sql`id = ${currentUser}`,
    }),
    servicePolicy(),
  ],
).enableRLS();

/** Places where a person is signed in. Looked up at every request, so that an end takes effect at the next one. */
export const sessions = pgTable(
  "sessions",
  {
    id: id("session", "id")
      .primaryKey()
      .$defaultFn(() => newId("session")),
    userId: id("user", "user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    /** SHA-256 of the bearer token; null for a browser, whose cookie next-auth encrypts. */
    tokenHash: text("token_hash").unique(),
    userAgent: text("user_agent").notNull(),
    ip: text("ip").notNull(),
    createdAt: createdAt(),
    lastSeenAt: instant("last_seen_at").notNull().defaultNow(),
    expiresAt: instant("expires_at").notNull(),
    revokedAt: instant("revoked_at"),
  },
  (t) => [
    index("sessions_user_id").on(t.userId, t.id),
    pgPolicy("own", {
      for: "all",
      to: appRole,
      using: sql`user_id = ${currentUser}`,
      withCheck: sql`user_id = ${currentUser}`,
    }),
    servicePolicy(),
  ],
).enableRLS();

/**
 * What a mailed link may do once: confirm an address, or set a new password. A row is made for every request,
 * whether the address has an account or not, so that nothing observable differs. The link itself is not stored:
 * it is signed from the id (see links.ts).
 */
export const emailLinks = pgTable(
  "email_links",
  {
    id: id("token", "id")
      .primaryKey()
      .$defaultFn(() => newId("token")),
    purpose: text("purpose", { enum: ["confirm", "reset"] }).notNull(),
    email: text("email").notNull(),
    /** Of a confirmation: the account that it will open. The id is given out before the account exists. */
    userId: id("user", "user_id"),
    name: text("name"),
    locale: text("locale").notNull(),
    passwordHash: text("password_hash"),
    createdAt: createdAt(),
    expiresAt: instant("expires_at").notNull(),
    usedAt: instant("used_at"),
  },
  (t) => [
    check("email_links_purpose", sql`purpose in ('confirm', 'reset')`),
    index("email_links_email").on(t.email, t.purpose, t.id),
    index("email_links_expires_at").on(t.expiresAt),
    servicePolicy(),
  ],
).enableRLS();

/** Failed attempts to sign in, by account and by network address. */
export const signInAttempts = pgTable(
  "sign_in_attempts",
  {
    /** `account:<digest of the email>` or `address:<ip>`. */
    key: text("key").primaryKey(),
    failures: integer("failures").notNull(),
    lockedUntil: instant("locked_until"),
    lastAt: instant("last_at").notNull(),
  },
  (t) => [index("sign_in_attempts_last_at").on(t.lastAt), servicePolicy()],
).enableRLS();
