import { buffer } from "node:stream/consumers";
import { eq, sql } from "drizzle-orm";
import sharp from "sharp";
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { withWorkspace } from "@/server/db/client";
import { withService } from "@/server/db/service";
import { products, readProducts } from "@/server/modules/catalog";
import { bulkEditProducts } from "@/server/modules/catalog/operations/bulk-edit-products";
import { crawlHosts } from "@/server/modules/crawling/schema";
import { storeImage } from "@/server/modules/files";
import { resetEnv } from "@/server/platform/env";
import type { Id } from "@/server/platform/ids";
import { openShop, type Shop } from "@/server/testing/crawling/shop";
import { createStore } from "@/server/testing/store";
import { decideMatches } from "../operations/decide-matches";
import { getComparison } from "../operations/get-comparison";
import { getComparisonHistory } from "../operations/get-comparison-history";
import { getMatchOverview } from "../operations/get-match-overview";
import { getPicture } from "../operations/get-picture";
import { getProduct } from "../operations/get-product";
import { linkProducts } from "../operations/link-products";
import { listMatches } from "../operations/list-matches";
import { undoDecision } from "../operations/undo-decision";
import { keepRate } from "../rates/keep";
import { competitorPrices, competitorProducts } from "../schema";
import { offersFor } from "./offers";
import { seeRound, shopsSeenSince } from "./pictures/see";
import { beginRun, endRun, matchCompetitor } from "./run";
import { competitorPictures } from "./schema";
import { wakePictures, wantMatching } from "./sweep";
import { addOwn, addShop, addTheirs, ask } from "./testing/watched";

type Store = Awaited<ReturnType<typeof createStore>>;

/** A store with two kettles and a shop that sells them, under other titles, and a third thing. */
async function watchedStore() {
  const store = await createStore();
  const { id } = store.workspace;
  const [kettle = "", small = ""] = await addOwn(id, [
    {
      title: "Kavo kettle 1.7 l black",
      status: "active",
      vendor: "Kavo",
      variants: [{ price: 4000, sku: "KX-200-17B", barcode: "4006381333931" }],
    },
    { title: "Kavo kettle 1 l black", status: "active", vendor: "Kavo", variants: [{ price: 3000 }] },
  ]);
  const shop = await addShop(id);
  const [same = "", likely = "", none = ""] = await addTheirs(id, shop, [
    { title: "Kettle KAVO 1,7L, black", brand: "Kavo", gtin: "04006381333931", priceMinor: 3500 },
    { title: "Kavo kettle black 1000 ml", brand: "Kavo", priceMinor: 2800 },
    { title: "Garden hose 20 m", priceMinor: 1500 },
  ]);
  await matchCompetitor(id, shop);
  return { store, id, kettle, small, shop, same, likely, none };
}

const pairs = async (store: Store, state: "suggested" | "confirmed" | "rejected") =>
  (await ask(store, listMatches, { state })).items.map(({ id, own, theirs, ...rest }) => ({
    id,
    productId: own.productId,
    theirs: theirs.id,
    ...rest,
  }));

const firstVariant = async (store: Store, productId: string) => {
  const [product] = await withWorkspace(store.workspace.id, (tx) => readProducts(tx, [productId]));
  return product?.variants[0]?.id ?? "";
};

