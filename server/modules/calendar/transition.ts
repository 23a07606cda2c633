import { eq } from "drizzle-orm";
import type { WorkspaceTx } from "@/server/db/client";
import type { WorkspaceAccess } from "@/server/operations/context";
import { AppError, notFound } from "@/server/platform/errors";
import type { Id } from "@/server/platform/ids";
import { postEvents, posts } from "./schema";
import { type Action, isAllowed, transitions } from "./states";

export type PostRow = typeof posts.$inferSelect;

/** The row of a post, locked: whoever else wants to change it waits. @throws AppError NOT_FOUND */
export async function lockPost(tx: WorkspaceTx, id: Id<"post">): Promise<PostRow> {
  const [row] = await tx.select().from(posts).where(eq(posts.id, id)).for("update");
  if (!row) throw notFound("post");
  return row;
}

interface Deed {
  /** Null where the calendar does it itself. */
  userId: Id<"user"> | null;
  note?: string;
  /** What changes with the state. */
  set?: Partial<PostRow>;
}

/**
 * Takes a locked post from its state to another, the only way there is, and writes down who did it.
 * @throws AppError WRONG_STATE
 */
export async function transition(
  tx: WorkspaceTx,
  post: PostRow,
  action: Action,
  { userId, note = "", set = {} }: Deed,
): Promise<PostRow> {
  if (!isAllowed(action, post.status)) throw new AppError("WRONG_STATE");
  const [row] = await tx
    .update(posts)
    .set({ ...set, status: transitions[action].to })
    .where(eq(posts.id, post.id))
    .returning();
  if (!row) throw notFound("post");
  await record(tx, row, action, userId, note);
  return row;
}

/** Adds a line to a post's thread. */
export async function record(
  tx: WorkspaceTx,
  post: Pick<PostRow, "id" | "workspaceId" | "revision">,
  kind: string,
  userId: Id<"user"> | null,
  note = "",
): Promise<void> {
  const { id: postId, workspaceId, revision } = post;
  await tx.insert(postEvents).values({ postId, workspaceId, revision, kind, userId, note });
}

/** Demands what an action needs beyond the operation's own permission. @throws AppError FORBIDDEN */
export function demandMay(workspace: Pick<WorkspaceAccess, "permissions">, action: Action): void {
  const permission = transitions[action].by;
  if (!permission || !workspace.permissions.has(permission)) {
    throw new AppError("FORBIDDEN", { params: { permission: permission ?? "" } });
  }
}
