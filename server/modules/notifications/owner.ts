import type { Actor, WorkspaceAccess } from "@/server/operations/context";
import { AppError } from "@/server/platform/errors";
import type { InboxOwner } from "./inbox";

/** The inbox of who calls. @throws AppError FORBIDDEN for the operator at the command line, who has none. */
export function ownInbox({ actor, workspace }: { actor: Actor; workspace: WorkspaceAccess }): InboxOwner {
  if (!actor.userId) throw new AppError("FORBIDDEN", { params: { permission: "user" } });
  return { workspaceId: workspace.id, userId: actor.userId };
}