describe("products that were read", () => {
  it("are confirmed by their number, suggested by their title, or nothing", async () => {
    const { store, kettle, small, same, likely } = await watchedStore();
    expect(await pairs(store, "confirmed")).toMatchObject([
      { productId: kettle, theirs: same, automatic: true },
    ]);
    const [first] = await pairs(store, "suggested");
    expect(first).toMatchObject({ productId: small, theirs: likely });
    expect(first?.reasons).toContainEqual({ aspect: "volume", verdict: "agrees" });
    const overview = await ask(store, getMatchOverview, {});
    expect(overview).toMatchObject({ confirmed: 1, suggested: 1, unmatched: 1, rejected: 0 });
  });

  it("are suggested again when they are looked through again, and what a person said stays", async () => {
    const { store, id, shop } = await watchedStore();
    const [first] = await pairs(store, "suggested");
    await ask(store, decideMatches, { ids: [first?.id ?? ""], decision: "reject" });
    await matchCompetitor(id, shop);
    expect((await pairs(store, "rejected")).map((one) => one.id)).toEqual([first?.id]);
    expect(
      (await pairs(store, "suggested")).some(
        ({ theirs, productId }) => theirs === first?.theirs && productId === first.productId,
      ),
    ).toBe(false);
    expect(await pairs(store, "confirmed")).toHaveLength(1);
  });

  it("stay the same matches for who looks at them, as long as they are found; and go when they are not", async () => {
    const { store, id, shop, small } = await watchedStore();
    const [first] = await pairs(store, "suggested");
    await matchCompetitor(id, shop);
    expect(await pairs(store, "suggested")).toEqual([first]);
    await withWorkspace(id, (tx) =>
      tx
        .update(products)
        .set({ title: "Garden chair" })
        .where(eq(products.id, small as Id<"product">)),
    );
    await matchCompetitor(id, shop);
    expect(await pairs(store, "suggested")).toEqual([]);
  });

  it("are looked at again when they are called otherwise, unless a person has said what they are", async () => {
    const { store, id, shop, same, kettle } = await watchedStore();
    const rename = (changes: Partial<typeof competitorProducts.$inferInsert>) =>
      withWorkspace(id, (tx) =>
        tx
          .update(competitorProducts)
          .set({ ...changes, identityChangedAt: new Date() })
          .where(eq(competitorProducts.id, same as Id<"competitorProduct">)),
      );
    await rename({ title: "KAVO 1.7 l kettle in black" });
    await matchCompetitor(id, shop);
    expect(await pairs(store, "confirmed")).toMatchObject([
      { productId: kettle, theirs: same, automatic: true },
    ]);
    await rename({ title: "Garden chair", gtin: "4006381333948" });
    await matchCompetitor(id, shop);
    expect(await pairs(store, "confirmed")).toEqual([]);
    await ask(store, linkProducts, { competitorProductId: same, productId: kettle });
    await rename({ title: "Garden table" });
    await matchCompetitor(id, shop);
    expect(await pairs(store, "confirmed")).toMatchObject([{ productId: kettle, theirs: same }]);
  });

  it("are looked through when own products have changed since", async () => {
    const { id } = await watchedStore();
    const { runId } = await beginRun(id);
    await endRun(id, runId ?? "", "done", []);
    expect(await wantMatching()).toBe(await wantMatching());
    const before = await wantMatching();
    await withWorkspace(id, (tx) => tx.update(products).set({ title: "Kavo kettle, new" }));
    expect(await wantMatching()).toBe(before + 1);
  });
});

describe("a decision", () => {
  it("confirms many at once and is taken back at once", async () => {
    const { store, same, likely } = await watchedStore();
    const [first] = await pairs(store, "suggested");
    const [sure] = await pairs(store, "confirmed");
    const ids = [first?.id ?? "", sure?.id ?? ""];
    const { changed, edit } = await ask(store, decideMatches, { ids, decision: "reject" });
    expect(changed).toBe(2);
    expect(await pairs(store, "rejected")).toHaveLength(2);
    expect(await ask(store, undoDecision, { edit: edit ?? "" })).toEqual({ changed: 2 });
    expect(await pairs(store, "confirmed")).toMatchObject([{ theirs: same, automatic: true }]);
    expect(await pairs(store, "suggested")).toMatchObject([{ theirs: likely }]);
    await expect(ask(store, undoDecision, { edit: edit ?? "" })).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
  });

  it("takes the place of the one that stood, and gives it back", async () => {
    const { store, small, kettle, same } = await watchedStore();
    const linked = await ask(store, linkProducts, {
      competitorProductId: same,
      productId: small,
    });
    expect(await pairs(store, "confirmed")).toMatchObject([{ productId: small, byHand: true }]);
    expect(await pairs(store, "rejected")).toMatchObject([{ productId: kettle }]);
    await ask(store, undoDecision, { edit: linked.edit ?? "" });
    expect(await pairs(store, "confirmed")).toMatchObject([{ productId: kettle, theirs: same }]);
    expect((await pairs(store, "confirmed")).filter(({ productId }) => productId === small)).toEqual([]);
  });

  it("that was followed by another about the same is left as that made it", async () => {
    const { store } = await watchedStore();
    const [first] = await pairs(store, "suggested");
    const ids = [first?.id ?? ""];
    const one = await ask(store, decideMatches, { ids, decision: "reject" });
    await ask(store, decideMatches, { ids, decision: "confirm" });
    await expect(ask(store, undoDecision, { edit: one.edit ?? "" })).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
    expect((await pairs(store, "confirmed")).map(({ id }) => id)).toContain(first?.id);
  });

  it("is for those who may manage competitors", async () => {
    const viewer = await createStore({ role: "analyst" });
    await expect(
      ask(viewer, decideMatches, {
        ids: ["cmat_00000000000000000000000000"],
        decision: "confirm",
      }),
    ).rejects.toMatchObject({ code: "FORBIDDEN" });
  });
});

