import { text } from "node:stream/consumers";
import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { withWorkspace } from "@/server/db/client";
import { bulkEditProducts } from "@/server/modules/catalog/operations/bulk-edit-products";
import { execute } from "@/server/operations/execute";
import { createStore } from "@/server/testing/store";
import { addOwn, addShop, addTheirs, ask } from "../matching/testing/watched";
import { exportReport } from "../operations/export-report";
import { getGapReport } from "../operations/get-gap-report";
import { getMoversReport } from "../operations/get-movers-report";
import { getPriceReport } from "../operations/get-price-report";
import { getPromotionReport } from "../operations/get-promotion-report";
import { linkProducts } from "../operations/link-products";
import { competitorPrices } from "../schema";
import { competitorFigures } from "./figures";
import { addMoves, lagHours, type Move, type ShopMoves } from "./lead";

const hour = 3_600_000;

/** Three own products, two shops: one undercuts the kettle, one has a promotion, both sell what the store lacks. */
async function market() {
  const store = await createStore();
  const { id } = store.workspace;
  const [kettle = "", lamp = ""] = await addOwn(id, [
    { title: "Kettle", status: "active", variants: [{ price: 4000 }] },
    { title: "Lamp", status: "active", variants: [{ price: 1000 }] },
    { title: "Rug", status: "active", variants: [{ price: 7000 }] },
  ]);
  const [near, far] = [await addShop(id, { name: "Near" }), await addShop(id, { name: "Far" })];
  const [nearKettle = "", nearLamp = ""] = await addTheirs(id, near, [
    { title: "Kettle", priceMinor: 3200, listPriceMinor: 4000 },
    { title: "Lamp", priceMinor: 1200 },
    { title: "=HYPERLINK(1)", brand: "Kavo" },
  ]);
  const [farKettle = ""] = await addTheirs(id, far, [
    { title: "Kettle", priceMinor: 3600 },
    { title: "Chair", brand: "kavo" },
  ]);
  const pairs = [
    [nearKettle, kettle],
    [nearLamp, lamp],
    [farKettle, kettle],
  ] as const;
  for (const [competitorProductId, productId] of pairs) {
    await ask(store, linkProducts, { competitorProductId, productId });
  }
  return { store, id, kettle, nearKettle, farKettle };
}

describe("reports", () => {
  it("tell where own prices stand", async () => {
    const { store, kettle } = await market();
    const report = await ask(store, getPriceReport, {});
    expect(report).toMatchObject({ compared: 2, cheapest: 1, dearest: 1, between: 0, currency: "USD" });
    expect(report.rows[0]).toMatchObject({
      productId: kettle,
      rank: 3,
      shops: 2,
      lowest: 3200,
      lowestShop: "Near",
      toLowest: 0.25,
    });
  });

  it("tell what others have and the store lacks, by brand", async () => {
    const { store } = await market();
    const report = await ask(store, getGapReport, {});
    expect(report).toMatchObject({ total: 2, alone: 1, brands: [{ products: 2, shops: 2 }] });
    expect(report.rows.map(({ title }) => title)).toEqual(["Chair", "=HYPERLINK(1)"]);
  });

  it("tell what is on offer, since when, and what the store asks for it", async () => {
    const { store, kettle } = await market();
    const { total, matched, rows } = await ask(store, getPromotionReport, {});
    expect([total, matched]).toEqual([1, 1]);
    expect(rows).toMatchObject([{ shop: "Near", discount: 0.2, ownProductId: kettle, ownPrice: 4000 }]);
    expect(rows[0]?.since).not.toBeNull();
  });

  it("tell who moves first, oneself among them", async () => {
    const { store, id, kettle, nearKettle, farKettle } = await market();
    const now = Date.now();
    const rows = [
      [nearKettle, 400, 4000],
      [farKettle, 400, 4000],
      [nearKettle, 100, 3800],
      [farKettle, 80, 3700],
      [nearKettle, 50, 3200],
      [farKettle, 40, 3600],
    ] as const;
    await withWorkspace(id, async (tx) => {
      for (const product of [nearKettle, farKettle])
        await tx.delete(competitorPrices).where(eq(competitorPrices.productId, product));
      await tx.insert(competitorPrices).values(
        rows.map(([productId, hours, priceMinor]) => ({
          workspaceId: id,
          productId,
          fromAt: new Date(now - hours * hour),
          priceMinor,
          currency: "USD",
        })),
      );
    });
    await ask(store, bulkEditProducts, {
      selection: { ids: [kettle] },
      change: { field: "pricePercent", value: -10 },
    });
    const { products, rows: movers } = await ask(store, getMoversReport, { days: 30 });
    expect(products).toBe(1);
    expect(
      movers.map(({ shop, moves, first, followed, lagHours: lag }) => [shop, moves, first, followed, lag]),
    ).toEqual([
      ["Near", 2, 1, 1, 30],
      ["Far", 2, 0, 2, 10],
      [store.workspace.name, 1, 0, 1, 40],
    ]);
  });

  it("come to figures for an analysis of the store", async () => {
    const { id } = await market();
    expect(await withWorkspace(id, competitorFigures)).toEqual({
      shops: 2,
      compared: 2,
      cheapest: 1,
      undercut: 1,
      gaps: 2,
      promotions: 1,
    });
    const other = await createStore();
    expect(await withWorkspace(other.workspace.id, competitorFigures)).toBeNull();
  });
});

