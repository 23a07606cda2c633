import { Readable } from "node:stream";
import { asc, eq } from "drizzle-orm";
import { expect, it } from "vitest";
import { withWorkspace } from "@/server/db/client";
import { storeFile } from "@/server/modules/files";
import { execute } from "@/server/operations/execute";
import { createStore } from "@/server/testing/store";
import { downloadFaults } from "../operations/download-faults";
import { exportProducts } from "../operations/export-products";
import { getImport } from "../operations/get-import";
import { listProductActivity } from "../operations/list-product-activity";
import { previewImport } from "../operations/preview-import";
import { startImport } from "../operations/start-import";
import { readProducts, toInput } from "../product-rows";
import { products } from "../schema";
import type { ImportPreview, ImportView, ProductDeed } from "../views";
import { runImport } from "./run";

type Store = Awaited<ReturnType<typeof createStore>>;

const shopify = `Handle,Title,Body (HTML),Vendor,Type,Tags,Published,Option1 Name,Option1 Value,Variant SKU,Variant Inventory Qty,Variant Price,Variant Compare At Price,Image Src
blue-shirt,Blue shirt,"<p>Cotton, narrow collar.</p>",Harbor,Shirts,men,true,Size,S,BS-S,3,50,60,https://example.com/blue.jpg
blue-shirt,,,,,,,,M,BS-M,0,55,,
plain-mug,Plain mug,,Harbor,Mugs,,false,Title,Default Title,,7,18.5,,
broken,Broken,,Harbor,Mugs,,true,Title,Default Title,,1,twelve,,
`;

async function upload(store: Store, content: string | Buffer, name = "products.csv") {
  const row = await storeFile(store.workspace, (fn) => withWorkspace(store.workspace.id, fn), {
    name,
    mediaType: "text/csv",
    purpose: "import",
    content: Readable.from([Buffer.from(content)]),
    createdBy: null,
  });
  return row.id;
}

const call = async <T>(store: Store, operation: Parameters<typeof execute>[0], input: unknown) =>
  (await execute(operation, store.caller(), input)) as T;

async function bringIn(store: Store, content: string | Buffer, options: Record<string, unknown> = {}) {
  const fileId = await upload(store, content, options.name as string | undefined);
  const { name: _name, ...rest } = { name: "", ...options };
  const started = await call<ImportView>(store, startImport, { fileId, format: "shopify", ...rest });
  expect(await runImport(store.workspace.id, started.id)).toBe("done");
  return call<ImportView>(store, getImport, { id: started.id });
}

async function allProducts(store: Store) {
  return withWorkspace(store.workspace.id, async (tx) => {
    const ids = await tx.select({ id: products.id }).from(products).orderBy(asc(products.handle));
    const whole = await readProducts(
      tx,
      ids.map((row) => row.id),
    );
    return whole.toSorted((a, b) => (a.handle < b.handle ? -1 : 1)).map(toInput);
  });
}

async function text(content: Readable): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of content) chunks.push(Buffer.from(chunk as Uint8Array));
  return Buffer.concat(chunks);
}

it("shows whose file it is and what is in it", async () => {
  const store = await createStore();
  const preview = await call<ImportPreview>(store, previewImport, { fileId: await upload(store, shopify) });
  expect(preview).toMatchObject({
    format: "shopify",
    sample: [
      { title: "Blue shirt", variants: 2, priceMin: 5000, quantity: 3 },
      { title: "Plain mug", priceMin: 1850 },
    ],
    problems: [{ row: 5, column: "Variant Price" }],
  });
});

it("counts on a dry run, and writes nothing", async () => {
  const store = await createStore();
  const { counts } = await bringIn(store, shopify, { dryRun: true });
  expect(counts).toEqual({ added: 2, changed: 0, unchanged: 0, faulty: 1 });
  expect(await allProducts(store)).toEqual([]);
});

it("brings products in, and the same file again changes nothing", async () => {
  const store = await createStore();
  expect((await bringIn(store, shopify)).counts).toEqual({ added: 2, changed: 0, unchanged: 0, faulty: 1 });
  const first = await allProducts(store);
  expect(first).toMatchObject([
    {
      handle: "blue-shirt",
      status: "active",
      variants: [
        { sku: "BS-S", price: 5000 },
        { sku: "BS-M", quantity: 0 },
      ],
    },
    { handle: "plain-mug", status: "draft", options: [], variants: [{ price: 1850, quantity: 7 }] },
  ]);
  expect((await bringIn(store, shopify)).counts).toEqual({ added: 0, changed: 0, unchanged: 2, faulty: 1 });
  expect(await allProducts(store)).toEqual(first);
});

it("changes what a file says, keeps what it has no column for, and knows a product by its SKU", async () => {
  const store = await createStore();
  await bringIn(store, shopify);
  const prices = `Handle,Title,Option1 Name,Option1 Value,Variant SKU,Variant Price\nanother-address,Blue shirt,Size,S,BS-S,45\n`;
  expect((await bringIn(store, prices)).counts).toMatchObject({ added: 0, changed: 1 });
  const [shirt] = await allProducts(store);
  expect(shirt).toMatchObject({ handle: "blue-shirt", vendor: "Harbor", tags: ["men"] });
  expect(shirt?.descriptionHtml).toContain("narrow collar");
  expect(shirt?.variants).toMatchObject([
    { sku: "BS-S", price: 4500, compareAtPrice: 6000 },
    { sku: "BS-M", price: 5500 },
  ]);
});

