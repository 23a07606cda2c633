import { and, asc, desc, eq, exists, gte, isNull, lt, notInArray } from "drizzle-orm";
import type { WorkspaceTx } from "@/server/db/client";
import { users } from "@/server/modules/auth";
import { workspaceOperation } from "@/server/operations/define";
import { AppError } from "@/server/platform/errors";
import { Calendar, CalendarFilter, type SlotMoment } from "../contract";
import { readQueue, takeNext } from "../queue";
import { deliveries, posts, slots } from "../schema";
import { addDays, instantOf, localOf, momentsOf } from "../time";
import { toCards } from "../views";

const mostDays = 100;
const trayLimit = 100;

export const getCalendar = workspaceOperation("calendar.read", {
  name: "calendar.getCalendar",
  summary: "Read the posts of some days, those without a time, and the slots to come",
  kind: "query",
  input: CalendarFilter,
  output: Calendar,
  rest: { method: "GET", path: "/calendar" },
  async run({ tx, workspace }, { from, to, channelId, status, authorId }) {
    if (to < from || to > addDays(from, mostDays)) {
      throw new AppError("BAD_INPUT", { fields: [{ path: "to", code: "invalid" }] });
    }
    const zone = workspace.timezone;
    const start = instantOf({ date: from, time: "00:00" }, zone);
    const end = instantOf({ date: addDays(to, 1), time: "00:00" }, zone);
    const chosen = and(
      status && eq(posts.status, status),
      authorId && eq(posts.createdBy, authorId),
      channelId &&
        exists(
          tx
            .select({ id: deliveries.id })
            .from(deliveries)
            .where(and(eq(deliveries.postId, posts.id), eq(deliveries.channelId, channelId))),
        ),
    );
    const timed = await tx
      .select()
      .from(posts)
      .where(and(gte(posts.plannedAt, start), lt(posts.plannedAt, end), chosen))
      .orderBy(asc(posts.plannedAt), asc(posts.id));
    const untimed = await tx
      .select()
      .from(posts)
      .where(and(isNull(posts.plannedAt), notInArray(posts.status, ["published", "cancelled"]), chosen))
      .orderBy(desc(posts.id))
      .limit(trayLimit);
    const cards = await toCards(tx, [...timed, ...untimed], workspace);
    const authors = await tx
      .selectDistinct({ id: users.id, name: users.name })
      .from(posts)
      .innerJoin(users, eq(users.id, posts.createdBy))
      .orderBy(asc(users.name));
    return {
      today: localOf(new Date(), zone).date,
      timezone: zone,
      posts: cards.slice(0, timed.length),
      unscheduled: cards.slice(timed.length),
      slots: (await outlook(tx, zone, end)).filter((moment) => moment.at >= start.toISOString()),
      authors,
    };
  },
});

/** The slots from now on, with the posts that will go out if nothing changes: the queue, filled in as the sweep does. */
async function outlook(tx: WorkspaceTx, zone: string, until: Date): Promise<SlotMoment[]> {
  const now = new Date();
  if (until <= now) return [];
  const rows = await tx.select().from(slots).orderBy(asc(slots.id));
  if (rows.length === 0) return [];
  const queue = await readQueue(tx);
  return rows
    .flatMap((slot) => momentsOf(slot, now, until, zone).map((at) => ({ slot, at })))
    .sort((a, b) => a.at.getTime() - b.at.getTime())
    .map(({ slot, at }) => ({
      slotId: slot.id,
      at: at.toISOString(),
      planned: localOf(at, zone),
      postId: takeNext(queue, slot)?.post.id ?? null,
    }));
}
