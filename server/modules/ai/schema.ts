import { sql } from "drizzle-orm";
import {
  bigint,
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
import type { Provider } from "./contract";

/** A model of a provider, with what it is asked with. */
export interface RouteEntry {
  provider: Provider;
  /** Null for the compatible endpoint: the model that the environment names. */
  model: string | null;
  temperature?: number;
  maxOutputTokens?: number;
  reasoning?: "none" | "minimal" | "low" | "medium" | "high";
}

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
    setBy: text("set_by").notNull(),
    createdAt: createdAt(),
  },
  (t) => [primaryKey({ columns: [t.task, t.version] }), readable(), servicePolicy()],
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
    validFrom: instant("valid_from").notNull().defaultNow(),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.provider, t.model, t.version] }),
    check("ai_prices_amounts", sql`${t.inputMicros} >= 0 and ${t.outputMicros} >= 0`),
    readable(),
    servicePolicy(),
  ],
).enableRLS();

/**
 * Calls that run: a row from the moment their points are held until `ai_usage` says how they ended. One that is here
 * past its time was made by a process that died. The id is that of the hold.
 */
export const aiCalls = tenantTable(
  "ai_calls",
  "hold",
  {
    key: text("key").notNull(),
    task: text("task").notNull(),
    provider: text("provider").$type<Provider>().notNull(),
    model: text("model").notNull(),
    userId: id("user", "user_id"),
    actor: text("actor").notNull(),
    reference: text("reference"),
    expiresAt: instant("expires_at").notNull(),
    createdAt: createdAt(),
  },
  (t) => [
    unique("ai_calls_key").on(t.workspaceId, t.key),
    // For the sweep of all stores.
    index("ai_calls_due").on(t.expiresAt),
  ],
);

/** Every call of a model and how it ended, append-only. `key` is the call's own: one row a call. */
export const aiUsage = tenantTable(
  "ai_usage",
  "usage",
  {
    key: text("key").notNull(),
    task: text("task").notNull(),
    provider: text("provider").$type<Provider>().notNull(),
    model: text("model").notNull(),
    userId: id("user", "user_id"),
    actor: text("actor").notNull(),
    /** Id of what the text is for, such as `gen_...`. */
    reference: text("reference"),
    outcome: text("outcome", { enum: ["ok", "failed", "cancelled"] }).notNull(),
    failure: text("failure"),
    /** Points that were spent. */
    points: integer("points").notNull(),
    /** Null where the provider did not tell: of a call that broke off. */
    inputTokens: integer("input_tokens"),
    outputTokens: integer("output_tokens"),
    costMicros: bigint("cost_micros", { mode: "number" }),
    priceVersion: integer("price_version"),
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
