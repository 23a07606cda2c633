import { sql } from "drizzle-orm";
import {
  bigint,
  boolean,
  check,
  index,
  integer,
  jsonb,
  pgPolicy,
  pgTable,
  primaryKey,
  text,
  unique,
} from "drizzle-orm/pg-core";
import { createdAt, id, instant } from "@/server/db/columns";
import { appRole, servicePolicy, tenantTable } from "@/server/db/tenant";
import type { Cause } from "@/server/modules/wallet/contract";
import type { Provider, RouteEntry } from "./contract";

const readable = () => pgPolicy("read", { for: "select", to: appRole, using: sql`true` });

/**
 * Which models write for a task, in order of preference, and what the task costs in points when it is called by
 * itself. The row with the highest version counts; earlier ones stay as history.
 */
export const aiRoutes = pgTable(
  "ai_routes",
  {
    task: text("task").notNull(),
    version: integer("version").notNull(),
    points: integer("points").notNull(),
    models: jsonb("models").$type<RouteEntry[]>().notNull(),
    /** The most that one call may cost, in micro-dollars; null for no ceiling. */
    ceilingMicros: bigint("ceiling_micros", { mode: "number" }),
    setBy: text("set_by").notNull(),
    /** Why it was changed, in the words of who did it. */
    note: text("note").notNull().default(""),
    /** The version that this one brought back. */
    restoredFrom: integer("restored_from"),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.task, t.version] }),
    check("ai_routes_ceiling", sql`${t.ceilingMicros} > 0`),
    readable(),
    servicePolicy(),
  ],
).enableRLS();

/** What tokens cost, in micro-dollars per million. A call is priced by the version in force when it ended. */
export const aiPrices = pgTable(
  "ai_prices",
  {
    provider: text("provider").$type<Provider>().notNull(),
    model: text("model").notNull(),
    version: integer("version").notNull(),
    inputMicros: bigint("input_micros", { mode: "number" }).notNull(),
    outputMicros: bigint("output_micros", { mode: "number" }).notNull(),
    /** Of input that the provider had in its cache, and of output that nobody reads; null: like other tokens. */
    cachedInputMicros: bigint("cached_input_micros", { mode: "number" }),
    reasoningMicros: bigint("reasoning_micros", { mode: "number" }),
    /** Micro-dollars for each picture that is made, beside the tokens; null: nothing. */
    imageMicros: bigint("image_micros", { mode: "number" }),
    validFrom: instant("valid_from").notNull().defaultNow(),
    setBy: text("set_by").notNull().default("default"),
    /** Why it was changed, in the words of who did it. */
    note: text("note").notNull().default(""),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.provider, t.model, t.version] }),
    check("ai_prices_amounts", sql`${t.inputMicros} >= 0 and ${t.outputMicros} >= 0`),
    // A null is no answer, and passes.
    check(
      "ai_prices_special",
      sql`${t.cachedInputMicros} >= 0 and ${t.reasoningMicros} >= 0 and ${t.imageMicros} >= 0`,
    ),
    readable(),
    servicePolicy(),
  ],
).enableRLS();

/** What was asked of which model, and for whom. `key` is the call's own: one row a call. */
const call = () => ({
  key: text("key").notNull(),
  task: text("task").notNull(),
  /** What the points are for; null for a part of a work that is paid as a whole. */
  cause: text("cause").$type<Cause>(),
  provider: text("provider").$type<Provider>().notNull(),
  model: text("model").notNull(),
  userId: id("user", "user_id"),
  actor: text("actor").notNull(),
  /** Id of what the text is for, such as `gen_...`. */
  reference: text("reference"),
});

/**
 * Calls that run: a row from the moment their points are held until `ai_usage` says how they ended. One that is here
 * past its time was made by a process that died. The id is that of the hold, where there is one: a call with the
 * store's own key takes no points.
 */
export const aiCalls = tenantTable(
  "ai_calls",
  "hold",
  {
    ...call(),
    ownKey: boolean("own_key").notNull().default(false),
    /** What it may cost at most, and the months in whose budgets that is set aside; see `ai_spending`. */
    reservedMicros: bigint("reserved_micros", { mode: "number" }).notNull().default(0),
    storeMonth: text("store_month"),
    installationMonth: text("installation_month"),
    expiresAt: instant("expires_at").notNull(),
    createdAt: createdAt(),
  },
  (t) => [
    unique("ai_calls_key").on(t.workspaceId, t.key),
    // For the sweep of all stores.
    index("ai_calls_due").on(t.expiresAt),
  ],
);

/** What a model used and what that cost: tokens x the price of that version. Null where it is not known. */
const tokens = () => ({
  inputTokens: integer("input_tokens"),
  /** Of the input, what the provider had in its cache. */
  cachedTokens: integer("cached_tokens"),
  outputTokens: integer("output_tokens"),
  /** Of the output, what the model thought to itself. */
  reasoningTokens: integer("reasoning_tokens"),
  /** Pictures that were made; null for texts. */
  images: integer("images"),
  costMicros: bigint("cost_micros", { mode: "number" }),
  priceVersion: integer("price_version"),
});

/** Every call of a model and how it ended, append-only. */
export const aiUsage = tenantTable(
  "ai_usage",
  "usage",
  {
    ...call(),
    outcome: text("outcome", { enum: ["ok", "failed", "cancelled"] }).notNull(),
    failure: text("failure"),
    /** Points that were spent. */
    points: integer("points").notNull(),
    /** Made with the store's own key: whatever it cost, the store pays the provider, and no points. */
    ownKey: boolean("own_key").notNull().default(false),
    ...tokens(),
    /** What models cost that were asked before it and whose answer could not be used; see their attempts. */
    failedMicros: bigint("failed_micros", { mode: "number" }).notNull().default(0),
    latencyMs: integer("latency_ms").notNull(),
    createdAt: createdAt(),
  },
  (t) => [
    unique("ai_usage_key").on(t.workspaceId, t.key),
    check("ai_usage_priced", sql`(${t.costMicros} is null) = (${t.priceVersion} is null)`),
    index("ai_usage_by_time").on(t.workspaceId, t.createdAt),
    // For the operator's figures of all stores.
    index("ai_usage_of_all").on(t.createdAt),
  ],
);

/**
 * Every model that was asked in a call, and how it answered, append-only: a call that fell over to another model has
 * one row for each. The call's row in `ai_usage` has the same key.
 */
export const aiAttempts = tenantTable(
  "ai_attempts",
  "attempt",
  {
    key: text("key").notNull(),
    /** Which of the call's attempts, from 1. */
    position: integer("position").notNull(),
    task: text("task").notNull(),
    provider: text("provider").$type<Provider>().notNull(),
    model: text("model").notNull(),
    outcome: text("outcome", { enum: ["ok", "failed", "cancelled"] }).notNull(),
    failure: text("failure"),
    /** What the provider said of its failure, shortened, without anything that looks like a key. */
    detail: text("detail"),
    ...tokens(),
    latencyMs: integer("latency_ms").notNull(),
    /** Null where no text came. */
    firstTokenMs: integer("first_token_ms"),
    createdAt: createdAt(),
  },
  (t) => [
    unique("ai_attempts_position").on(t.workspaceId, t.key, t.position),
    check("ai_attempts_priced", sql`(${t.costMicros} is null) = (${t.priceVersion} is null)`),
    // For the health of providers, over all stores.
    index("ai_attempts_of_all").on(t.createdAt),
  ],
);
