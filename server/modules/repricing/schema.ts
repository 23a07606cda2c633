import { sql } from "drizzle-orm";
import { bigint, boolean, foreignKey, index, integer, jsonb, text, uniqueIndex } from "drizzle-orm/pg-core";
import { createdAt, id, instant, updatedAt } from "@/server/db/columns";
import { tenantTable } from "@/server/db/tenant";
import { variants } from "@/server/modules/catalog/schema";
import { changeStates, holdReasons, ruleModes, runCauses, type Why } from "./states";
import type { RuleTerms, Scope } from "./terms";

/** An amount in minor units of the store's currency. */
const amount = (name: string) => bigint(name, { mode: "number" });

/** Rules by which prices follow those of others. Which of them a product obeys: precedence.ts. */
export const repricingRules = tenantTable(
  "repricing_rules",
  "repricingRule",
  {
    name: text("name").notNull(),
    active: boolean("active").notNull().default(false),
    /** Whether its prices wait for a person. */
    mode: text("mode", { enum: ruleModes }).notNull(),
    /** Where two rules are equally near to a product, the smaller one counts. */
    priority: integer("priority").notNull().default(100),
    scope: jsonb("scope").$type<Scope>().notNull(),
    terms: jsonb("terms").$type<RuleTerms>().notNull(),
    /** A change that is larger than this share of the price waits for a person, though the rule is automatic. */
    askAboveBp: integer("ask_above_bp"),
    /** Changes of one variant, and of all, that the rule makes by itself on one day of the store. */
    perVariantADay: integer("per_variant_a_day").notNull(),
    inAllADay: integer("in_all_a_day").notNull(),
    /** Grows with every change; a form that was opened on an older one is told so. */
    version: integer("version").notNull().default(1),
    createdBy: id("user", "created_by"),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (t) => [index("repricing_rules_active").on(t.workspaceId, t.priority, t.id).where(sql`active`)],
);

/** What a run came to: variants by outcome. */
export interface RunCounts {
  looked: number;
  applied: number;
  proposed: number;
  unchanged: number;
  held: number;
  capped: number;
  /** Where no price could be said: no cost, limits that contradict each other. */
  undecided: number;
}

/** Rounds of looking at the prices that rules are for. */
export const repricingRuns = tenantTable(
  "repricing_runs",
  "repricingRun",
  {
    cause: text("cause", { enum: runCauses }).notNull(),
    counts: jsonb("counts")
      .$type<RunCounts>()
      .notNull()
      .default({ looked: 0, applied: 0, proposed: 0, unchanged: 0, held: 0, capped: 0, undecided: 0 }),
    /** It looks at what may be decided otherwise than at that moment; null: at all. */
    changedSince: instant("changed_since"),
    createdBy: id("user", "created_by"),
    createdAt: createdAt(),
    finishedAt: instant("finished_at"),
    undoneAt: instant("undone_at"),
  },
  (t) => [index("repricing_runs_by_time").on(t.workspaceId, t.id)],
);

/**
 * The trail: each price that a rule asked for, with all that it was made of, and what became of it. Rules and products
 * may go; what was done to a price stays.
 */
export const repricingChanges = tenantTable(
  "repricing_changes",
  "repricingChange",
  {
    runId: id("repricingRun", "run_id").notNull(),
    ruleId: id("repricingRule", "rule_id").notNull(),
    ruleName: text("rule_name").notNull(),
    ruleVersion: integer("rule_version").notNull(),
    productId: id("product", "product_id").notNull(),
    variantId: id("variant", "variant_id").notNull(),
    fromPrice: amount("from_price").notNull(),
    toPrice: amount("to_price").notNull(),
    currency: text("currency").notNull(),
    why: jsonb("why").$type<Why>().notNull(),
    state: text("state", { enum: changeStates }).notNull(),
    /** Who approved, rejected or undid it; null where the rule did it by itself. */
    decidedBy: id("user", "decided_by"),
    decidedAt: instant("decided_at"),
    appliedAt: instant("applied_at"),
    createdAt: createdAt(),
  },
  (t) => [
    foreignKey({
      name: "repricing_changes_run",
      columns: [t.workspaceId, t.runId],
      foreignColumns: [repricingRuns.workspaceId, repricingRuns.id],
    }).onDelete("cascade"),
    uniqueIndex("repricing_changes_open").on(t.workspaceId, t.variantId).where(sql`state = 'proposed'`),
    index("repricing_changes_by_time").on(t.workspaceId, t.id),
    index("repricing_changes_by_variant").on(t.workspaceId, t.variantId, t.id),
    index("repricing_changes_by_run").on(t.workspaceId, t.runId),
    index("repricing_changes_applied")
      .on(t.workspaceId, t.ruleId, t.appliedAt)
      .where(sql`applied_at is not null`),
  ],
);

/**
 * What repricing knows of a variant: the price that its owner usually asks, and the last one that repricing has seen
 * or set. Where the present price is another, somebody has set it by hand: the variant is held.
 */
export const repricedVariants = tenantTable(
  "repriced_variants",
  "repricedVariant",
  {
    productId: id("product", "product_id").notNull(),
    variantId: id("variant", "variant_id").notNull(),
    usualPrice: amount("usual_price").notNull(),
    lastPrice: amount("last_price").notNull(),
    /** The rule that looked last. What was changed while no rule looked is no contradiction: it is the new usual price. */
    watchedBy: id("repricingRule", "watched_by"),
    /** Why no rule touches it until a person lets it go on; null where rules may. */
    heldFor: text("held_for", { enum: holdReasons }),
    heldAt: instant("held_at"),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (t) => [
    foreignKey({
      name: "repriced_variants_variant",
      columns: [t.workspaceId, t.variantId],
      foreignColumns: [variants.workspaceId, variants.id],
    }).onDelete("cascade"),
    uniqueIndex("repriced_variants_variant_once").on(t.workspaceId, t.variantId),
    index("repriced_variants_held").on(t.workspaceId, t.heldAt, t.id).where(sql`held_for is not null`),
  ],
);
