import { asc } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { withWorkspace } from "@/server/db/client";
import { withService } from "@/server/db/service";
import { jobOutbox } from "@/server/jobs/schema";
import { priceChanges } from "@/server/modules/catalog";
import type { PriceChange, ProductDetail } from "@/server/modules/catalog/contract";
import { bulkEditProducts } from "@/server/modules/catalog/operations/bulk-edit-products";
import { createProduct } from "@/server/modules/catalog/operations/create-product";
import { getProduct } from "@/server/modules/catalog/operations/get-product";
import { listPriceChanges } from "@/server/modules/catalog/operations/list-price-changes";
import type { AnyOperation } from "@/server/operations/define";
import { execute } from "@/server/operations/execute";
import { createStore } from "@/server/testing/store";
import type { Change, Hold } from "./contract";
import { approveChanges } from "./operations/approve-changes";
import { createRule } from "./operations/create-rule";
import { listChanges } from "./operations/list-changes";
import { listHolds } from "./operations/list-holds";
import { listRuns } from "./operations/list-runs";
import { previewPrices } from "./operations/preview-prices";
import { rejectChanges } from "./operations/reject-changes";
import { releaseHolds } from "./operations/release-holds";
import { setRuleActive } from "./operations/set-rule-active";
import { undoChange } from "./operations/undo-change";
import { undoRun } from "./operations/undo-run";
import { updateRule } from "./operations/update-rule";
import { plainRule, runOnce } from "./testing/run";

type Store = Awaited<ReturnType<typeof createStore>>;

const call = async <T = unknown>(store: Store, operation: AnyOperation, input: object = {}) =>
  (await execute(operation, store.caller(), input)) as T;
const add = (store: Store, title: string, ...prices: number[]) =>
  call<ProductDetail>(store, createProduct, {
    title,
    ...(prices.length > 1 && { options: [{ name: "Size", values: prices.map((_, n) => `${n}`) }] }),
    variants: prices.map((price, n) => ({ price, optionValues: prices.length > 1 ? [`${n}`] : [] })),
  });
const prices = async (store: Store, { id }: { id: string }) =>
  (await call<ProductDetail>(store, getProduct, { id })).variants.map(({ price }) => price);
const changes = async (store: Store, filter: object = {}) =>
  (await call<{ items: Change[] }>(store, listChanges, filter)).items;
const holds = async (store: Store) => (await call<{ items: Hold[] }>(store, listHolds)).items;
const byHand = (store: Store, value: number) =>
  call(store, bulkEditProducts, { selection: { filter: {} }, change: { field: "pricePercent", value } });

/** A rule that is on, and brings every price to 20.00 unless told otherwise. */
async function rule(store: Store, { terms = {}, ...more }: { terms?: object; [name: string]: unknown } = {}) {
  const written = { ...plainRule, ...more, terms: { ...plainRule.terms, ...terms } };
  const { id } = await call<{ id: string }>(store, createRule, { rule: written });
  await call(store, setRuleActive, { id, active: true });
  return { id, written };
}