it("clears what a file leaves blank, and says so before", async () => {
  const store = await createStore();
  await bringIn(store, shopify);
  const blank = `Handle,Title,Body (HTML),Tags,Option1 Name,Option1 Value,Variant SKU,Variant Price,Variant Compare At Price
blue-shirt,Blue shirt,,,Size,S,BS-S,50,
blue-shirt,,,,,M,BS-M,,
plain-mug,Plain mug,,,Title,Default Title,,18.5,
`;
  const before = await allProducts(store);
  const checked = await bringIn(store, blank, { dryRun: true });
  expect(checked.counts).toMatchObject({ changed: 1, unchanged: 1 });
  expect(checked.cleared).toEqual({ descriptionHtml: 1, tags: 1, price: 1, compareAtPrice: 1 });
  expect(await allProducts(store)).toEqual(before);
  expect((await bringIn(store, blank)).cleared).toEqual(checked.cleared);
  const [shirt] = await allProducts(store);
  expect(shirt).toMatchObject({ descriptionHtml: "", tags: [], vendor: "Harbor", status: "active" });
  expect(shirt?.variants.map(({ price, compareAtPrice }) => [price, compareAtPrice])).toEqual([
    [5000, undefined],
    [undefined, undefined],
  ]);
  expect((await bringIn(store, blank)).counts).toMatchObject({ changed: 0, unchanged: 2 });
});

it("goes on where it stopped, with nothing twice and nothing left out", async () => {
  const store = await createStore();
  const rows = Array.from(
    { length: 700 },
    (_, i) => `p-${i},Product ${i},Title,Default Title,SKU-${i},${i + 1}`,
  );
  const file = `Handle,Title,Option1 Name,Option1 Value,Variant SKU,Variant Price\n${rows.join("\n")}\n`;
  const fileId = await upload(store, file);
  const started = await call<ImportView>(store, startImport, { fileId, format: "shopify" });
  // Three workers at once, as when two are taken for dead: each batch is written by one of them.
  await Promise.all([1, 2, 3].map(() => runImport(store.workspace.id, started.id)));
  expect(await call<ImportView>(store, getImport, { id: started.id })).toMatchObject({
    counts: { added: 700, changed: 0, unchanged: 0, faulty: 0 },
  });
  expect(await allProducts(store)).toHaveLength(700);
});

it.each(["csv", "xlsx"] as const)("exports as %s what, imported again, changes nothing", async (format) => {
  const store = await createStore();
  await bringIn(store, shopify);
  const before = await allProducts(store);
  const { content } = await call<{ content: Readable }>(store, exportProducts, { format });
  const again = await bringIn(store, await text(content), { format: "rooz", name: `products.${format}` });
  expect(again.counts).toEqual({ added: 0, changed: 0, unchanged: 2, faulty: 0 });
  expect(await allProducts(store)).toEqual(before);
  const other = await createStore();
  const copy = await call<{ content: Readable }>(store, exportProducts, { format });
  await bringIn(other, await text(copy.content), { format: "rooz", name: `products.${format}` });
  expect(await allProducts(other)).toEqual(before);
});

it("gives the faulty rows back with what is wrong, in the reader's language", async () => {
  const store = await createStore();
  const { id } = await bringIn(store, shopify);
  const { content, name } = await call<{ content: Readable; name: string }>(store, downloadFaults, { id });
  const lines = (await text(content)).toString("utf8").trim().split("\r\n");
  expect(name).toBe("products-faulty.csv");
  expect(lines).toHaveLength(2);
  expect(lines[1]).toMatch(/^broken,Broken,.*Variant Price: /);
});

it("stands on each product that it has added or changed, and on no other", async () => {
  const store = await createStore();
  await bringIn(store, shopify, { name: "old.csv" });
  const again = shopify.replace("Blue shirt", "Bluer shirt");
  const counted = await bringIn(store, again, { name: "counted.csv", dryRun: true });
  expect(counted.counts).toMatchObject({ changed: 1, unchanged: 1 });
  await bringIn(store, again, { name: "new.csv" });
  const activity = async (handle: string) => {
    const [row] = await withWorkspace(store.workspace.id, (tx) =>
      tx.select({ id: products.id }).from(products).where(eq(products.handle, handle)),
    );
    const { items } = await call<{ items: ProductDeed[] }>(store, listProductActivity, { id: row?.id });
    return items.map(({ action, by, name, details }) => ({ action, by, name, ...details }));
  };
  const mine = { action: "product.imported", by: "user", name: store.user.name };
  expect(await activity("plain-mug")).toMatchObject([{ ...mine, added: true, file: "old.csv" }]);
  expect(await activity("blue-shirt")).toMatchObject([
    { ...mine, added: false, file: "new.csv" },
    { ...mine, added: true, file: "old.csv" },
  ]);
});
