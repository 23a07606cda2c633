import { asc, eq, inArray } from "drizzle-orm";
import type { WorkspaceTx } from "@/server/db/client";
import { users } from "@/server/modules/auth";
import { fileUrl } from "@/server/modules/files";
import type { WorkspaceAccess } from "@/server/operations/context";
import { notFound } from "@/server/platform/errors";
import type { Id } from "@/server/platform/ids";
import { type Channel, type Delivery, type PostCard, type PostDetail, Problem } from "./contract";
import { clicksOf } from "./links/results";
import { channels, deliveries, postEvents, posts } from "./schema";
import { localOf } from "./time";
import type { PostRow } from "./transition";

type Store = Pick<WorkspaceAccess, "timezone">;

const excerptLength = 140;
const iso = (date: Date | null) => date?.toISOString() ?? null;

/** The beginning of a text, on one line. */
export function excerptOf(text: string, length = excerptLength): string {
  const line = text.replaceAll(/\s+/g, " ").trim();
  return line.length > length ? `${[...line.slice(0, length - 1)].join("").trimEnd()}…` : line;
}

export function toChannel(row: typeof channels.$inferSelect): Channel {
  const { id, kind, name, target } = row;
  return {
    id,
    kind,
    name,
    target,
    testedAt: iso(row.testedAt),
    problem: row.testProblem && Problem.parse(row.testProblem),
  };
}

async function namesOf(tx: WorkspaceTx, ids: (Id<"user"> | null)[]) {
  const known = [...new Set(ids.filter((id) => id !== null))];
  if (known.length === 0) return new Map<string, { id: Id<"user">; name: string }>();
  const rows = await tx
    .select({ id: users.id, name: users.name })
    .from(users)
    .where(inArray(users.id, known));
  return new Map(rows.map((row) => [row.id as string, row]));
}

const whenOf = (row: PostRow, store: Store) => ({
  at: iso(row.plannedAt),
  planned: row.plannedAt && localOf(row.plannedAt, store.timezone),
});

const pictureOf = (row: PostRow) =>
  row.imageId && { id: row.imageId, url: fileUrl(row.workspaceId, row.imageId) };

const targetColumns = {
  deliveryId: deliveries.id,
  postId: deliveries.postId,
  channelId: deliveries.channelId,
  kind: channels.kind,
  name: channels.name,
  status: deliveries.status,
};

/** Posts as a calendar shows them. */
export async function toCards(tx: WorkspaceTx, rows: PostRow[], store: Store): Promise<PostCard[]> {
  if (rows.length === 0) return [];
  const names = await namesOf(
    tx,
    rows.map((row) => row.createdBy),
  );
  const targets = await tx
    .select(targetColumns)
    .from(deliveries)
    .innerJoin(channels, eq(channels.id, deliveries.channelId))
    .where(
      inArray(
        deliveries.postId,
        rows.map((row) => row.id),
      ),
    )
    .orderBy(asc(deliveries.id));
  return rows.map((row) => ({
    id: row.id,
    status: row.status,
    excerpt: excerptOf(row.text),
    picture: pictureOf(row),
    ...whenOf(row, store),
    author: (row.createdBy && names.get(row.createdBy)) || null,
    targets: targets.filter((target) => target.postId === row.id),
    revision: row.revision,
  }));
}

/** A post whole, with its thread. @throws AppError NOT_FOUND */
export async function readDetail(tx: WorkspaceTx, id: Id<"post">, store: Store): Promise<PostDetail> {
  const [row] = await tx.select().from(posts).where(eq(posts.id, id));
  if (!row) throw notFound("post");
  const events = await tx
    .select()
    .from(postEvents)
    .where(eq(postEvents.postId, id))
    .orderBy(asc(postEvents.id));
  const names = await namesOf(tx, [row.createdBy, ...events.map((event) => event.userId)]);
  const personOf = (userId: Id<"user"> | null) => (userId && names.get(userId)) || null;
  return {
    id: row.id,
    status: row.status,
    text: row.text,
    link: row.link,
    picture: pictureOf(row),
    productId: row.productId,
    ...whenOf(row, store),
    author: personOf(row.createdBy),
    revision: row.revision,
    approvedRevision: row.approvedRevision,
    deliveries: await deliveriesOf(tx, id),
    thread: events.map(({ id: eventId, kind, note, revision, userId, createdAt }) => ({
      id: eventId,
      kind,
      note,
      revision,
      by: personOf(userId),
      createdAt: createdAt.toISOString(),
    })),
  };
}

async function deliveriesOf(tx: WorkspaceTx, postId: Id<"post">): Promise<Delivery[]> {
  const rows = await tx
    .select({
      ...targetColumns,
      text: deliveries.text,
      problem: deliveries.problem,
      dueAt: deliveries.dueAt,
      sentAt: deliveries.sentAt,
      url: deliveries.externalUrl,
    })
    .from(deliveries)
    .innerJoin(channels, eq(channels.id, deliveries.channelId))
    .where(eq(deliveries.postId, postId))
    .orderBy(asc(deliveries.id));
  const clicks = await clicksOf(
    tx,
    rows.map((row) => row.deliveryId),
  );
  return rows.map(({ problem, dueAt, sentAt, ...row }) => ({
    ...row,
    problem: problem && Problem.parse(problem),
    dueAt: iso(dueAt),
    sentAt: iso(sentAt),
    ...(clicks.get(row.deliveryId) ?? { clicks: 0, visitors: 0 }),
  }));
}
