import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { withWorkspace } from "@/server/db/client";
import { products, readProducts } from "@/server/modules/catalog";
import { competitorPrices, competitorProducts } from "@/server/modules/competitors";
import { addOwn, addShop, addTheirs, ask } from "@/server/modules/competitors/matching/testing/watched";
import { linkProducts } from "@/server/modules/competitors/operations/link-products";
import { createStore } from "@/server/testing/store";
import { createRule } from "./operations/create-rule";
import { listChanges } from "./operations/list-changes";
import { previewRule } from "./operations/preview-rule";
import { setRuleActive } from "./operations/set-rule-active";
import { simulateRule } from "./operations/simulate-rule";
import { repricedVariants, repricingRuns } from "./schema";
import { plainRule, runOnce } from "./testing/run";

const hour = 3_600_000;
const rule = {
  ...plainRule,
  scope: { kind: "all" as const },
  perVariantADay: 90,
  terms: {
    ...plainRule.terms,
    strategy: {
      kind: "beat" as const,
      against: "lowest" as const,
      by: { unit: "amount" as const, amount: 1 },
    },
    min: { kind: "cost" as const, bp: 1000 },
    max: { kind: "price" as const, amount: 6000 },
    stock: [],
    seasons: [],
    alone: "usual" as const,
  },
};

const at = (hours: number) => new Date(Date.now() + hours * hour);

/** A store with a kettle for 40.00 that cost 20.00, and shops that sell it for the prices given, surely the same. */
async function market(shops: readonly { name: string; price: number; [more: string]: unknown }[]) {
  const store = await createStore();
  const { id } = store.workspace;
  const [kettle = ""] = await addOwn(id, [
    { title: "Kettle", status: "active", variants: [{ price: 4000, cost: 2000 }] },
  ]);
  const theirs = new Map<string, string>();
  for (const { name, price, own, friendly, ...more } of shops) {
    const shop = await addShop(id, { name, own: own === true, friendly: friendly === true });
    const [product = ""] = await addTheirs(id, shop, [
      { title: `Kettle of ${name}`, priceMinor: price, ...more },
    ]);
    await ask(store, linkProducts, { productId: kettle, competitorProductId: product });
    theirs.set(name, product);
  }
  const variant = async () => {
    const [product] = await withWorkspace(id, (tx) => readProducts(tx, [kettle]));
    const [first] = product?.variants ?? [];
    return { variantId: first?.id ?? "", price: first?.price };
  };
  /** The next look at a shop. */
  const seen = (name: string, change: Partial<typeof competitorProducts.$inferInsert>, moment = new Date()) =>
    withWorkspace(id, async (tx) => {
      const productId = theirs.get(name) ?? "";
      const [row] = await tx
        .update(competitorProducts)
        .set({ observedAt: moment, ...change })
        .where(eq(competitorProducts.id, productId))
        .returning();
      if (!row) throw new Error("there is no such product");
      const { priceMinor, currency, availability } = row;
      await tx
        .insert(competitorPrices)
        .values({ workspaceId: id, productId, fromAt: moment, priceMinor, currency, availability });
    });
  const made = await ask(store, createRule, { rule });
  await ask(store, setRuleActive, { id: made.id, active: true });
  return { store, kettle, variant, seen };
}

