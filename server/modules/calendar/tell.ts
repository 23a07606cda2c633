import { inArray } from "drizzle-orm";
import type { WorkspaceTx } from "@/server/db/client";
import { notify } from "@/server/modules/notifications";
import { memberships, type Role, rolePermissions } from "@/server/modules/workspaces";
import type { Id } from "@/server/platform/ids";
import type { PostRow } from "./transition";
import { excerptOf } from "./views";

const reviewing = (Object.keys(rolePermissions) as Role[]).filter((role) =>
  rolePermissions[role].has("calendar.approve"),
);

/** Who may approve in the store of the transaction. */
async function reviewers(tx: WorkspaceTx): Promise<Id<"user">[]> {
  const rows = await tx
    .select({ userId: memberships.userId })
    .from(memberships)
    .where(inArray(memberships.role, reviewing));
  return rows.map((row) => row.userId);
}

type Told = "postReview" | "postChanges" | "postApproved" | "postPublished" | "postFailed" | "postUncertain";

/** Tells those whom it concerns what became of a post; who did it knows already. */
export async function tell(
  tx: WorkspaceTx,
  post: PostRow,
  kind: Told,
  by: { userId: Id<"user"> | null; name?: string },
): Promise<void> {
  const whom = kind === "postReview" ? await reviewers(tx) : post.createdBy ? [post.createdBy] : [];
  const params = { title: excerptOf(post.text, 60) };
  const message = {
    workspaceId: post.workspaceId,
    userIds: whom.filter((userId) => userId !== by.userId),
    link: `/calendar/${post.id}`,
  };
  if (kind === "postPublished" || kind === "postFailed" || kind === "postUncertain") {
    return notify(tx, { ...message, kind, params });
  }
  return notify(tx, { ...message, kind, params: { ...params, name: by.name ?? "" } });
}
