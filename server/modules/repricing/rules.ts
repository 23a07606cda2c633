import { and, asc, eq, inArray } from "drizzle-orm";
import type { WorkspaceTx } from "@/server/db/client";
import { products } from "@/server/modules/catalog";
import { AppError, notFound } from "@/server/platform/errors";
import type { Id } from "@/server/platform/ids";
import type { Rule } from "./contract";
import { inPrecedence } from "./precedence";
import { repricedVariants, repricingChanges, repricingRules } from "./schema";
import type { Scope } from "./terms";

export type RuleRow = typeof repricingRules.$inferSelect;

/** A rule, locked by who is about to change it. @throws AppError NOT_FOUND */
export async function ruleRow(
  tx: WorkspaceTx,
  id: Id<"repricingRule">,
  options: { lock?: boolean } = {},
): Promise<RuleRow> {
  const rows = tx.select().from(repricingRules).where(eq(repricingRules.id, id));
  const [row] = await (options.lock ? rows.for("update") : rows);
  if (!row) throw notFound("repricingRule");
  return row;
}

/** All rules, from the one that counts first. */
export const allRules = async (tx: WorkspaceTx): Promise<RuleRow[]> =>
  inPrecedence(await tx.select().from(repricingRules).orderBy(asc(repricingRules.id)));

const named = (rows: readonly Pick<RuleRow, "scope">[]) =>
  rows.flatMap(({ scope }) => (scope.kind === "products" ? scope.ids : []));

/** Rules as people see them, with the titles of the products that they name. */
export async function toRules(tx: WorkspaceTx, rows: readonly RuleRow[], currency: string): Promise<Rule[]> {
  const ids = [...new Set(named(rows))];
  const found =
    ids.length > 0
      ? await tx
          .select({ id: products.id, title: products.title })
          .from(products)
          .where(inArray(products.id, ids))
      : [];
  const titles = new Map(found.map((product) => [product.id, product]));
  return rows.map(({ workspaceId: _, createdBy: __, createdAt: ___, updatedAt, ...row }) => ({
    ...row,
    currency,
    productTitles: row.scope.kind === "products" ? row.scope.ids.flatMap((id) => titles.get(id) ?? []) : [],
    updatedAt: updatedAt.toISOString(),
  }));
}

/** @throws AppError BAD_INPUT where a rule names products that are not there */
export async function demandProducts(tx: WorkspaceTx, scope: Scope): Promise<void> {
  if (scope.kind !== "products") return;
  const ids = [...new Set(scope.ids)];
  const known = await tx.$count(products, inArray(products.id, ids));
  if (known < ids.length)
    throw new AppError("BAD_INPUT", { fields: [{ path: "rule.scope.ids", code: "invalid" }] });
}

/** Lets go of what a rule watches and proposes, when it is switched off or goes. Prices stay as they are. */
export async function letGo(tx: WorkspaceTx, id: Id<"repricingRule">): Promise<void> {
  await tx.update(repricedVariants).set({ watchedBy: null }).where(eq(repricedVariants.watchedBy, id));
  await tx
    .update(repricingChanges)
    .set({ state: "superseded" })
    .where(and(eq(repricingChanges.state, "proposed"), eq(repricingChanges.ruleId, id)));
}