describe("offers of others", () => {
  it("are those of confirmed matches, in the store's currency and for as much as the own product holds", async () => {
    const { store, id, small, shop } = await watchedStore();
    const far = await addShop(id, { name: "Far shop", friendly: true });
    const [big = "", foreign = ""] = await addTheirs(id, far, [
      { title: "Kavo kettle 2 l black", priceMinor: 5000 },
      { title: "Kavo kettle black", priceMinor: 2000, currency: "EUR", availability: "out_of_stock" },
    ]);
    for (const competitorProductId of [big, foreign])
      await ask(store, linkProducts, { competitorProductId, productId: small });
    const variant = await firstVariant(store, small);
    const read = () => withWorkspace(id, (tx) => offersFor(tx, [variant]));
    const before = (await read()).get(variant) ?? [];
    expect(before.find(({ productId }) => productId === foreign)).toMatchObject({
      price: null,
      withoutRate: true,
    });
    await withWorkspace(id, (tx) =>
      keepRate(tx, id, { base: "EUR", quote: "USD", day: "2026-01-01", rate: "1.25", source: "entered" }),
    );
    const offers = (await read()).get(variant) ?? [];
    expect(offers.some(({ competitorId }) => competitorId === shop)).toBe(false);
    // Of two litres at 50.00, one litre is 25.00.
    expect(offers.find(({ productId }) => productId === big)).toMatchObject({
      price: 2500,
      friendly: true,
      available: true,
    });
    expect(offers.find(({ productId }) => productId === foreign)).toMatchObject({
      price: 2500,
      withoutRate: false,
      available: false,
    });
  });

  it("of a page with variants are those of the variant that is meant", async () => {
    const store = await createStore();
    const { id } = store.workspace;
    const [productId = ""] = await addOwn(id, [
      {
        title: "Kavo jacket",
        status: "active",
        options: [{ name: "Size", values: ["M", "L"] }],
        variants: [
          { optionValues: ["M"], price: 100 },
          { optionValues: ["L"], price: 100 },
        ],
      },
    ]);
    const variants = [
      { options: { Size: "M" }, priceMinor: 80, currency: "USD" },
      { options: { Size: "L" }, priceMinor: 90, currency: "USD", availability: "out_of_stock" as const },
    ];
    const [theirs = ""] = await addTheirs(id, await addShop(id), [
      { title: "Kavo jacket", priceMinor: 80, variants },
    ]);
    await ask(store, linkProducts, { competitorProductId: theirs, productId });
    const comparison = await ask(store, getComparison, { productId });
    expect(
      comparison.variants.map(({ offers, rank }) => [offers[0]?.price, offers[0]?.available, rank]),
    ).toEqual([
      [80, true, 2],
      [90, false, null],
    ]);
  });

  it("stand beside the own price: place, lowest, middle, and the price of a litre", async () => {
    const { store, id, kettle } = await watchedStore();
    const [other = ""] = await addTheirs(id, await addShop(id), [
      { title: "Kavo kettle 1.7 l", priceMinor: 4500 },
    ]);
    await ask(store, linkProducts, { competitorProductId: other, productId: kettle });
    const { variants, currency } = await ask(store, getComparison, { productId: kettle });
    expect(currency).toBe("USD");
    expect(variants).toMatchObject([
      { price: 4000, rank: 2, of: 3, lowest: 3500, median: 3500, unitPrice: { amount: 2353, per: "litre" } },
    ]);
    expect(variants[0]?.offers.map(({ price, difference }) => [price, difference])).toEqual([
      [3500, -0.125],
      [4500, 0.125],
    ]);
  });
});

