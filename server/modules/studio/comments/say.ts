import { and, eq, inArray } from "drizzle-orm";
import type { WorkspaceTx } from "@/server/db/client";
import { announceComments } from "@/server/modules/live";
import { notify } from "@/server/modules/notifications";
import { memberships } from "@/server/modules/workspaces";
import { AppError } from "@/server/platform/errors";
import type { Id } from "@/server/platform/ids";
import { generationRow } from "../generation-rows";
import { membersOf } from "./rows";
import { textComments, type textThreads } from "./schema";

type ThreadRow = typeof textThreads.$inferSelect;

interface Said {
  author: Id<"user">;
  body: string;
  mentions: Id<"user">[];
}

/** @throws AppError BAD_INPUT when somebody is mentioned who is no member */
async function checkMentions(tx: WorkspaceTx, mentions: Id<"user">[]): Promise<void> {
  const wanted = [...new Set(mentions)];
  if (wanted.length === 0) return;
  if ((await tx.$count(memberships, inArray(memberships.userId, wanted))) < wanted.length) {
    throw new AppError("BAD_INPUT", { fields: [{ path: "mentions", code: "invalid" }] });
  }
}

/** Characters of a comment that a notification shows. */
const shown = 80;

function beginning(body: string): string {
  const line = body.replaceAll(/\s+/g, " ");
  return line.length > shown
    ? `${[...line]
        .slice(0, shown - 1)
        .join("")
        .trimEnd()}…`
    : line;
}

/** Tells people of a comment on a text; who wrote it knows already, and who left the store is not told. */
async function tell(
  tx: WorkspaceTx,
  thread: ThreadRow,
  kind: "textMention" | "textComment",
  { author, body }: Said,
  whom: Id<"user">[],
): Promise<void> {
  const members = await membersOf(tx);
  const userIds = members.flatMap(({ id }) => (whom.includes(id) && id !== author ? id : []));
  if (userIds.length === 0) return;
  await notify(tx, {
    workspaceId: thread.workspaceId,
    userIds,
    kind,
    params: { name: members.find(({ id }) => id === author)?.name ?? "", title: beginning(body) },
    link: `/studio/texts/${thread.generationId}#${thread.id}`,
  });
}

/**
 * Adds a comment to a thread. Whoever is mentioned is told, and so is whoever takes part in the thread or ordered
 * the text.
 * @throws AppError BAD_INPUT when somebody is mentioned who is no member
 */
export async function addComment(tx: WorkspaceTx, thread: ThreadRow, said: Said): Promise<void> {
  const mentions = [...new Set(said.mentions)];
  await checkMentions(tx, mentions);
  const earlier = await tx
    .selectDistinct({ author: textComments.createdBy })
    .from(textComments)
    .where(eq(textComments.threadId, thread.id));
  await tx.insert(textComments).values({
    workspaceId: thread.workspaceId,
    threadId: thread.id,
    body: said.body,
    mentions,
    createdBy: said.author,
  });
  const { createdBy } = await generationRow(tx, thread.generationId);
  const concerned = [...earlier.map(({ author }) => author), ...(createdBy ? [createdBy] : [])];
  await tell(tx, thread, "textMention", said, mentions);
  await tell(
    tx,
    thread,
    "textComment",
    said,
    concerned.filter((id) => !mentions.includes(id)),
  );
  await announceComments(tx, thread.workspaceId, thread.generationId);
}

/** Changes a comment of one's own. Who is mentioned in it for the first time is told. @throws AppError FORBIDDEN, BAD_INPUT */
export async function changeComment(
  tx: WorkspaceTx,
  thread: ThreadRow,
  comment: typeof textComments.$inferSelect,
  said: Said,
): Promise<void> {
  if (comment.createdBy !== said.author) throw new AppError("FORBIDDEN");
  const mentions = [...new Set(said.mentions)];
  await checkMentions(tx, mentions);
  await tx
    .update(textComments)
    .set({ body: said.body, mentions, editedAt: new Date() })
    .where(and(eq(textComments.id, comment.id), eq(textComments.createdBy, said.author)));
  const added = mentions.filter((id) => !comment.mentions.includes(id));
  await tell(tx, thread, "textMention", said, added);
  await announceComments(tx, thread.workspaceId, thread.generationId);
}
