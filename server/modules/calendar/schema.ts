import { sql } from "drizzle-orm";
import {
  check,
  date,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  text,
  uniqueIndex,
} from "drizzle-orm/pg-core";
import { createdAt, id, instant, updatedAt } from "@/server/db/columns";
import { servicePolicy, tenantTable } from "@/server/db/tenant";
import { files } from "@/server/modules/files/schema";
import type { ChannelProblem } from "./problems";
import { approvedStatuses, channelKinds, deliveryStatuses, postStatuses } from "./states";

/** Where posts go: what is secret of it (a bot's token, a signing key) is sealed. */
export const channels = tenantTable(
  "calendar_channels",
  "channel",
  {
    kind: text("kind", { enum: channelKinds }).notNull(),
    name: text("name").notNull(),
    /** The chat on Telegram, the address of a webhook; null for mail, which goes to the author. */
    target: text("target"),
    secret: text("secret"),
    /** What the last test found: null problem for "it works". */
    testedAt: instant("tested_at"),
    testProblem: jsonb("test_problem").$type<ChannelProblem>(),
    /** Channels that posts went to stay, for their results, and take no more. */
    removedAt: instant("removed_at"),
    createdBy: id("user", "created_by"),
    createdAt: createdAt(),
  },
  (t) => [index("calendar_channels_by_time").on(t.workspaceId, t.createdAt)],
);

/**
 * Posts. `revision` counts up with every edit of the content, `approved_revision` is the one somebody approved: the
 * database itself refuses a post that is on its way without being approved as it stands.
 */
