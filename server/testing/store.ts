import { eq } from "drizzle-orm";
import { withWorkspace } from "@/server/db/client";
import { withService } from "@/server/db/service";
import { workspaces } from "@/server/db/tenant";
import { createUser } from "@/server/modules/auth";
import { ensureWallet, grantPoints, holdPoints, readBalance, settleHold } from "@/server/modules/wallet";
import { createWorkspace, memberships, type Role, rolePermissions } from "@/server/modules/workspaces";
import type { Actor, WorkspaceAccess } from "@/server/operations/context";
import type { Caller } from "@/server/operations/execute";
import { AppError } from "@/server/platform/errors";
import type { Locale } from "@/server/platform/i18n/locales";
import { type Id, newId } from "@/server/platform/ids";

interface StoreOptions {
  /** What `user` is in the store. Unless owner, the store has an owner besides. */
  role?: Role;
  plan?: "free" | "starter" | "pro" | "business";
  locale?: Locale;
  currency?: string;
  admin?: boolean;
  /** What can be spent; left out, the welcome points of a new store. */
  points?: number;
}

/** Everything that a call carries, for a test that only cares who makes it. */
export function callerFor(
  actor: Actor | null,
  workspace?: WorkspaceAccess,
  overrides: Partial<Caller> = {},
): Caller {
  return {
    locale: workspace?.locale ?? "en",
    requestId: crypto.randomUUID(),
    ip: "192.0.2.1",
    userAgent: "test",
    signal: new AbortController().signal,
    idempotencyKey: undefined,
    actor: async () => actor,
    workspace: async () => {
      if (!workspace) throw new AppError("NOT_FOUND", { params: { thing: "workspace" } });
      return workspace;
    },
    limit: async () => {},
    ...overrides,
  };
}

/** A person with a verified account and no store. */
export async function createPerson(
  options: { admin?: boolean; locale?: Locale; email?: string; password?: string } = {},
) {
  const email = options.email ?? `${crypto.randomUUID()}@example.com`;
  const user = await withService((tx) =>
    createUser(tx, {
      email,
      name: "Test Person",
      locale: options.locale ?? "en",
      verified: true,
      admin: options.admin ?? false,
      ...(options.password === undefined ? {} : { password: options.password }),
    }),
  );
  const actor: Extract<Actor, { type: "user" }> = {
    type: "user",
    userId: user.id,
    sessionId: newId("session"),
    email: user.email,
    name: user.name,
    isAdmin: user.isAdmin,
  };
  return { user, actor, caller: (overrides?: Partial<Caller>) => callerFor(actor, undefined, overrides) };
}

/**
 * A store with a person in it, in the real database: what most tests start from.
 * `caller()` may do what the role may: `execute(operation, store.caller(), input)`.
 */
export async function createStore(options: StoreOptions = {}) {
  const { role = "owner", plan = "free", locale = "en", currency = "USD", admin = false } = options;
  const owner = await createPerson({ locale, admin });
  const row = await withService(async (tx) => {
    const created = await createWorkspace(tx, {
      name: "Test store",
      slug: `test-${crypto.randomUUID()}`,
      ownerId: owner.user.id,
      currency,
      locale,
      timezone: "UTC",
    });
    await tx.update(workspaces).set({ plan }).where(eq(workspaces.id, created.id));
    return created;
  });
  const person = role === "owner" ? owner : await createPerson({ locale, admin });
  if (role !== "owner") {
    await withService((tx) =>
      tx.insert(memberships).values({ workspaceId: row.id, userId: person.user.id, role }),
    );
  }
  if (options.points !== undefined) await setPoints(row.id, options.points);
  const workspace: WorkspaceAccess = {
    id: row.id,
    slug: row.slug,
    name: row.name,
    plan,
    currency,
    locale,
    timezone: row.timezone,
    role,
    permissions: rolePermissions[role],
  };
  return {
    ...person,
    workspace,
    caller: (overrides?: Partial<Caller>) => callerFor(person.actor, workspace, overrides),
  };
}

/** Brings a new wallet to a balance, the way points really come and go. */
async function setPoints(workspaceId: Id<"workspace">, points: number): Promise<void> {
  await withWorkspace(workspaceId, async (tx) => {
    await ensureWallet(tx);
    const missing = points - (await readBalance(tx)).available;
    if (missing > 0) await grantPoints(tx, { amount: missing, key: "test:points", cause: "operator" });
    if (missing < 0) {
      const { holdId } = await holdPoints(tx, { amount: -missing, key: "test:points", cause: "operator" });
      await settleHold(tx, { holdId });
    }
  });
}
