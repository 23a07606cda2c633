import { sql } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { withUser, withWorkspace } from "@/server/db/client";
import { execute } from "@/server/operations/execute";
import { createStore } from "@/server/testing/store";
import { ProductInput } from "./contract";
import { bulkEditProducts } from "./operations/bulk-edit-products";
import { createProduct } from "./operations/create-product";
import { deleteProducts } from "./operations/delete-products";
import { getProduct } from "./operations/get-product";
import { listFacets } from "./operations/list-facets";
import { listProducts } from "./operations/list-products";
import { updateProduct } from "./operations/update-product";
import { insertProducts, readProducts, replaceProducts, toInput } from "./product-rows";
import { type ProductDetail, ProductPage } from "./views";

type Store = Awaited<ReturnType<typeof createStore>>;

const shirt = (over: Record<string, unknown> = {}) =>
  ProductInput.parse({
    title: "Linen shirt",
    options: [{ name: "Size", values: ["S", "M"] }],
    tags: ["linen"],
    vendor: "Field",
    category: "Clothing > Shirts",
    status: "active",
    images: [{ url: "https://example.com/a.jpg", alt: "front" }],
    variants: [
      { sku: "SH-S", optionValues: ["S"], price: 5000, quantity: 3 },
      { sku: "SH-M", optionValues: ["M"], price: 5500, quantity: 0, cost: 2000 },
    ],
    ...over,
  });

const call = async <T>(store: Store, operation: Parameters<typeof execute>[0], input: unknown) =>
  (await execute(operation, store.caller(), input)) as T;

describe("a product", () => {
  it("is added, read whole, and shows what follows from its variants", async () => {
    const store = await createStore();
    const added = await call<ProductDetail>(store, createProduct, shirt());
    const read = await call<ProductDetail>(store, getProduct, { id: added.id });
    expect(read).toMatchObject({
      handle: "linen-shirt",
      priceMin: 5000,
      priceMax: 5500,
      quantity: 3,
      variantCount: 2,
      // It stands elsewhere, and has not been fetched.
      imageUrl: null,
      images: [{ url: "https://example.com/a.jpg", alt: "front" }],
      pictures: [{ url: "https://example.com/a.jpg", storedUrl: null, state: "waiting", problem: null }],
      currency: "USD",
    });
    expect(read.variants.map((v) => v.sku)).toEqual(["SH-S", "SH-M"]);
  });

  it("keeps what a change leaves out, keeps the ids of its variants, and drops script from its text", async () => {
    const store = await createStore();
    const before = await call<ProductDetail>(store, createProduct, shirt());
    const after = await call<ProductDetail>(store, updateProduct, {
      id: before.id,
      version: before.version,
      change: { descriptionHtml: '<p onclick="x()">Soft<script>alert(1)</script></p>', tags: ["new"] },
    });
    expect(after.descriptionHtml).toBe("<p>Soft</p>");
    expect(after.tags).toEqual(["new"]);
    expect(after.variants).toEqual(before.variants);
    expect(after.version).toBe(before.version + 1);
  });

  it("is not overwritten by a form that was opened on an older version", async () => {
    const store = await createStore();
    const before = await call<ProductDetail>(store, createProduct, shirt());
    await call(store, updateProduct, { id: before.id, version: before.version, change: { title: "First" } });
    await expect(
      call(store, updateProduct, { id: before.id, version: before.version, change: { title: "Second" } }),
    ).rejects.toMatchObject({ code: "WRONG_STATE" });
  });

  it("cannot take another product's SKU or handle, and nothing is half written", async () => {
    const store = await createStore();
    await call(store, createProduct, shirt());
    await expect(call(store, createProduct, shirt({ handle: "other" }))).rejects.toMatchObject({
      code: "CONFLICT",
    });
    await expect(
      call(store, createProduct, shirt({ variants: [{ optionValues: ["S"] }] })),
    ).rejects.toMatchObject({ code: "CONFLICT" });
    const page = await call<ReturnType<typeof ProductPage.parse>>(store, listProducts, {});
    expect(page.total).toBe(1);
  });

  it("changes nothing when it is replaced by itself, but its version", async () => {
    const store = await createStore();
    const [id] = await withWorkspace(store.workspace.id, (tx) => insertProducts(tx, [shirt()]));
    if (!id) throw new Error("not added");
    const [before] = await withWorkspace(store.workspace.id, (tx) => readProducts(tx, [id]));
    if (!before) throw new Error("not found");
    await withWorkspace(store.workspace.id, (tx) =>
      replaceProducts(tx, [{ before, input: toInput(before) }]),
    );
    const [after] = await withWorkspace(store.workspace.id, (tx) => readProducts(tx, [id]));
    if (!after) throw new Error("not found");
    expect(toInput(after)).toEqual(toInput(before));
    expect(after.variants.map((v) => v.id)).toEqual(before.variants.map((v) => v.id));
  });
});