export const posts = tenantTable(
  "calendar_posts",
  "post",
  {
    status: text("status", { enum: postStatuses }).notNull().default("draft"),
    text: text("text").notNull(),
    link: text("link"),
    imageId: id("file", "image_id"),
    productId: id("product", "product_id"),
    plannedAt: instant("planned_at"),
    /** Its place among those that wait for a slot, once somebody has put them in order; null for behind these. */
    queuePosition: integer("queue_position"),
    revision: integer("revision").notNull().default(1),
    approvedRevision: integer("approved_revision"),
    approvedAt: instant("approved_at"),
    createdBy: id("user", "created_by"),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (t) => [
    foreignKey({
      name: "calendar_posts_image",
      columns: [t.workspaceId, t.imageId],
      foreignColumns: [files.workspaceId, files.id],
    }),
    index("calendar_posts_by_time").on(t.workspaceId, t.plannedAt),
    index("calendar_posts_due").on(t.plannedAt).where(sql`status = 'scheduled'`),
    check(
      "calendar_posts_approved",
      sql`status not in (${sql.raw(approvedStatuses.map((status) => `'${status}'`).join(", "))}) or approved_revision is not distinct from revision`,
    ),
    check("calendar_posts_scheduled", sql`status <> 'scheduled' or planned_at is not null`),
  ],
);

/** Who did what to a post, and what they said about it: one thread. */
export const postEvents = tenantTable(
  "calendar_post_events",
  "postEvent",
  {
    postId: id("post", "post_id").notNull(),
    /** An action, or `create`, `edit`, `move`, `comment`. */
    kind: text("kind").notNull(),
    note: text("note").notNull().default(""),
    revision: integer("revision").notNull(),
    /** Null where the calendar did it itself. */
    userId: id("user", "user_id"),
    createdAt: createdAt(),
  },
  (t) => [
    foreignKey({
      name: "calendar_post_events_post",
      columns: [t.workspaceId, t.postId],
      foreignColumns: [posts.workspaceId, posts.id],
    }).onDelete("cascade"),
    index("calendar_post_events_by_post").on(t.workspaceId, t.postId, t.id),
  ],
);

/** A post on its way to one channel. */
export const deliveries = tenantTable(
  "calendar_deliveries",
  "delivery",
  {
    postId: id("post", "post_id").notNull(),
    channelId: id("channel", "channel_id").notNull(),
    /** What this channel gets instead of the post's text. */
    text: text("text"),
    status: text("status", { enum: deliveryStatuses }).notNull().default("planned"),
    /** Counts up when somebody has it sent again; with the id it names the message to those who remember names. */
    round: integer("round").notNull().default(0),
    attempt: integer("attempt").notNull().default(0),
    problem: jsonb("problem").$type<ChannelProblem>(),
    /** When the next attempt is due, while it waits for one. */
    dueAt: instant("due_at"),
    startedAt: instant("started_at"),
    sentAt: instant("sent_at"),
    externalId: text("external_id"),
    externalUrl: text("external_url"),
  },
  (t) => [
    foreignKey({
      name: "calendar_deliveries_post",
      columns: [t.workspaceId, t.postId],
      foreignColumns: [posts.workspaceId, posts.id],
    }).onDelete("cascade"),
    foreignKey({
      name: "calendar_deliveries_channel",
      columns: [t.workspaceId, t.channelId],
      foreignColumns: [channels.workspaceId, channels.id],
    }),
    uniqueIndex("calendar_deliveries_target").on(t.workspaceId, t.postId, t.channelId),
    index("calendar_deliveries_by_channel").on(t.workspaceId, t.channelId, t.sentAt),
    index("calendar_deliveries_under_way")
      .on(t.workspaceId, sql`coalesce(due_at, started_at)`)
      .where(sql`status in ('waiting', 'sending')`),
  ],
);

/** Times at which, week by week, the next approved post goes out. */
export const slots = tenantTable(
  "calendar_slots",
  "slot",
  {
    /** ISO 8601: Monday is 1. */
    weekdays: integer("weekdays").array().notNull(),
    /** On the clock of the store: `09:00`. */
    time: text("time").notNull(),
    /** Takes only posts that go to this channel. */
    channelId: id("channel", "channel_id"),
    /** The next moment, reckoned in `zone`. */
    nextAt: instant("next_at").notNull(),
    zone: text("zone").notNull(),
    createdAt: createdAt(),
  },
  (t) => [
    foreignKey({
      name: "calendar_slots_channel",
      columns: [t.workspaceId, t.channelId],
      foreignColumns: [channels.workspaceId, channels.id],
    }),
    index("calendar_slots_due").on(t.nextAt),
  ],
);

/** Where a short link of a post leads. Codes are one name space for all stores, since the address has no store in it. */
export const shortLinks = tenantTable(
  "calendar_short_links",
  "shortLink",
  {
    code: text("code").notNull(),
    url: text("url").notNull(),
    deliveryId: id("delivery", "delivery_id").notNull(),
    createdAt: createdAt(),
  },
  (t) => [
    foreignKey({
      name: "calendar_short_links_delivery",
      columns: [t.workspaceId, t.deliveryId],
      foreignColumns: [deliveries.workspaceId, deliveries.id],
    }).onDelete("cascade"),
    uniqueIndex("calendar_short_links_code").on(t.code),
    uniqueIndex("calendar_short_links_delivery_once").on(t.workspaceId, t.deliveryId),
  ],
);

/** Clicks on a link in a day of the store's calendar. */
export const linkDays = tenantTable(
  "calendar_link_days",
  "linkDay",
  {
    linkId: id("shortLink", "link_id").notNull(),
    day: date("day").notNull(),
    clicks: integer("clicks").notNull(),
    visitors: integer("visitors").notNull(),
  },
  (t) => [
    foreignKey({
      name: "calendar_link_days_link",
      columns: [t.workspaceId, t.linkId],
      foreignColumns: [shortLinks.workspaceId, shortLinks.id],
    }).onDelete("cascade"),
    uniqueIndex("calendar_link_days_day").on(t.workspaceId, t.linkId, t.day),
  ],
);

/** Who has clicked on a link today, as a hash that nobody can lead back once the day's salt is gone. */
export const linkVisits = tenantTable(
  "calendar_link_visits",
  "linkVisit",
  {
    linkId: id("shortLink", "link_id").notNull(),
    day: date("day").notNull(),
    visitor: text("visitor").notNull(),
  },
  (t) => [
    foreignKey({
      name: "calendar_link_visits_link",
      columns: [t.workspaceId, t.linkId],
      foreignColumns: [shortLinks.workspaceId, shortLinks.id],
    }).onDelete("cascade"),
    uniqueIndex("calendar_link_visits_once").on(t.workspaceId, t.linkId, t.day, t.visitor),
    index("calendar_link_visits_by_day").on(t.day),
  ],
);

/** A random salt for each day, thrown away after it. */
export const linkSalts = pgTable(
  "calendar_link_salts",
  { day: date("day").primaryKey(), salt: text("salt").notNull(), createdAt: createdAt() },
  () => [servicePolicy()],
).enableRLS();