describe("rules that are carried out by themselves", () => {
  it("set the prices of all variants within their limits, with ledger, event, trail and figures of products", async () => {
    const store = await createStore();
    const mug = await add(store, "Mug", 1000, 1500);
    await add(store, "Done", 2000);
    await rule(store);
    expect((await runOnce(store.workspace)).counts).toMatchObject({ looked: 3, applied: 2, unchanged: 1 });
    expect(await prices(store, mug)).toEqual([2000, 2000]);
    const product = await call<ProductDetail>(store, getProduct, { id: mug.id });
    expect(product).toMatchObject({ priceMin: 2000, priceMax: 2000, version: mug.version + 1 });
    const trail = await changes(store);
    expect(trail.map(({ from, to, state }) => ({ from, to, state }))).toEqual([
      { from: 1500, to: 2000, state: "applied" },
      { from: 1000, to: 2000, state: "applied" },
    ]);
    expect(trail[0]).toMatchObject({ title: "Mug", options: ["1"], ruleName: "Rule", undoable: true });
    expect(trail[0]?.why).toMatchObject({ reason: "alone", min: 500, max: 2000, usual: 1500 });
    await withWorkspace(store.workspace.id, async (tx) => {
      const ledger = await tx.select().from(priceChanges).orderBy(asc(priceChanges.id));
      expect(ledger.map(({ fromPrice, toPrice, cause }) => [fromPrice, toPrice, cause])).toEqual([
        [1000, 2000, "rule"],
        [1500, 2000, "rule"],
      ]);
      expect(ledger.map(({ reference }) => reference).sort()).toEqual(trail.map(({ id }) => id).sort());
    });
    // A second look finds all as it should be.
    expect((await runOnce(store.workspace)).counts).toMatchObject({ applied: 0, unchanged: 3 });
  });

  it("obey the nearest rule, and leave alone what none reaches and what is put away", async () => {
    const store = await createStore();
    const near = await add(store, "Near", 1000);
    const far = await add(store, "Far", 1000);
    const away = await call<ProductDetail>(store, createProduct, {
      title: "Away",
      status: "archived",
      variants: [{ price: 1000 }],
    });
    await rule(store);
    await rule(store, {
      scope: { kind: "products", ids: [near.id] },
      terms: { max: { kind: "price", amount: 1800 } },
    });
    await runOnce(store.workspace);
    expect([await prices(store, near), await prices(store, far), await prices(store, away)]).toEqual([
      [1800],
      [2000],
      [1000],
    ]);
  });

  it("stop at their cap of changes, of a variant and of all, until the store's next day", async () => {
    const store = await createStore();
    const mug = await add(store, "Mug", 1000);
    await add(store, "Cup", 1000);
    const { id, written } = await rule(store, { perVariantADay: 1, inAllADay: 1 });
    const noon = new Date("2026-05-04T12:00:00Z");
    expect((await runOnce(store.workspace, noon)).counts).toMatchObject({ applied: 1, capped: 1 });
    const lower = {
      ...written,
      inAllADay: 1000,
      terms: { ...written.terms, max: { kind: "price", amount: 1900 } },
    };
    await call(store, updateRule, { id, version: 1, rule: lower });
    expect((await runOnce(store.workspace, noon)).counts).toMatchObject({ applied: 1, capped: 1 });
    expect(await prices(store, mug)).toEqual([2000]);
    const tomorrow = new Date("2026-05-05T00:00:01Z");
    expect((await runOnce(store.workspace, tomorrow)).counts).toMatchObject({ applied: 1, unchanged: 1 });
    expect(await prices(store, mug)).toEqual([1900]);
  });

  it("ask a person about a change that is larger than they may make", async () => {
    const store = await createStore();
    await add(store, "Small", 1900);
    await add(store, "Large", 1000);
    await rule(store, { askAboveBp: 1000 });
    expect((await runOnce(store.workspace)).counts).toMatchObject({ applied: 1, proposed: 1 });
    expect((await changes(store, { state: "proposed" })).map(({ title }) => title)).toEqual(["Large"]);
  });

  it("say of a look ahead what they would do, and change nothing", async () => {
    const store = await createStore();
    const mug = await add(store, "Mug", 1000);
    await rule(store);
    expect(await call(store, previewPrices)).toMatchObject({
      reached: 1,
      looked: 1,
      counts: { applied: 1 },
      items: [{ title: "Mug", from: 1000, to: 2000, outcome: "applied", why: { reason: "alone" } }],
    });
    expect([await prices(store, mug), await changes(store)]).toEqual([[1000], []]);
  });
});

describe("a price that was set by hand", () => {
  it("stays, the rule lets go of it, and when it is let go on, that is the usual price", async () => {
    const store = await createStore();
    const mug = await add(store, "Mug", 1000);
    await rule(store);
    await runOnce(store.workspace);
    await byHand(store, -10);
    const { counts, newlyHeld } = await runOnce(store.workspace);
    expect({ counts, newlyHeld }).toMatchObject({ counts: { applied: 0, held: 1 }, newlyHeld: 1 });
    expect((await runOnce(store.workspace)).newlyHeld).toBe(0);
    expect(await prices(store, mug)).toEqual([1800]);
    expect(await holds(store)).toMatchObject([{ title: "Mug", price: 1800, usual: 1000, heldFor: "hand" }]);
    expect(await call(store, releaseHolds, { ids: null })).toEqual({ released: 1 });
    await runOnce(store.workspace);
    expect(await prices(store, mug)).toEqual([2000]);
    expect((await changes(store))[0]?.why.usual).toBe(1800);
  });

  it("is no contradiction while no rule looks", async () => {
    const store = await createStore();
    const mug = await add(store, "Mug", 1000);
    const { id } = await rule(store);
    await runOnce(store.workspace);
    await call(store, setRuleActive, { id, active: false });
    await byHand(store, -10);
    await call(store, setRuleActive, { id, active: true });
    expect((await runOnce(store.workspace)).counts).toMatchObject({ applied: 1, held: 0 });
    expect((await changes(store))[0]?.why.usual).toBe(1800);
    expect(await prices(store, mug)).toEqual([2000]);
  });
});

