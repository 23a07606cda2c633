import { and, asc, desc, eq, gte, isNotNull, sql } from "drizzle-orm";
import { workspaceOperation } from "@/server/operations/define";
import { Results, ResultsInput } from "../contract";
import { clickSum, visitorSum } from "../links/results";
import { channels, deliveries, linkDays, posts, shortLinks } from "../schema";
import { addDays, instantOf, localOf } from "../time";
import { excerptOf } from "../views";

const postLimit = 100;

export const getResults = workspaceOperation("calendar.read", {
  name: "calendar.getResults",
  summary: "Read how often the links of posts were followed: by day, by channel, by post",
  kind: "query",
  input: ResultsInput,
  output: Results,
  rest: { method: "GET", path: "/calendar/results" },
  async run({ tx, workspace }, { days }) {
    const first = addDays(localOf(new Date(), workspace.timezone).date, 1 - days);
    const since = instantOf({ date: first, time: "00:00" }, workspace.timezone);
    const byDay = await tx
      .select({ day: linkDays.day, clicks: clickSum, visitors: visitorSum })
      .from(linkDays)
      .where(gte(linkDays.day, first))
      .groupBy(linkDays.day);
    const known = new Map(byDay.map((row) => [row.day, row]));
    const sent = and(eq(deliveries.status, "sent"), gte(deliveries.sentAt, since));
    const byChannel = await tx
      .select({
        id: channels.id,
        name: channels.name,
        kind: channels.kind,
        posts: sql<number>`count(distinct ${deliveries.id})::int`,
        clicks: clickSum,
        visitors: visitorSum,
      })
      .from(deliveries)
      .innerJoin(channels, eq(channels.id, deliveries.channelId))
      .leftJoin(shortLinks, eq(shortLinks.deliveryId, deliveries.id))
      .leftJoin(linkDays, eq(linkDays.linkId, shortLinks.id))
      .where(sent)
      .groupBy(channels.id, channels.name, channels.kind)
      .orderBy(asc(channels.id));
    const sentAt = sql<string>`max(${deliveries.sentAt})`;
    const byPost = await tx
      .select({ id: posts.id, text: posts.text, sentAt, clicks: clickSum, visitors: visitorSum })
      .from(deliveries)
      .innerJoin(posts, eq(posts.id, deliveries.postId))
      .leftJoin(shortLinks, eq(shortLinks.deliveryId, deliveries.id))
      .leftJoin(linkDays, eq(linkDays.linkId, shortLinks.id))
      .where(and(sent, isNotNull(deliveries.sentAt)))
      .groupBy(posts.id, posts.text)
      .orderBy(desc(clickSum), desc(sentAt))
      .limit(postLimit);
    return {
      days: Array.from({ length: days }, (_, n) => {
        const day = addDays(first, n);
        return { day, clicks: known.get(day)?.clicks ?? 0, visitors: known.get(day)?.visitors ?? 0 };
      }),
      channels: byChannel,
      posts: byPost.map(({ text, sentAt: at, ...row }) => ({
        ...row,
        excerpt: excerptOf(text),
        sentAt: new Date(at).toISOString(),
      })),
    };
  },
});