describe("the list", () => {
  let store: Store;
  beforeAll(async () => {
    store = await createStore();
    const inputs = Array.from({ length: 57 }, (_, i) =>
      ProductInput.parse({
        title: `${["Mug", "shirt", "Lamp"][i % 3]} ${i % 10}`,
        handle: `p-${i}`,
        status: i % 4 === 0 ? "draft" : "active",
        vendor: i % 2 ? "Harbor" : "Field",
        category: i % 3 === 0 ? "Kitchen > Mugs" : "Clothing",
        tags: i % 5 === 0 ? ["gift", "50%_off"] : [],
        variants: [{ sku: `SKU-${i}`, price: i % 7 === 0 ? undefined : (i % 9) * 100, quantity: i % 6 }],
      }),
    );
    await withWorkspace(store.workspace.id, (tx) => insertProducts(tx, inputs));
  });

  async function all(input: Record<string, unknown>) {
    const items: ReturnType<typeof ProductPage.parse>["items"] = [];
    let cursor: string | null | undefined;
    do {
      const page = ProductPage.parse(
        await execute(listProducts, store.caller(), { ...input, limit: 10, ...(cursor ? { cursor } : {}) }),
      );
      items.push(...page.items);
      cursor = page.nextCursor;
    } while (cursor);
    return items;
  }

  it.each(["updated", "title", "price", "stock"] as const)(
    "pages through every product once, by %s, in both directions",
    async (sort) => {
      const up = (await all({ sort, order: "asc" })).map((p) => p.id);
      const down = (await all({ sort, order: "desc" })).map((p) => p.id);
      expect(new Set(up).size).toBe(57);
      expect(down).toEqual(up.toReversed());
    },
  );

  it("finds by part of a word, a SKU, and signs that mean something to LIKE", async () => {
    const found = await all({ search: "HIR" });
    expect(new Set(found.map((p) => p.id)).size).toBe(19);
    expect(found.every((p) => p.title.startsWith("shirt"))).toBe(true);
    expect(await all({ search: "shirt harbor", status: "active" })).toHaveLength(
      found.filter((p) => p.vendor === "Harbor" && p.status === "active").length,
    );
    expect(await all({ search: "sku-41" })).toHaveLength(1);
    expect(await all({ search: "50%_" })).toHaveLength(12);
    expect(await all({ search: "5%off" })).toHaveLength(0);
    expect((await all({ search: "shirt harbor sku-7" })).map((p) => p.handle)).toEqual(["p-7"]);
    expect(await all({ search: "shirt harbor sku-8" })).toHaveLength(0);
    const cheapest = await all({ search: "shirt", sort: "price", order: "asc" });
    const dearest = await all({ search: "shirt", sort: "price", order: "desc" });
    expect(dearest.map((p) => p.id)).toEqual(cheapest.map((p) => p.id).toReversed());
    expect(new Set(cheapest.map((p) => p.id)).size).toBe(19);
  });

  it("counts what a search found, on its first page", async () => {
    const page = (input: object) =>
      execute(listProducts, store.caller(), { search: "shirt", limit: 10, ...input });
    const first = ProductPage.parse(await page({}));
    expect([first.total, first.items.length]).toEqual([19, 10]);
    expect(await page({ cursor: first.nextCursor })).toMatchObject({ total: null, nextCursor: null });
    expect(await page({ search: "no such thing" })).toEqual({ items: [], nextCursor: null, total: 0 });
  });

  it("searches one store only, and nothing where no store is set", async () => {
    const stranger = await createStore();
    await withWorkspace(stranger.workspace.id, (tx) =>
      insertProducts(tx, [ProductInput.parse({ title: "shirt of others", variants: [{}] })]),
    );
    const theirs = await execute(listProducts, stranger.caller(), { search: "shirt" });
    expect(theirs).toMatchObject({ total: 1, items: [{ title: "shirt of others" }] });
    expect((await all({ search: "shirt" })).map((p) => p.title)).not.toContain("shirt of others");
    const unscoped = await withUser(store.user.id, (tx) =>
      tx.execute(sql`select * from matching_products(array['%shirt%'])`),
    );
    expect(unscoped).toHaveLength(0);
  });

  it("filters by status, vendor, category with what lies below it, tag and stock", async () => {
    expect(await all({ status: "draft" })).toHaveLength(15);
    expect((await all({ vendor: "Harbor", status: "active" })).every((p) => p.vendor === "Harbor")).toBe(
      true,
    );
    expect(await all({ category: "Kitchen" })).toHaveLength(19);
    expect(await all({ tag: "gift" })).toHaveLength(12);
    expect((await all({ stock: "out" })).every((p) => p.quantity === 0)).toBe(true);
  });

  it("counts what the filters leave on the first page only", async () => {
    const first = ProductPage.parse(await execute(listProducts, store.caller(), { limit: 10 }));
    expect(first.total).toBe(57);
    const next = await execute(listProducts, store.caller(), { limit: 10, cursor: first.nextCursor });
    expect(ProductPage.parse(next).total).toBeNull();
  });

  it("refuses a cursor that is not its own", async () => {
    await expect(execute(listProducts, store.caller(), { cursor: "abc" })).rejects.toMatchObject({
      code: "BAD_INPUT",
    });
  });

  it("lists what there is to filter by", async () => {
    expect(await call(store, listFacets, {})).toMatchObject({
      vendors: [
        { value: "Field", count: 29 },
        { value: "Harbor", count: 28 },
      ],
      tags: [
        { value: "50%_off", count: 12 },
        { value: "gift", count: 12 },
      ],
    });
  });
});

describe("bulk changes", () => {
  it("touch what is chosen, by ticks or by filter, and count what really changed", async () => {
    const store = await createStore();
    const other = await createStore();
    await call(other, createProduct, shirt());
    const a = await call<ProductDetail>(store, createProduct, shirt());
    await call(
      store,
      createProduct,
      shirt({ title: "Mug", options: [], variants: [{ price: 999 }], tags: [] }),
    );
    const edit = (change: unknown, selection: unknown = { filter: {} }) =>
      call(store, bulkEditProducts, { selection, change });
    expect(await edit({ field: "status", value: "archived" }, { ids: [a.id] })).toMatchObject({ changed: 1 });
    expect(await edit({ field: "addTag", value: "linen" })).toMatchObject({ changed: 1 });
    expect(await edit({ field: "pricePercent", value: 10 }, { filter: { search: "mug" } })).toMatchObject({
      changed: 1,
    });
    expect(await call(store, listProducts, { search: "mug" })).toMatchObject({ items: [{ priceMin: 1099 }] });
    expect(await call(store, deleteProducts, { selection: { filter: {} } })).toEqual({ deleted: 2 });
    expect(await call(other, listProducts, {})).toMatchObject({ total: 1, items: [{ status: "active" }] });
  });
});
