import { sql } from "drizzle-orm";
import { check, date, index, numeric, text, uniqueIndex } from "drizzle-orm/pg-core";
import { createdAt, id } from "@/server/db/columns";
import { tenantTable } from "@/server/db/tenant";

/**
 * What a unit of one currency is worth in another, from a day on until the next rate of the pair. Units are those that
 * people name, dollars and not cents. A rate that a person has entered goes before one that was fetched for the day.
 */
export const exchangeRates = tenantTable(
  "exchange_rates",
  "exchangeRate",
  {
    /** ISO 4217. */
    base: text("base").notNull(),
    quote: text("quote").notNull(),
    day: date("day", { mode: "string" }).notNull(),
    /** A plain decimal, above 0. */
    rate: numeric("rate", { precision: 30, scale: 12 }).notNull(),
    source: text("source", { enum: ["entered", "ecb"] }).notNull(),
    enteredBy: id("user", "entered_by"),
    createdAt: createdAt(),
  },
  (t) => [
    uniqueIndex("exchange_rates_day").on(t.workspaceId, t.base, t.quote, t.day, t.source),
    index("exchange_rates_newest").on(t.workspaceId, t.base, t.quote, t.day),
    check("exchange_rates_positive", sql`rate > 0`),
    check("exchange_rates_two", sql`base <> quote`),
  ],
);
