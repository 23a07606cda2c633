import { Readable } from "node:stream";
import { eq, sql } from "drizzle-orm";
import { expect, it } from "vitest";
import { withWorkspace } from "@/server/db/client";
import { withService } from "@/server/db/service";
import { jobOutbox } from "@/server/jobs/schema";
import { storeFile } from "@/server/modules/files";
import type { AnyOperation } from "@/server/operations/define";
import { execute } from "@/server/operations/execute";
import { decodeId, encodeId, newId } from "@/server/platform/ids";
import { createStore } from "@/server/testing/store";
import { pricesChanged } from "../events";
import { runImport } from "../imports/run";
import { bulkEditProducts } from "../operations/bulk-edit-products";
import { createProduct } from "../operations/create-product";
import { listPriceChanges } from "../operations/list-price-changes";
import { startImport } from "../operations/start-import";
import { undoBulkEdit } from "../operations/undo-bulk-edit";
import { updateProduct } from "../operations/update-product";
import { variants } from "../schema";
import type { ImportView, PriceChange, ProductDetail } from "../views";
import { ownPrices } from "./history";

type Store = Awaited<ReturnType<typeof createStore>>;

const call = async <T>(store: Store, operation: AnyOperation, input: object) =>
  (await execute(operation, store.caller(), input)) as T;
const ledger = async (store: Store, which: object = {}) =>
  (await call<{ items: PriceChange[] }>(store, listPriceChanges, which)).items;
const add = (store: Store) =>
  call<ProductDetail>(store, createProduct, {
    title: "Mug",
    options: [{ name: "Size", values: ["S", "L"] }],
    variants: [
      { sku: "MUG-S", price: 1000, optionValues: ["S"] },
      { sku: "MUG-L", price: 2000, optionValues: ["L"] },
    ],
  });

async function bringIn(store: Store, text: string): Promise<void> {
  const file = await storeFile(store.workspace, (fn) => withWorkspace(store.workspace.id, fn), {
    name: "prices.csv",
    mediaType: "text/csv",
    purpose: "import",
    content: Readable.from([Buffer.from(text)]),
    createdBy: null,
  });
  const { id } = await call<ImportView>(store, startImport, { fileId: file.id, format: "shopify" });
  await runImport(store.workspace.id, id);
}

it("whoever changes a price, the ledger says from what to what, by whom and why, and tells of it once", async () => {
  const store = await createStore();
  const mug = await add(store);
  const [small] = mug.variants;
  const { edit } = await call<{ edit: string }>(store, bulkEditProducts, {
    selection: { ids: [mug.id] },
    change: { field: "pricePercent", value: 10 },
  });
  await call(store, undoBulkEdit, { edit });
  await call(store, updateProduct, {
    id: mug.id,
    change: {
      title: "Blue mug",
      variants: [
        { sku: "MUG-S", optionValues: ["S"] },
        { sku: "MUG-L", price: 2000, optionValues: ["L"] },
      ],
    },
  });
  await bringIn(
    store,
    "Handle,Title,Option1 Name,Option1 Value,Variant SKU,Variant Price\nmug,Mug,Size,S,MUG-S,11\nmug,,,L,MUG-L,20\n",
  );
  await withWorkspace(store.workspace.id, (tx) =>
    tx
      .update(variants)
      .set({ price: 1 })
      .where(eq(variants.id, small?.id ?? "")),
  );
  const lines = await ledger(store, { productId: mug.id });
  const mina = { by: "user", name: store.user.name };
  expect(lines.map(({ options: [size], from, to, cause }) => [cause, size, from, to])).toEqual([
    ["other", "S", 1100, 1],
    ["import", "S", null, 1100],
    ["edit", "S", 1000, null],
    ["bulkUndo", expect.anything(), expect.anything(), expect.anything()],
    ["bulkUndo", expect.anything(), expect.anything(), expect.anything()],
    ["bulkEdit", expect.anything(), expect.anything(), expect.anything()],
    ["bulkEdit", expect.anything(), expect.anything(), expect.anything()],
  ]);
  expect(lines[0]).toMatchObject({ by: null, name: null, reference: null, currency: "USD" });
  expect(lines[1]).toMatchObject({ ...mina, file: "prices.csv" });
  expect(lines[2]).toMatchObject(mina);
  expect(lines[5]).toMatchObject({ ...mina, reference: edit });
  const together = await ledger(store, { setId: lines[5]?.setId });
  expect(together.map(({ from, to }) => [from, to]).sort()).toEqual([
    [1000, 1100],
    [2000, 2200],
  ]);

  const events = await withService((tx) =>
    tx.select().from(jobOutbox).where(eq(jobOutbox.name, "pricing/prices.changed")),
  );
  const told = events.map(({ data }) => data as { setId: string; changes: number });
  await Promise.all(events.map(({ data }) => pricesChanged.create(data as never).validate()));
  expect(told).toEqual([
    { workspaceId: store.workspace.id, setId: lines[5]?.setId, changes: 2 },
    { workspaceId: store.workspace.id, setId: lines[3]?.setId, changes: 2 },
    ...[2, 1, 0].map((n) => ({ workspaceId: store.workspace.id, setId: lines[n]?.setId, changes: 1 })),
  ]);
});

it("tells what was asked at each moment, from when the variant is there", async () => {
  const store = await createStore();
  const mug = await add(store);
  const large = mug.variants[1]?.id ?? "";
  const set = (price: number) =>
    withWorkspace(store.workspace.id, (tx) =>
      tx.update(variants).set({ price }).where(eq(variants.id, large)),
    );
  await set(2100);
  const between = new Date();
  await set(2200);
  const asked = (from: Date, until: Date) =>
    withWorkspace(store.workspace.id, async (tx) =>
      ((await ownPrices(tx, mug.id, { from, until })).get(large) ?? []).map(({ price }) => price),
    );
  const tomorrow = new Date(Date.now() + 86_400_000);
  expect(await asked(new Date(0), tomorrow)).toEqual([2000, 2100, 2200]);
  expect(await asked(between, tomorrow)).toEqual([2100, 2200]);
  expect(await asked(new Date(0), between)).toEqual([2000, 2100]);
  expect(await asked(tomorrow, tomorrow)).toEqual([2200]);
});

it("names things in the database as the program does", async () => {
  const ids = [newId("workspace"), encodeId("workspace", "ffffffff-ffff-ffff-ffff-ffffffffffff")];
  for (const id of ids) {
    const [row] = await withService((tx) =>
      tx.execute<{ name: string }>(sql`select public_id('ws', ${decodeId("workspace", id)}::uuid) as name`),
    );
    expect(row?.name).toBe(id);
  }
});
