import { and, eq } from "drizzle-orm";
import { type ServiceTx, withService } from "@/server/db/service";
import { workspaces } from "@/server/db/tenant";
import type { Actor, WorkspaceAccess } from "@/server/operations/context";
import type { Permission } from "@/server/operations/permissions";
import { AppError, notFound } from "@/server/platform/errors";
import { isLocale } from "@/server/platform/i18n/locales";
import { decodeId, type Id } from "@/server/platform/ids";
import type { Role } from "./contract";
import { rolePermissions } from "./roles";
import { memberships } from "./schema";

/** The columns that access to a store is made of. */
export const accessColumns = {
  id: workspaces.id,
  slug: workspaces.slug,
  name: workspaces.name,
  plan: workspaces.plan,
  currency: workspaces.currency,
  locale: workspaces.locale,
  timezone: workspaces.timezone,
  suspendedAt: workspaces.suspendedAt,
  closedAt: workspaces.closedAt,
};

type AccessRow = Pick<typeof workspaces.$inferSelect, keyof typeof accessColumns>;

/**
 * What a member of a role may do in a store; with `scopes`, no more than those.
 * @throws AppError SUSPENDED; NOT_FOUND for a store that is closed
 */
export function accessOf(row: AccessRow, role: Role, scopes?: readonly Permission[]): WorkspaceAccess {
  const { suspendedAt, closedAt, locale, ...workspace } = row;
  if (closedAt) throw notFound("workspace");
  if (suspendedAt) throw new AppError("SUSPENDED");
  const granted = rolePermissions[role];
  return {
    ...workspace,
    locale: isLocale(locale) ? locale : "en",
    role,
    permissions: scopes ? new Set(scopes.filter((scope) => granted.has(scope))) : granted,
  };
}

/** Finds a store by its slug or its id: a slug has no underscore, an id has one. */
function namesWorkspace(slugOrId: string) {
  return decodeId("workspace", slugOrId) === undefined
    ? eq(workspaces.slug, slugOrId)
    : eq(workspaces.id, slugOrId);
}

/**
 * Opens a store for who acts. The operator of the machine may open every store, as if its owner.
 * @throws AppError NOT_FOUND when there is no such store or the actor does not belong to it; SUSPENDED
 */
export async function openWorkspace(actor: Actor, slugOrId: string): Promise<WorkspaceAccess> {
  const { workspace, role } = await withService((tx) => findWorkspace(tx, actor.userId, slugOrId));
  if (actor.type === "operator") return accessOf(workspace, "owner");
  if (!role || (actor.type === "apiKey" && actor.workspaceId !== workspace.id)) throw notFound("workspace");
  return accessOf(workspace, role, actor.type === "apiKey" ? actor.scopes : undefined);
}

async function findWorkspace(tx: ServiceTx, userId: Id<"user"> | null, slugOrId: string) {
  const [workspace] = await tx.select(accessColumns).from(workspaces).where(namesWorkspace(slugOrId));
  if (!workspace) throw notFound("workspace");
  if (!userId) return { workspace, role: undefined };
  const [member] = await tx
    .select({ role: memberships.role })
    .from(memberships)
    .where(and(eq(memberships.workspaceId, workspace.id), eq(memberships.userId, userId)));
  return { workspace, role: member?.role };
}