it("a history begins with what held before it, and follows each change, of others and of oneself", async () => {
  const { store, id, kettle, same } = await watchedStore();
  const day = 86_400_000;
  const at = (days: number) => new Date(Date.now() - days * day);
  await withWorkspace(id, async (tx) => {
    await tx.delete(competitorPrices).where(eq(competitorPrices.productId, same));
    await tx.insert(competitorPrices).values(
      [
        [200, 4000],
        [100, 3900],
        [10, 3500],
      ].map(([days = 0, priceMinor = 0]) => ({
        workspaceId: id,
        productId: same,
        fromAt: at(days),
        priceMinor,
        currency: "USD",
        listPriceMinor: days === 10 ? 4000 : null,
      })),
    );
    await tx.update(competitorProducts).set({ priceMinor: 3500 }).where(eq(competitorProducts.id, same));
  });
  await ask(store, bulkEditProducts, {
    selection: { ids: [kettle] },
    change: { field: "pricePercent", value: -10 },
  });
  expect((await ask(store, getProduct, { id: same })).own).toMatchObject({ id: kettle });
  const { lines, own } = await ask(store, getComparisonHistory, { productId: kettle, days: 30 });
  expect(lines.map(({ points }) => points.map(({ price, listPrice }) => [price, listPrice]))).toEqual([
    [
      [3900, null],
      [3500, 4000],
    ],
  ]);
  expect(own.map(({ price, cause }) => [price, cause])).toEqual([
    [4000, null],
    [3600, "bulkEdit"],
  ]);
});