it("a look at competitors is followed by a look at what has changed since the last run; the schedule looks at all", async () => {
  const { store, variant, seen } = await market([{ name: "Cheap", price: 3500 }]);
  const [mug = ""] = await addOwn(store.workspace.id, [
    { title: "Mug", status: "active", variants: [{ price: 1000, cost: 500 }] },
  ]);
  const looked = async (cause: "check" | "schedule") =>
    (await runOnce(store.workspace, new Date(), cause)).counts.looked;
  // No run has come to its end yet.
  expect(await looked("check")).toBe(2);
  const inStore = <T>(fn: Parameters<typeof withWorkspace<T>>[1]) => withWorkspace(store.workspace.id, fn);
  await inStore((tx) => tx.update(repricingRuns).set({ finishedAt: at(1), createdAt: at(1) }));
  expect(await looked("check")).toBe(0);
  await seen("Cheap", { priceMinor: 3300, lastChangedAt: at(2) }, at(2));
  expect(await looked("check")).toBe(1);
  expect((await variant()).price).toBe(3299);
  await inStore((tx) =>
    tx
      .update(products)
      .set({ updatedAt: at(2) })
      .where(eq(products.id, mug)),
  );
  await seen("Cheap", { lastChangedAt: at(-1) }, at(2));
  expect(await looked("check")).toBe(1);
  expect(await looked("schedule")).toBe(2);
  await inStore((tx) => tx.update(products).set({ updatedAt: at(-1) }));
  await inStore((tx) => tx.update(repricedVariants).set({ updatedAt: at(-1) }));
  expect(await looked("check")).toBe(0);
  await inStore((tx) => tx.update(repricedVariants).set({ updatedAt: at(2) }));
  expect(await looked("check")).toBe(2);
});

describe("beside real offers, a rule", () => {
  it("falls behind the cheapest, stops over its cost, and rises within one run when that has left", async () => {
    const { store, variant, seen } = await market([
      { name: "Dear", price: 3900 },
      { name: "Cheap", price: 3500 },
    ]);
    await runOnce(store.workspace);
    expect((await variant()).price).toBe(3499);
    await seen("Cheap", { priceMinor: 1500 });
    await runOnce(store.workspace);
    expect((await variant()).price).toBe(2200);
    await seen("Cheap", { availability: "out_of_stock" });
    await runOnce(store.workspace);
    expect((await variant()).price).toBe(3899);
    await seen("Dear", { state: "gone", availability: "gone" });
    await runOnce(store.workspace);
    expect((await variant()).price).toBe(4000);
    const { items } = await ask(store, listChanges, {});
    expect(items.map(({ to, why }) => [to, why.reason])).toEqual([
      [4000, "alone"],
      [3899, "followed"],
      [2200, "held_at_min"],
      [3499, "followed"],
    ]);
  });

  it("follows neither itself at another address, nor a friend, nor a currency without a rate", async () => {
    const { store, variant } = await market([
      { name: "Myself", price: 2500, own: true },
      { name: "Friend", price: 2600, friendly: true },
      { name: "Abroad", price: 2700, currency: "JPY" },
      { name: "Other", price: 3800 },
    ]);
    await runOnce(store.workspace);
    expect((await variant()).price).toBe(3799);
    const { items } = await ask(store, listChanges, {});
    const verdicts = items[0]?.why.considered.map(({ name, verdict }) => [name, verdict]);
    expect(Object.fromEntries(verdicts ?? [])).toEqual({
      Myself: "own",
      Friend: "friendly",
      Abroad: "no_rate",
      Other: "followed",
    });
  });

  it("shows while it is written what it would do, and what it would have done", async () => {
    const { store, variant, seen } = await market([{ name: "Other", price: 3800, firstSeenAt: at(-3) }]);
    // Nearer than the rule that is on, or that would count.
    const draft = { ...rule, priority: 1 };
    const preview = await ask(store, previewRule, { rule: draft });
    expect(preview.items).toMatchObject([
      {
        title: "Kettle",
        from: 4000,
        to: 3799,
        outcome: "applied",
        why: { reason: "followed", reference: 3800 },
      },
    ]);
    const { variantId } = await variant();
    await seen("Other", { priceMinor: 3000 }, at(-2));
    await seen("Other", { priceMinor: 3600 }, at(-1));
    const simulation = await ask(store, simulateRule, { terms: rule.terms, variantId, days: 7 });
    expect(simulation.simulated.map(({ price }) => price)).toEqual([4000, 3799, 2999, 3599]);
    expect(simulation.shops).toMatchObject([{ name: "Other", verdict: "counted" }]);
    expect(simulation).toMatchObject({
      changes: 3,
      lowest: 2999,
      highest: 4000,
      limits: { min: 2200, max: 6000 },
    });
  });
});
