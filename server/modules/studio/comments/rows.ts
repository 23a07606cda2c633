import { asc, eq, inArray } from "drizzle-orm";
import type { WorkspaceTx } from "@/server/db/client";
import { users } from "@/server/modules/auth";
import { memberships } from "@/server/modules/workspaces";
import type { ContextOf } from "@/server/operations/context";
import { AppError, notFound } from "@/server/platform/errors";
import type { Id } from "@/server/platform/ids";
import type { Comment, Thread } from "./contract";
import { textComments, textThreads } from "./schema";

/** Most threads of a text that are read. */
const mostThreads = 500;

type CommentRow = typeof textComments.$inferSelect;
type ThreadRow = typeof textThreads.$inferSelect;
type Person = NonNullable<Comment["author"]>;

/** Who says it. @throws AppError FORBIDDEN for the operator at the command line, who is no member */
export function authorOf({ actor }: Pick<ContextOf<"workspace", "mutation">, "actor">): Id<"user"> {
  if (!actor.userId) throw new AppError("FORBIDDEN", { params: { permission: "user" } });
  return actor.userId;
}

/** The members of the store, by name: all of them may read its texts. */
export function membersOf(tx: WorkspaceTx): Promise<Person[]> {
  return tx
    .select({ id: users.id, name: users.name })
    .from(memberships)
    .innerJoin(users, eq(users.id, memberships.userId))
    .orderBy(asc(users.name), asc(users.id));
}

async function named(tx: WorkspaceTx, ids: Id<"user">[]): Promise<Map<string, Person>> {
  const rows =
    ids.length === 0
      ? []
      : await tx.select({ id: users.id, name: users.name }).from(users).where(inArray(users.id, ids));
  return new Map(rows.map((row) => [row.id, row]));
}

/** The row of a thread, which waits for whoever changes it. @throws AppError NOT_FOUND */
export async function lockThread(tx: WorkspaceTx, id: Id<"textThread">): Promise<ThreadRow> {
  const [row] = await tx.select().from(textThreads).where(eq(textThreads.id, id)).for("update");
  if (!row) throw notFound("thread");
  return row;
}

/** The row of a comment. @throws AppError NOT_FOUND */
export async function commentRow(tx: WorkspaceTx, id: Id<"textComment">): Promise<CommentRow> {
  const [row] = await tx.select().from(textComments).where(eq(textComments.id, id));
  if (!row) throw notFound("comment");
  return row;
}

/** The threads of a text, or one of them, as people see them; the oldest first. */
export async function readThreads(
  tx: WorkspaceTx,
  of: { generationId: Id<"generation"> } | { id: Id<"textThread"> },
): Promise<Thread[]> {
  const rows = await tx
    .select()
    .from(textThreads)
    .where("id" in of ? eq(textThreads.id, of.id) : eq(textThreads.generationId, of.generationId))
    .orderBy(asc(textThreads.id))
    .limit(mostThreads);
  const ids = rows.map(({ id }) => id);
  const comments =
    ids.length === 0
      ? []
      : await tx
          .select()
          .from(textComments)
          .where(inArray(textComments.threadId, ids))
          .orderBy(asc(textComments.id));
  const people = await named(tx, [
    ...new Set([
      ...comments.flatMap(({ createdBy, mentions }) => [createdBy, ...mentions]),
      ...rows.flatMap(({ resolvedBy }) => resolvedBy ?? []),
    ]),
  ]);
  return rows.map((row) => ({
    id: row.id,
    generationId: row.generationId,
    version: row.version,
    passage: row.passage,
    resolved: row.resolvedAt && {
      by: (row.resolvedBy && people.get(row.resolvedBy)) || null,
      at: row.resolvedAt.toISOString(),
    },
    comments: comments
      .filter(({ threadId }) => threadId === row.id)
      .map((comment) => ({
        id: comment.id,
        body: comment.body,
        mentions: comment.mentions.flatMap((id) => people.get(id) ?? []),
        author: people.get(comment.createdBy) ?? null,
        createdAt: comment.createdAt.toISOString(),
        editedAt: comment.editedAt?.toISOString() ?? null,
      })),
  }));
}

/** One thread as people see it. @throws AppError NOT_FOUND */
export async function readThread(tx: WorkspaceTx, id: Id<"textThread">): Promise<Thread> {
  const [thread] = await readThreads(tx, { id });
  if (!thread) throw notFound("thread");
  return thread;
}
