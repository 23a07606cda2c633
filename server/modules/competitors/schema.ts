import { sql } from "drizzle-orm";
import {
  bigint,
  boolean,
  check,
  foreignKey,
  index,
  integer,
  jsonb,
  numeric,
  text,
  uniqueIndex,
} from "drizzle-orm/pg-core";
import { createdAt, id, instant, updatedAt } from "@/server/db/columns";
import { tenantTable } from "@/server/db/tenant";
import { users } from "@/server/modules/auth/schema";
import type { FieldSources, JobResult, KeptLayout, KeptVariant, Pending } from "./kept";
import {
  alertKinds,
  availabilities,
  deliveries,
  healths,
  jobStates,
  modes,
  productStates,
  rhythms,
  siteKinds,
} from "./kinds";

const amount = (name: string) => bigint(name, { mode: "number" });
/** Minutes after midnight, by the store's clock. */
const minutes = (name: string) => integer(name);

/** Shops that a store watches: one row a host. */
export const competitors = tenantTable(
  "competitors",
  "competitor",
  {
    /** As a person has called it; else as its pages call it; else its host. */
    name: text("name").notNull(),
    namedByHand: boolean("named_by_hand").notNull().default(false),
    /** Lower case, with the port where it is not the scheme's own. */
    host: text("host").notNull(),
    /** The address that was given first. */
    startUrl: text("start_url").notNull(),
    /** All addresses that were given: products, listings, or the shop itself. New products are looked for there. */
    addresses: text("addresses").array().notNull(),
    kind: text("kind", { enum: siteKinds }),
    mode: text("mode", { enum: modes }).notNull(),
    pageLimit: integer("page_limit").notNull(),
    rhythm: text("rhythm", { enum: rhythms }).notNull().default("1d"),
    /** Of daily and weekly rhythms, and where those of hours begin. */
    atMinute: minutes("at_minute").notNull().default(360),
    /** ISO 8601, Monday is 1; of the weekly rhythm. */
    weekday: integer("weekday").notNull().default(1),
    /** No check begins between them; both null for never quiet. From may lie after until: over midnight. */
    quietFrom: minutes("quiet_from"),
    quietUntil: minutes("quiet_until"),
    /** The zone by which the next check was found. */
    zone: text("zone").notNull(),
    /** Of a shop that one wishes well: never repriced against. */
    friendly: boolean("friendly").notNull().default(false),
    /** The store's own listing at another address. */
    own: boolean("own").notNull().default(false),
    pausedAt: instant("paused_at"),
    nextCheckAt: instant("next_check_at"),
    lastCheckAt: instant("last_check_at"),
    /** When new products were last looked for. */
    lastSearchAt: instant("last_search_at"),
    /** Which of the addresses is searched next. */
    nextAddress: integer("next_address").notNull().default(0),
    health: text("health", { enum: healths }).notNull().default("new"),
    /** A key under `competitors.trouble`. */
    troubleCode: text("trouble_code"),
    createdBy: id("user", "created_by"),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (t) => [
    uniqueIndex("competitors_host").on(t.workspaceId, t.host),
    index("competitors_due").on(t.nextCheckAt).where(sql`paused_at is null`),
    check("competitors_quiet", sql`(quiet_from is null) = (quiet_until is null)`),
  ],
);

/** Looks at a competitor that were ordered by people or by its schedule, with what they cost and found. */
export const competitorJobs = tenantTable(
  "competitor_jobs",
  "competitorJob",
  {
    competitorId: id("competitor", "competitor_id").notNull(),
    crawlId: id("crawl", "crawl_id"),
    url: text("url").notNull(),
    mode: text("mode", { enum: modes }).notNull(),
    /** `analyze` was ordered for an address, `search` looks for new products, `check` looks at known ones again. */
    kind: text("kind", { enum: ["analyze", "search", "check"] }).notNull(),
    status: text("status", { enum: jobStates }).notNull().default("pending"),
    pageLimit: integer("page_limit").notNull(),
    /** What a page costs that a model reads; 0 where pages are paid by the ten. */
    pointsOfPage: integer("points_of_page").notNull().default(0),
    /** What is set aside, and what was spent in the end. */
    pointsHeld: integer("points_held").notNull().default(0),
    pointsSpent: integer("points_spent").notNull().default(0),
    holdId: id("hold", "hold_id"),
    /** Products of pages that were read, of which something was new, and that need a look. */
    read: integer("read").notNull().default(0),
    /** Of these, how many a model has read too. */
    readByModel: integer("read_by_model").notNull().default(0),
    added: integer("added").notNull().default(0),
    changed: integer("changed").notNull().default(0),
    unreadable: integer("unreadable").notNull().default(0),
    result: jsonb("result").$type<JobResult>(),
    errorCode: text("error_code"),
    taskId: id("task", "task_id"),
    createdBy: id("user", "created_by"),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
    finishedAt: instant("finished_at"),
  },
  (t) => [
    foreignKey({
      name: "competitor_jobs_competitor",
      columns: [t.workspaceId, t.competitorId],
      foreignColumns: [competitors.workspaceId, competitors.id],
    }).onDelete("cascade"),
    index("competitor_jobs_by_competitor").on(t.workspaceId, t.competitorId, t.id),
    uniqueIndex("competitor_jobs_open")
      .on(t.workspaceId, t.competitorId)
      .where(sql`status in ('pending', 'running')`),
    uniqueIndex("competitor_jobs_crawl").on(t.workspaceId, t.crawlId),
  ],
);

/** Products of a competitor, as their pages were last read. One row a page. */
export const competitorProducts = tenantTable(
  "competitor_products",
  "competitorProduct",
  {
    competitorId: id("competitor", "competitor_id").notNull(),
    url: text("url").notNull(),
    title: text("title").notNull(),
    brand: text("brand"),
    gtin: text("gtin"),
    sku: text("sku"),
    mpn: text("mpn"),
    imageUrl: text("image_url"),
    /** What is known besides: names and values as the page has them. */
    attributes: jsonb("attributes").$type<Record<string, string>>().notNull().default({}),
    variants: jsonb("variants").$type<KeptVariant[]>().notNull().default([]),
    rating: numeric("rating", { mode: "number", precision: 6, scale: 2 }),
    ratingCount: integer("rating_count"),
    /** How much of what a piece holds: 0.5 of `kg`. */
    unitAmount: numeric("unit_amount", { mode: "number", precision: 18, scale: 6 }),
    unit: text("unit"),
    /** Minor units of `currency`; null where no price was ever read. Tomans are kept as rials, ten each. */
    priceMinor: amount("price_minor"),
    currency: text("currency"),
    /** The price before, where the page shows one. */
    listPriceMinor: amount("list_price_minor"),
    availability: text("availability", { enum: availabilities }),
    state: text("state", { enum: productStates }).notNull().default("active"),
    /** A change of more than 30 % that waits for a second look. */
    pending: jsonb("pending").$type<Pending>(),
    pendingSince: instant("pending_since"),
    /** When the price that stands was last confirmed by a page. */
    observedAt: instant("observed_at").notNull(),
    firstSeenAt: instant("first_seen_at").notNull(),
    lastSeenAt: instant("last_seen_at").notNull(),
    lastChangedAt: instant("last_changed_at").notNull(),
    /** When its page last told another title, brand or number: it may be another product since. */
    identityChangedAt: instant("identity_changed_at"),
    etag: text("etag"),
    lastModified: text("last_modified"),
    contentHash: text("content_hash"),
    layout: jsonb("layout").$type<KeptLayout>(),
    /** A key under `competitors.problem`; null while all is well. */
    problemCode: text("problem_code"),
    /** Where each value was read, and how sure it is. */
    sources: jsonb("sources").$type<FieldSources>().notNull().default({}),
  },
  (t) => [
    foreignKey({
      name: "competitor_products_competitor",
      columns: [t.workspaceId, t.competitorId],
      foreignColumns: [competitors.workspaceId, competitors.id],
    }).onDelete("cascade"),
    uniqueIndex("competitor_products_page").on(t.workspaceId, t.competitorId, t.url),
    index("competitor_products_by_change").on(t.workspaceId, t.competitorId, t.lastChangedAt),
    index("competitor_products_gtin").on(t.workspaceId, t.gtin).where(sql`gtin is not null`),
    check("competitor_products_priced", sql`price_minor is null or currency is not null`),
  ],
);

/**
 * What a product cost, from a moment on: a row a change, and none for a look that found all as before. What holds at a
 * moment is the last row that began before it.
 */
export const competitorPrices = tenantTable(
  "competitor_prices",
  "competitorPrice",
  {
    productId: id("competitorProduct", "product_id").notNull(),
    fromAt: instant("from_at").notNull(),
    priceMinor: amount("price_minor"),
    currency: text("currency"),
    listPriceMinor: amount("list_price_minor"),
    availability: text("availability", { enum: availabilities }),
  },
  (t) => [
    foreignKey({
      name: "competitor_prices_product",
      columns: [t.workspaceId, t.productId],
      foreignColumns: [competitorProducts.workspaceId, competitorProducts.id],
    }).onDelete("cascade"),
    uniqueIndex("competitor_prices_history").on(t.workspaceId, t.productId, t.fromAt),
    check("competitor_prices_priced", sql`price_minor is null or currency is not null`),
  ],
);

/** What a person of the store wants to be told of. */
export const alertRules = tenantTable(
  "competitor_alert_rules",
  "alertRule",
  {
    userId: id("user", "user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    /** Null for all of them. */
    competitorId: id("competitor", "competitor_id"),
    kinds: text("kinds", { enum: alertKinds }).array().notNull(),
    /** How much a price has to move, in per cent, to be told. */
    leastPercent: integer("least_percent").notNull().default(5),
    delivery: text("delivery", { enum: deliveries }).notNull(),
    mail: boolean("mail").notNull().default(false),
    /** When its digest is due, by the store's clock. */
    digestAt: minutes("digest_at").notNull().default(480),
    /** When the next digest goes out; null for rules that tell at once. */
    nextDigestAt: instant("next_digest_at"),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (t) => [
    foreignKey({
      name: "competitor_alert_rules_competitor",
      columns: [t.workspaceId, t.competitorId],
      foreignColumns: [competitors.workspaceId, competitors.id],
    }).onDelete("cascade"),
    index("competitor_alert_rules_of_person").on(t.workspaceId, t.userId),
    index("competitor_alert_rules_due").on(t.nextDigestAt),
    check("competitor_alert_rules_digest", sql`(delivery = 'digest') = (next_digest_at is not null)`),
  ],
);

/** What was found for a rule. */
export const alerts = tenantTable(
  "competitor_alerts",
  "competitorAlert",
  {
    ruleId: id("alertRule", "rule_id").notNull(),
    userId: id("user", "user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    competitorId: id("competitor", "competitor_id").notNull(),
    productId: id("competitorProduct", "product_id").notNull(),
    kind: text("kind", { enum: alertKinds }).notNull(),
    fromMinor: amount("from_minor"),
    toMinor: amount("to_minor"),
    currency: text("currency"),
    /** The store's own price, where it was undercut. */
    ownMinor: amount("own_minor"),
    /** By how much the price moved, in tenths of a per cent, without its sign. */
    permille: integer("permille"),
    at: instant("at").notNull(),
    /** When it was told; null while it waits for the digest. */
    toldAt: instant("told_at"),
  },
  (t) => [
    foreignKey({
      name: "competitor_alerts_rule",
      columns: [t.workspaceId, t.ruleId],
      foreignColumns: [alertRules.workspaceId, alertRules.id],
    }).onDelete("cascade"),
    foreignKey({
      name: "competitor_alerts_product",
      columns: [t.workspaceId, t.productId],
      foreignColumns: [competitorProducts.workspaceId, competitorProducts.id],
    }).onDelete("cascade"),
    foreignKey({
      name: "competitor_alerts_competitor",
      columns: [t.workspaceId, t.competitorId],
      foreignColumns: [competitors.workspaceId, competitors.id],
    }).onDelete("cascade"),
    index("competitor_alerts_of_person").on(t.workspaceId, t.userId, t.id),
    index("competitor_alerts_waiting").on(t.workspaceId, t.ruleId).where(sql`told_at is null`),
  ],
);
