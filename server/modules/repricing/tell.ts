import { inArray } from "drizzle-orm";
import type { WorkspaceTx } from "@/server/db/client";
import { notify } from "@/server/modules/notifications";
import { memberships, type Role, rolePermissions } from "@/server/modules/workspaces";
import type { Id } from "@/server/platform/ids";

const deciding = (Object.keys(rolePermissions) as Role[]).filter((role) =>
  rolePermissions[role].has("repricing.approve"),
);

/** Tells those who may decide on prices that new proposals wait, and that rules let go of prices that were set by hand. */
export async function tellOfRun(
  tx: WorkspaceTx,
  workspaceId: Id<"workspace">,
  { proposed, held }: { proposed: number; held: number },
): Promise<void> {
  if (proposed === 0 && held === 0) return;
  const rows = await tx
    .select({ userId: memberships.userId })
    .from(memberships)
    .where(inArray(memberships.role, deciding));
  const whom = { workspaceId, userIds: rows.map(({ userId }) => userId) };
  if (proposed > 0)
    await notify(tx, {
      ...whom,
      kind: "pricesProposed",
      params: { count: proposed },
      link: "/repricing/approvals",
    });
  if (held > 0)
    await notify(tx, { ...whom, kind: "pricesHeld", params: { count: held }, link: "/repricing/held" });
}
