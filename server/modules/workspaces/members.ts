import { and, count, eq, ne } from "drizzle-orm";
import type { WorkspaceTx } from "@/server/db/client";
import { workspaces } from "@/server/db/tenant";
import type { WorkspaceAccess } from "@/server/operations/context";
import { AppError, notFound } from "@/server/platform/errors";
import type { Id } from "@/server/platform/ids";
import type { Role } from "./contract";
import { memberships } from "./schema";

/** Whether who acts may make, change or remove somebody of a role: owners are the owners' matter alone. */
export function demandAuthorityOver(workspace: WorkspaceAccess, role: Role): void {
  if (role === "owner" && workspace.role !== "owner") {
    throw new AppError("FORBIDDEN", { params: { permission: "owner" } });
  }
}

/**
 * Lets changes to a store's members and keys happen one after another: what one of them counted stays true until
 * it commits. Nothing else of the store waits.
 */
export async function lockStore(tx: WorkspaceTx, workspaceId: Id<"workspace">): Promise<void> {
  await tx
    .select({ id: workspaces.id })
    .from(workspaces)
    .where(eq(workspaces.id, workspaceId))
    .for("no key update");
}

/** A member of a locked store. @throws AppError NOT_FOUND */
export async function findMember(
  tx: WorkspaceTx,
  workspaceId: Id<"workspace">,
  which: { id: Id<"membership"> } | { userId: Id<"user"> },
) {
  const [member] = await tx
    .select()
    .from(memberships)
    .where(
      and(
        eq(memberships.workspaceId, workspaceId),
        "id" in which ? eq(memberships.id, which.id) : eq(memberships.userId, which.userId),
      ),
    );
  if (!member) throw notFound("member");
  return member;
}

/** Keeps a locked store from losing its last owner. @throws AppError LAST_OWNER */
export async function demandAnotherOwner(
  tx: WorkspaceTx,
  workspaceId: Id<"workspace">,
  leaving: Id<"membership">,
): Promise<void> {
  const [others] = await tx
    .select({ count: count() })
    .from(memberships)
    .where(
      and(
        eq(memberships.workspaceId, workspaceId),
        eq(memberships.role, "owner"),
        ne(memberships.id, leaving),
      ),
    );
  if (!others?.count) throw new AppError("LAST_OWNER");
}
