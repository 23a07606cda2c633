import { and, asc, desc, eq, lt, or, type SQL, sql } from "drizzle-orm";
import type { WorkspaceTx } from "@/server/db/client";
import { escapeLike } from "@/server/db/search";
import type { Actor } from "@/server/operations/context";
import { type Cursor, decodeCursor, encodeCursor } from "@/server/platform/cursor";
import { AppError, notFound } from "@/server/platform/errors";
import type { Id } from "@/server/platform/ids";
import type { ConversationSummary, Message } from "./contract";
import { conversationMessages, conversations } from "./schema";

/** Whose conversations a call is about. @throws AppError FORBIDDEN for the operator at the command line, who has none. */
export function personOf({ actor }: { actor: Actor }): Id<"user"> {
  if (!actor.userId) throw new AppError("FORBIDDEN", { params: { permission: "user" } });
  return actor.userId;
}

/** A message as people see it. */
export function toMessage(row: typeof conversationMessages.$inferSelect): Message {
  const { id, role, text, cards, provider, model, offline, points, createdAt } = row;
  return { id, role, text, cards, provider, model, offline, points, createdAt: createdAt.toISOString() };
}

const toSummary = ({ id, title, updatedAt }: typeof conversations.$inferSelect): ConversationSummary => ({
  id,
  title,
  updatedAt: updatedAt.toISOString(),
});

/** A conversation of the person. @throws AppError NOT_FOUND */
export async function conversationRow(tx: WorkspaceTx, userId: Id<"user">, id: Id<"conversation">) {
  const [row] = await tx
    .select()
    .from(conversations)
    .where(and(eq(conversations.id, id), eq(conversations.userId, userId)));
  if (!row) throw notFound("conversation");
  return row;
}

/** What was said in a conversation, the oldest first. */
export const messagesOf = (tx: WorkspaceTx, userId: Id<"user">, id: Id<"conversation">) =>
  tx
    .select()
    .from(conversationMessages)
    .where(and(eq(conversationMessages.conversationId, id), eq(conversationMessages.userId, userId)))
    .orderBy(asc(conversationMessages.id));

/** A page of the person's conversations, the last led first; a search looks into titles and messages. */
export async function listConversationRows(
  tx: WorkspaceTx,
  userId: Id<"user">,
  { search, cursor, limit }: { search?: string | undefined; cursor?: string | undefined; limit: number },
): Promise<{ items: ConversationSummary[]; nextCursor: string | null }> {
  const pattern = search ? `%${escapeLike(search)}%` : undefined;
  const where: (SQL | undefined)[] = [
    eq(conversations.userId, userId),
    pattern === undefined
      ? undefined
      : or(
          sql`${conversations.title} ilike ${pattern}`,
          sql`exists (select 1 from conversation_messages m where m.workspace_id = ${conversations.workspaceId}
            and m.user_id = ${conversations.userId} and m.conversation_id = ${conversations.id} and m.text ilike ${pattern})`,
        ),
    after(decodeCursor(cursor)),
  ];
  const rows = await tx
    .select({ row: conversations, key: sql<string>`${conversations.updatedAt}::text` })
    .from(conversations)
    .where(and(...where))
    .orderBy(desc(conversations.updatedAt), desc(conversations.id))
    .limit(limit + 1);
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return {
    items: page.map(({ row }) => toSummary(row)),
    nextCursor: rows.length > limit && last ? encodeCursor([last.key, last.row.id]) : null,
  };
}

function after(cursor: Cursor | undefined): SQL | undefined {
  if (!cursor) return undefined;
  const at = sql`${cursor[0]}::text::timestamptz`;
  return or(
    sql`${conversations.updatedAt} < ${at}`,
    and(sql`${conversations.updatedAt} = ${at}`, lt(conversations.id, cursor[1] as Id<"conversation">)),
  );
}