describe("proposals", () => {
  const propose = async () => {
    const store = await createStore();
    const mug = await add(store, "Mug", 1000);
    const made = await rule(store, { mode: "approval" });
    await runOnce(store.workspace);
    return { store, mug, ...made };
  };

  it("wait, once however often rules look, and are carried out when a person says so", async () => {
    const { store, mug } = await propose();
    expect((await runOnce(store.workspace)).counts).toMatchObject({ proposed: 0, unchanged: 1 });
    const [open, ...more] = await changes(store, { state: "proposed" });
    expect([await prices(store, mug), more]).toEqual([[1000], []]);
    expect(await call(store, approveChanges, { ids: [open?.id] })).toEqual({ applied: 1, passed: 0 });
    expect(await prices(store, mug)).toEqual([2000]);
    expect(await changes(store)).toMatchObject([{ state: "applied", decidedBy: store.user.name }]);
    expect((await runOnce(store.workspace)).counts).toMatchObject({ unchanged: 1, held: 0 });
  });

  it("that were declined do not come again, until something else is proposed", async () => {
    const { store, id, written } = await propose();
    expect(await call(store, rejectChanges, { ids: null })).toEqual({ rejected: 1 });
    expect((await runOnce(store.workspace)).counts).toMatchObject({ proposed: 0, unchanged: 1 });
    const lower = { ...written, terms: { ...written.terms, max: { kind: "price", amount: 1900 } } };
    await call(store, updateRule, { id, version: 1, rule: lower });
    expect((await runOnce(store.workspace)).counts).toMatchObject({ proposed: 1 });
  });

  it("are put away when the price has changed since, and when the rule no longer allows it", async () => {
    const { store, mug, id, written } = await propose();
    const lower = { ...written, terms: { ...written.terms, max: { kind: "price", amount: 1900 } } };
    await call(store, updateRule, { id, version: 1, rule: lower });
    expect(await call(store, approveChanges, { ids: null })).toEqual({ applied: 0, passed: 1 });
    await runOnce(store.workspace);
    await byHand(store, -10);
    expect(await call(store, approveChanges, { ids: null })).toEqual({ applied: 0, passed: 1 });
    expect([await prices(store, mug), await changes(store, { state: "proposed" })]).toEqual([[900], []]);
  });
});

describe("taking back", () => {
  it("brings one price back, holds it, and goes on where it was when it is let", async () => {
    const store = await createStore();
    const mug = await add(store, "Mug", 1000);
    await rule(store);
    await runOnce(store.workspace);
    const [made] = await changes(store);
    await call(store, undoChange, { id: made?.id });
    expect(await prices(store, mug)).toEqual([1000]);
    expect((await runOnce(store.workspace)).counts).toMatchObject({ applied: 0, held: 1 });
    expect(await changes(store)).toMatchObject([
      { state: "undone", undoable: false, decidedBy: store.user.name },
    ]);
    await expect(call(store, undoChange, { id: made?.id })).rejects.toMatchObject({ code: "WRONG_STATE" });
    await call(store, releaseHolds, { ids: (await holds(store)).map(({ id }) => id) });
    await runOnce(store.workspace);
    expect((await changes(store))[0]).toMatchObject({ from: 1000, to: 2000, why: { usual: 1000 } });
  });

  it("brings a whole run back, except what was changed again since", async () => {
    const store = await createStore();
    const mug = await add(store, "Mug", 1000);
    const cup = await add(store, "Cup", 1200);
    await rule(store);
    const { runId } = await runOnce(store.workspace);
    await call(store, bulkEditProducts, {
      selection: { ids: [cup.id] },
      change: { field: "pricePercent", value: -50 },
    });
    expect(await call(store, undoRun, { id: runId })).toEqual({ undone: 1, kept: 1 });
    expect([await prices(store, mug), await prices(store, cup)]).toEqual([[1000], [1000]]);
    const { items } = await call<{ items: { id: string; undoneAt: string | null }[] }>(store, listRuns);
    expect(items.find(({ id }) => id === runId)?.undoneAt).toEqual(expect.any(String));
    expect(await call(store, undoRun, { id: runId })).toEqual({ undone: 0, kept: 1 });
  });
});

it("tells others of each price, once, in the transaction that sets it", async () => {
  const store = await createStore();
  const mug = await add(store, "Mug", 1000);
  await rule(store);
  await runOnce(store.workspace);
  const [line] = (await call<{ items: PriceChange[] }>(store, listPriceChanges, { productId: mug.id })).items;
  expect(line).toMatchObject({ from: 1000, to: 2000, currency: "USD", cause: "rule", by: null });
  const events = await withService((tx) => tx.select().from(jobOutbox));
  const told = events.filter(({ name }) => name === "pricing/prices.changed").map(({ data }) => data);
  expect(told).toContainEqual({ workspaceId: store.workspace.id, setId: line?.setId, changes: 1 });
});
