import { sql } from "drizzle-orm";
import { boolean, check, foreignKey, index, integer, jsonb, text, uniqueIndex } from "drizzle-orm/pg-core";
import { bytes, createdAt, id, instant, updatedAt } from "@/server/db/columns";
import { tenantTable } from "@/server/db/tenant";
import { products, variants } from "@/server/modules/catalog/schema";
import { competitorProducts } from "../schema";
import { type MatchState, matchStates, type Reason } from "./kinds";

/** A decision as it was before the last one, for taking that back. Null where there was no row. */
export interface Decision {
  state: MatchState;
  variantId: string | null;
  automatic: boolean;
  byHand: boolean;
  decidedBy: string | null;
  decidedAt: string | null;
}

/**
 * Which product of a competitor is which of the store's own: one row for each pair that somebody or something has
 * thought of. Of a competitor's product at most one is confirmed.
 */
export const competitorMatches = tenantTable(
  "competitor_matches",
  "competitorMatch",
  {
    competitorProductId: id("competitorProduct", "competitor_product_id").notNull(),
    productId: id("product", "product_id").notNull(),
    /** Null: the competitor sells all variants at one price, or does not tell which it means. */
    variantId: id("variant", "variant_id"),
    state: text("state", { enum: matchStates }).notNull(),
    /** How likely both are the same, in whole per cent; null where a person has put them together. */
    confidence: integer("confidence"),
    reasons: jsonb("reasons").$type<Reason[]>().notNull().default([]),
    /** Confirmed by a number that only this product has, without a person. */
    automatic: boolean("automatic").notNull().default(false),
    /** Found by a person. */
    byHand: boolean("by_hand").notNull().default(false),
    decidedBy: id("user", "decided_by"),
    decidedAt: instant("decided_at"),
    /** The last decision, which can be taken back, and what stood before it. */
    edit: id("edit", "edit_id"),
    before: jsonb("before").$type<Decision | null>(),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (t) => [
    foreignKey({
      name: "competitor_matches_theirs",
      columns: [t.workspaceId, t.competitorProductId],
      foreignColumns: [competitorProducts.workspaceId, competitorProducts.id],
    }).onDelete("cascade"),
    foreignKey({
      name: "competitor_matches_own",
      columns: [t.workspaceId, t.productId],
      foreignColumns: [products.workspaceId, products.id],
    }).onDelete("cascade"),
    foreignKey({
      name: "competitor_matches_variant",
      columns: [t.workspaceId, t.variantId],
      foreignColumns: [variants.workspaceId, variants.id],
    }).onDelete("cascade"),
    uniqueIndex("competitor_matches_pair").on(t.workspaceId, t.competitorProductId, t.productId),
    uniqueIndex("competitor_matches_confirmed")
      .on(t.workspaceId, t.competitorProductId)
      .where(sql`state = 'confirmed'`),
    index("competitor_matches_by_product").on(t.workspaceId, t.productId, t.state),
    index("competitor_matches_by_state").on(t.workspaceId, t.state, t.confidence, t.id),
    index("competitor_matches_by_edit").on(t.workspaceId, t.edit).where(sql`edit_id is not null`),
    check("competitor_matches_confidence", sql`confidence between 0 and 100`),
  ],
);

/** Rounds of looking for matches: until when own products and competitors' were looked at, and what came of it. */
export const matchRuns = tenantTable(
  "match_runs",
  "matchRun",
  {
    status: text("status", { enum: ["running", "done", "failed"] })
      .notNull()
      .default("running"),
    /** Own products, products of competitors, and pairs that were suggested and confirmed. */
    ownCount: integer("own_count").notNull().default(0),
    theirCount: integer("their_count").notNull().default(0),
    suggested: integer("suggested").notNull().default(0),
    confirmed: integer("confirmed").notNull().default(0),
    /** What changed after this moment has not been looked at by this run. */
    seenUntil: instant("seen_until").notNull(),
    createdAt: createdAt(),
    finishedAt: instant("finished_at"),
  },
  (t) => [index("match_runs_by_time").on(t.workspaceId, t.id)],
);

/**
 * Main pictures of those products of competitors that may be own ones: how each looks, and a small one for people to
 * compare. `due_at` is when a waiting one is to be fetched; whoever fetches it moves that on, which keeps others off.
 */
export const competitorPictures = tenantTable(
  "competitor_pictures",
  "competitorPicture",
  {
    competitorProductId: id("competitorProduct", "competitor_product_id").notNull(),
    url: text("url").notNull(),
    /** Scheme, name and port of the address: often not the shop's own. */
    origin: text("origin").notNull(),
    state: text("state", { enum: ["waiting", "seen", "failed"] })
      .notNull()
      .default("waiting"),
    attempts: integer("attempts").notNull().default(0),
    dueAt: instant("due_at").notNull().defaultNow(),
    /** Why it is not there: a `CrawlProblem`, or that it is no picture. */
    problem: text("problem"),
    /** How it looks (`pictureHash` of the media module); null where that tells nothing. */
    hash: text("hash"),
    /** WebP, small. */
    small: bytes("small"),
    seenAt: instant("seen_at"),
  },
  (t) => [
    foreignKey({
      name: "competitor_pictures_theirs",
      columns: [t.workspaceId, t.competitorProductId],
      foreignColumns: [competitorProducts.workspaceId, competitorProducts.id],
    }).onDelete("cascade"),
    uniqueIndex("competitor_pictures_product").on(t.workspaceId, t.competitorProductId),
    index("competitor_pictures_url").on(t.workspaceId, sql`md5(${t.url})`),
    index("competitor_pictures_waiting").on(t.workspaceId, t.origin, t.dueAt).where(sql`state = 'waiting'`),
  ],
);

/** How the main pictures of own products look. Read once: what is in a file never changes. */
export const ownPictures = tenantTable(
  "own_pictures",
  "ownPicture",
  {
    productId: id("product", "product_id").notNull(),
    /** Without a foreign key: knowing how a picture looks is no reason to keep it. */
    fileId: id("file", "file_id").notNull(),
    /** Null where it tells nothing. */
    hash: text("hash"),
  },
  (t) => [
    foreignKey({
      name: "own_pictures_product",
      columns: [t.workspaceId, t.productId],
      foreignColumns: [products.workspaceId, products.id],
    }).onDelete("cascade"),
    uniqueIndex("own_pictures_of_product").on(t.workspaceId, t.productId),
  ],
);