describe("an export", () => {
  const exported = async (input: object) => {
    const { store } = await market();
    const { content } = (await execute(exportReport, store.caller(), input)) as {
      content: NodeJS.ReadableStream;
    };
    return await text(content);
  };

  it("has each row, and no cell that a spreadsheet would run", async () => {
    const lines = (await exported({ report: "gaps" })).trim().split("\r\n");
    expect(lines).toHaveLength(3);
    expect(lines[2]).toContain("'=HYPERLINK(1)");
  });

  it("has amounts as plain decimals", async () => {
    expect(await exported({ report: "prices" })).toContain(",40.00,USD,2,3,32.00,Near,");
    expect(await exported({ report: "promotions" })).toContain("Near,Kettle,32.00,40.00,USD,0.2,");
    expect(await exported({ report: "movers", days: 30 })).toContain("Moved first");
  });

  it("is a workbook when that is wanted", async () => {
    expect((await exported({ report: "prices", format: "xlsx" })).startsWith("PK")).toBe(true);
  });
});

describe("who leads", () => {
  const counted = (moves: Move[]) => {
    const total = new Map<string, ShopMoves>();
    addMoves(total, moves);
    return Object.fromEntries([...total].map(([shop, { first, followed }]) => [shop, [first, followed]]));
  };
  const cut = (shop: string, hours: number): Move => ({ shop, at: hours * hour, direction: "cut" });

  it("is nobody where they move in opposite directions, too far apart, or alone", () => {
    expect(counted([cut("a", 0), { ...cut("b", 5), direction: "rise" }])).toEqual({ a: [0, 0], b: [0, 0] });
    expect(counted([cut("a", 0), cut("b", 200)])).toEqual({ a: [0, 0], b: [0, 0] });
    expect(counted([cut("a", 0), cut("a", 5)])).toEqual({ a: [0, 0] });
    expect(counted([cut("a", 5), cut("b", 5)])).toEqual({ a: [0, 0], b: [0, 0] });
  });

  it("is who begins, and not who goes on from another", () => {
    expect(counted([cut("a", 0), cut("b", 5), cut("c", 9)])).toEqual({ a: [1, 0], b: [0, 1], c: [0, 1] });
    expect(lagHours([hour, 3 * hour, 9 * hour])).toBe(3);
    expect(lagHours([])).toBeNull();
  });
});
