import { and, asc, desc, eq, exists, gte, isNull, lt, notInArray } from "drizzle-orm";
import { users } from "@/server/modules/auth";
import { workspaceOperation } from "@/server/operations/define";
import { AppError } from "@/server/platform/errors";
import { Calendar, CalendarFilter } from "../contract";
import { outlook } from "../outlook";
import { deliveries, posts } from "../schema";
import { addDays, instantOf, localOf } from "../time";
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
