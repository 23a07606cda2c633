import { and, eq, isNull, sql } from "drizzle-orm";
import { serviceStatements } from "@/server/db/service";
import { workspaces } from "@/server/db/tenant";
import { digestOf, isLiveSession, sessions, users } from "@/server/modules/auth";
import { accessColumns, accessOf, apiKeys, isLiveKey, memberships } from "@/server/modules/workspaces";
import type { Actor, WorkspaceAccess } from "@/server/operations/context";
import { AppError } from "@/server/platform/errors";
import { isLocale, type Locale } from "@/server/platform/i18n/locales";
import { decodeId } from "@/server/platform/ids";
import type { Credentials } from "./credentials";

/** Who calls, and the store that the call names if they belong to it. */
export interface Identity {
  actor: Actor;
  locale: Locale;
  /** Throws SUSPENDED for a store that is paused. */
  workspace: (() => WorkspaceAccess) | null;
}

type Database = ReturnType<typeof serviceStatements>;

/** Sessions and keys are noted as used at most this often, so that reading does not cost a write. */
const staleAfter = { session: sql`interval '5 minutes'`, apiKey: sql`interval '1 minute'` };

const personColumns = {
  userId: users.id,
  email: users.email,
  name: users.name,
  locale: users.locale,
  isAdmin: users.isAdmin,
  suspendedAt: users.suspendedAt,
};

/** The person, the session, the store and the role: one statement, prepared once per connection. */
function sessionQuery(db: Database, by: "cookie" | "bearer") {
  return db
    .select({
      ...personColumns,
      sessionId: sessions.id,
      stale: sql<boolean>`${sessions.lastSeenAt} < now() - ${staleAfter.session}`,
      workspace: accessColumns,
      role: memberships.role,
    })
    .from(sessions)
    .innerJoin(users, eq(users.id, sessions.userId))
    .leftJoin(
      workspaces,
      sql`${workspaces.slug} = ${sql.placeholder("slug")} or ${workspaces.id} = ${sql.placeholder("workspaceId")}::uuid`,
    )
    .leftJoin(memberships, and(eq(memberships.workspaceId, workspaces.id), eq(memberships.userId, users.id)))
    .where(
      and(
        by === "cookie"
          ? and(
              sql`${sessions.id} = ${sql.placeholder("sessionId")}::uuid`,
              sql`${sessions.userId} = ${sql.placeholder("userId")}::uuid`,
            )
          : eq(sessions.tokenHash, sql.placeholder("tokenHash")),
        isLiveSession(),
      ),
    )
    .prepare(`caller_by_${by}`);
}

function keyQuery(db: Database) {
  return db
    .select({
      ...personColumns,
      keyId: apiKeys.id,
      scopes: apiKeys.scopes,
      stale: sql<boolean>`${apiKeys.lastUsedAt} is null or ${apiKeys.lastUsedAt} < now() - ${staleAfter.apiKey}`,
      workspace: accessColumns,
      role: memberships.role,
    })
    .from(apiKeys)
    .innerJoin(workspaces, eq(workspaces.id, apiKeys.workspaceId))
    .innerJoin(
      memberships,
      and(eq(memberships.workspaceId, apiKeys.workspaceId), eq(memberships.userId, apiKeys.userId)),
    )
    .innerJoin(users, eq(users.id, apiKeys.userId))
    .where(and(eq(apiKeys.keyHash, sql.placeholder("keyHash")), isLiveKey()))
    .prepare("caller_by_key");
}

const buildQueries = (db: Database) => ({
  cookie: sessionQuery(db, "cookie"),
  bearer: sessionQuery(db, "bearer"),
  key: keyQuery(db),
});
const built = new WeakMap<Database, ReturnType<typeof buildQueries>>();

function queries() {
  const db = serviceStatements();
  let found = built.get(db);
  if (!found) {
    found = buildQueries(db);
    built.set(db, found);
  }
  return found;
}

/**
 * Finds out who credentials belong to; null when they open nothing (any more).
 * @param store slug or id of the store that the call names, if any.
 * @throws AppError SUSPENDED when the account is paused.
 */
export async function identify(
  credentials: Credentials,
  store: string | undefined,
): Promise<Identity | null> {
  return credentials.type === "apiKey"
    ? identifyKey(credentials.key, store)
    : identifySession(credentials, store);
}

async function identifySession(
  credentials: Exclude<Credentials, { type: "apiKey" }>,
  store: string | undefined,
): Promise<Identity | null> {
  const workspaceId = store === undefined ? undefined : decodeId("workspace", store);
  const named = { slug: workspaceId ? null : (store ?? null), workspaceId: workspaceId ?? null };
  const [row] =
    credentials.type === "cookie"
      ? await queries().cookie.execute({
          ...named,
          sessionId: decodeId("session", credentials.sessionId),
          userId: decodeId("user", credentials.userId),
        })
      : await queries().bearer.execute({ ...named, tokenHash: digestOf(credentials.token) });
  if (!row) return null;
  const { userId, email, name, isAdmin, sessionId, workspace, role } = row;
  demandActive(row);
  if (row.stale) {
    await serviceStatements()
      .update(sessions)
      .set({ lastSeenAt: sql`now()` })
      .where(and(eq(sessions.id, sessionId), isNull(sessions.revokedAt)));
  }
  return {
    actor: { type: "user", userId, sessionId, email, name, isAdmin },
    locale: localeOf(row.locale),
    workspace: workspace && role ? () => accessOf(workspace, role) : null,
  };
}

async function identifyKey(key: string, store: string | undefined): Promise<Identity | null> {
  const [row] = await queries().key.execute({ keyHash: digestOf(key) });
  if (!row) return null;
  const { keyId, userId, scopes, workspace, role } = row;
  demandActive(row);
  if (row.stale) {
    await serviceStatements().update(apiKeys).set({ lastUsedAt: sql`now()` }).where(eq(apiKeys.id, keyId));
  }
  const named = store === undefined || store === workspace.slug || store === workspace.id;
  return {
    actor: { type: "apiKey", keyId, userId, workspaceId: workspace.id, scopes },
    locale: localeOf(row.locale),
    workspace: named ? () => accessOf(workspace, role, scopes) : null,
  };
}

function demandActive(person: { suspendedAt: Date | null }): void {
  if (person.suspendedAt) throw new AppError("SUSPENDED");
}

const localeOf = (text: string): Locale => (isLocale(text) ? text : "en");