describe("pictures", () => {
  const photo = (colour: string) =>
    sharp(
      Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" width="600" height="600">
        <rect width="600" height="600" fill="#fff"/><rect x="150" y="200" width="250" height="250" fill="${colour}"/>
        <path d="M400 250 q100 0 100 80 t-100 80" fill="none" stroke="${colour}" stroke-width="30"/></svg>`),
    ).png();
  let shop: Shop;
  beforeAll(async () => {
    shop = await openShop();
    vi.stubEnv("FETCH_ALLOW_HOSTS", shop.host);
    vi.stubEnv("CRAWL_DELAY_MS", "0");
    resetEnv();
  });
  afterAll(() => {
    shop.close();
    vi.unstubAllEnvs();
    resetEnv();
  });
  beforeEach(() => {
    shop.clear();
    return withService((tx) => tx.delete(crawlHosts));
  });

  /** A store with a mug, and a shop whose mug may be the same, with whatever its address answers. */
  async function twoMugs() {
    const store = await createStore();
    const { id } = store.workspace;
    const { url } = await storeImage({ id }, (fn) => withWorkspace(id, fn), {
      name: "mug.png",
      content: photo("#c33"),
      createdBy: null,
    });
    await addOwn(id, [
      { title: "Kavo travel mug Breeze", status: "active", images: [{ url }], variants: [{ price: 1000 }] },
    ]);
    const competitorId = await addShop(id);
    const imageUrl = `${shop.origin}/mug.jpg`;
    const [theirs = ""] = await addTheirs(id, competitorId, [
      { title: "Kavo Breeze travel mug insulated steel", imageUrl },
      // Nobody needs its picture.
      { title: "Garden hose", imageUrl: `${shop.origin}/hose.jpg` },
    ]);
    await matchCompetitor(id, competitorId);
    const see = () => seeRound(id, shop.origin);
    return { store, id, competitorId, theirs, see };
  }

  const serve = async (path: string, colour: string) => {
    const file = await photo(colour).resize(420).jpeg({ quality: 60 }).toBuffer();
    shop.pages.set(path, (_, response) => response.setHeader("content-type", "image/jpeg").end(file));
  };
  const pictureOf = async (id: Id<"workspace">) => {
    const [row] = await withWorkspace(id, (tx) => tx.select().from(competitorPictures));
    return row;
  };

  it("of products that may be the same are fetched once, make it likelier, and are shown", async () => {
    await serve("/mug.jpg", "#c33");
    const { store, id, competitorId, see } = await twoMugs();
    const [before] = await pairs(store, "suggested");
    const begun = new Date(0);
    expect(await see()).toBeDefined();
    expect(await see()).toBeUndefined();
    expect(await shopsSeenSince(id, begun)).toEqual([competitorId]);
    await matchCompetitor(id, competitorId);
    expect(shop.asked.map(({ path }) => path)).toEqual(["/robots.txt", "/mug.jpg"]);
    const { items } = await ask(store, listMatches, {});
    expect(items[0]?.confidence).toBeGreaterThan((before?.confidence ?? 0) + 10);
    expect(items[0]?.reasons).toContainEqual({ aspect: "picture", verdict: "agrees" });
    const shown = items[0]?.theirs.picture?.split("/").at(-1) ?? "";
    const file = await ask(store, getPicture, { id: shown });
    expect(await sharp(await buffer(file.content)).metadata()).toMatchObject({ format: "webp", width: 240 });
  });

  it("at another address are another picture", async () => {
    await serve("/mug.jpg", "#33c");
    const { store, id, competitorId, theirs, see } = await twoMugs();
    await see();
    await serve("/red.jpg", "#c33");
    await withWorkspace(id, (tx) =>
      tx
        .update(competitorProducts)
        .set({ imageUrl: `${shop.origin}/red.jpg` })
        .where(eq(competitorProducts.id, theirs as Id<"competitorProduct">)),
    );
    const aspects = async () => {
      await matchCompetitor(id, competitorId);
      return (await pairs(store, "suggested"))[0]?.reasons.map(({ aspect }) => aspect);
    };
    expect(await aspects()).not.toContain("picture");
    await see();
    expect(await aspects()).toContain("picture");
  });

  it("that a shop forbids or that are none are asked for no more, and what fails only so often", async () => {
    shop.pages.set("/robots.txt", "User-agent: *\nDisallow: /mug");
    const forbidden = await twoMugs();
    await forbidden.see();
    expect(await pictureOf(forbidden.id)).toMatchObject({ state: "failed", problem: "robots" });
    expect(shop.count("/mug.jpg")).toBe(0);

    shop.pages.delete("/robots.txt");
    await withService((tx) => tx.delete(crawlHosts));
    shop.pages.set("/mug.jpg", "<p>This is no picture.</p>");
    const none = await twoMugs();
    await none.see();
    expect(await pictureOf(none.id)).toMatchObject({ state: "failed", problem: "noPicture", hash: null });

    shop.pages.set("/mug.jpg", (_, response) => response.writeHead(429, { "retry-after": "60" }).end());
    const busy = await twoMugs();
    // The host is left alone for as long as it asks, by all that would crawl it.
    expect(await busy.see()).toBeGreaterThan(55_000);
    const [host] = await withService((tx) => tx.select().from(crawlHosts));
    expect((host?.nextAt.getTime() ?? 0) - Date.now()).toBeGreaterThan(55_000);
    expect(await pictureOf(busy.id)).toMatchObject({ state: "waiting", problem: "status", attempts: 1 });

    await withService((tx) => tx.delete(crawlHosts));
    shop.clear();
    shop.pages.set("/mug.jpg", (_, response) => response.writeHead(500).end());
    const failing = await twoMugs();
    for (let hours = 0; hours < 10; hours++) {
      await withService((tx) => tx.update(competitorPictures).set({ dueAt: sql`now()` }));
      await failing.see();
    }
    expect(shop.count("/mug.jpg")).toBe(4);
    expect(await pictureOf(failing.id)).toMatchObject({ state: "failed", problem: "status" });
    await withWorkspace(busy.id, (tx) => tx.delete(competitorPictures));
    expect(await wakePictures()).toBe(0);
  });
});
