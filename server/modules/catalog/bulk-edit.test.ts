import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { type WorkspaceTx, withWorkspace } from "@/server/db/client";
import { auditLog } from "@/server/modules/audit/schema";
import type { AnyOperation } from "@/server/operations/define";
import { execute } from "@/server/operations/execute";
import { createStore } from "@/server/testing/store";
import { editProducts } from "./bulk-edit";
import { ProductInput } from "./contract";
import { bulkEditProducts } from "./operations/bulk-edit-products";
import { createProduct } from "./operations/create-product";
import { deleteProducts } from "./operations/delete-products";
import { getProduct } from "./operations/get-product";
import { listProductActivity } from "./operations/list-product-activity";
import { undoBulkEdit } from "./operations/undo-bulk-edit";
import { updateProduct } from "./operations/update-product";
import { insertProducts } from "./product-rows";
import { BulkChange, type ProductDeed, type ProductDetail } from "./views";

type Store = Awaited<ReturnType<typeof createStore>>;

const call = async <T>(store: Store, operation: AnyOperation, input: object) =>
  (await execute(operation, store.caller(), input)) as T;
const add = (store: Store, title: string, more: object = {}) =>
  call<ProductDetail>(store, createProduct, { title, variants: [{ price: 999 }], ...more });
const edit = (store: Store, change: object) =>
  call<{ changed: number; edit: string }>(store, bulkEditProducts, { selection: { filter: {} }, change });
const undo = (store: Store, made: { edit: string }) =>
  call<{ changed: number }>(store, undoBulkEdit, { edit: made.edit });
const read = (store: Store, { id }: { id: string }) => call<ProductDetail>(store, getProduct, { id });

describe("an edit of many products", () => {
  it("is taken back to what stood on each before", async () => {
    const store = await createStore();
    const shirt = await add(store, "Shirt", { status: "active", vendor: "Ada", tags: ["new"] });
    const mug = await add(store, "Mug", { status: "draft", vendor: "Bo" });
    const before = [await read(store, shirt), await read(store, mug)].map(
      ({ version: _, updatedAt: __, ...p }) => p,
    );
    for (const change of [
      { field: "status", value: "archived" },
      { field: "vendor", value: "Cy" },
      { field: "category", value: "Home > Mugs" },
      { field: "addTag", value: "sale" },
      { field: "removeTag", value: "new" },
      { field: "pricePercent", value: 10 },
    ]) {
      const made = await edit(store, change);
      const changed = [await read(store, shirt), await read(store, mug)];
      expect(changed.map(({ version: _, updatedAt: __, ...p }) => p)).not.toEqual(before);
      expect(await undo(store, made)).toEqual({ changed: made.changed });
      const after = [await read(store, shirt), await read(store, mug)];
      expect(after.map(({ version: _, updatedAt: __, ...p }) => p)).toEqual(before);
    }
  });

  it("leaves what was changed again since as it is", async () => {
    const store = await createStore();
    const shirt = await add(store, "Shirt", { status: "active" });
    const mug = await add(store, "Mug", { status: "active" });
    const status = await edit(store, { field: "status", value: "archived" });
    await call(store, updateProduct, { id: mug.id, change: { status: "draft" } });
    expect(await undo(store, status)).toEqual({ changed: 1 });
    expect((await read(store, shirt)).status).toBe("active");
    expect((await read(store, mug)).status).toBe("draft");
    const prices = await edit(store, { field: "pricePercent", value: 50 });
    await call(store, updateProduct, { id: mug.id, change: { variants: [{ price: 5 }] } });
    expect(await undo(store, prices)).toEqual({ changed: 1 });
    expect((await read(store, shirt)).variants[0]?.price).toBe(999);
    expect((await read(store, mug)).variants[0]?.price).toBe(5);
  });

  it("that changed nothing, or is another store's, cannot be taken back", async () => {
    const store = await createStore();
    await add(store, "Shirt", { status: "active" });
    expect(await edit(store, { field: "status", value: "active" })).toEqual({ changed: 0, edit: null });
    const made = await edit(store, { field: "status", value: "draft" });
    await expect(undo(await createStore(), made)).rejects.toMatchObject({ code: "NOT_FOUND" });
  });
});

/** How many statements a transaction sends while something is done in it. */
async function statements(store: Store, work: (tx: WorkspaceTx) => Promise<unknown>): Promise<number> {
  return withWorkspace(store.workspace.id, async (tx) => {
    let sent = 0;
    const counted = new Proxy(tx, {
      get(target, name) {
        const value: unknown = Reflect.get(target, name);
        if (typeof value !== "function") return value;
        if (["execute", "insert", "update", "delete"].includes(String(name))) sent += 1;
        return value.bind(target);
      },
    });
    await work(counted);
    return sent;
  });
}

it("takes as many statements for three thousand products as for three", async () => {
  const counts = await Promise.all(
    [3, 3000].map(async (count) => {
      const store = await createStore();
      const inputs = Array.from({ length: count }, (_, i) =>
        ProductInput.parse({ title: `Mug ${i}`, variants: [{ price: 100 + i }] }),
      );
      await withWorkspace(store.workspace.id, (tx) => insertProducts(tx, inputs));
      const change = (field: "status" | "pricePercent", value: unknown) =>
        statements(store, async (tx) => {
          const made = await editProducts(
            { tx, actor: store.actor },
            undefined,
            BulkChange.parse({ field, value }),
          );
          expect(made.changed).toBe(count);
        });
      const sent = [await change("status", "archived"), await change("pricePercent", 10)];
      const deeds = await withWorkspace(store.workspace.id, (tx) =>
        tx.$count(auditLog, eq(auditLog.action, "product.edited")),
      );
      expect(deeds).toBe(2 * count);
      return sent;
    }),
  );
  expect(counts[1]).toEqual(counts[0]);
});

it("notes who deleted which products", async () => {
  const store = await createStore();
  const shirt = await add(store, "Shirt");
  const mug = await add(store, "Mug");
  await call(store, deleteProducts, { selection: { ids: [shirt.id, mug.id] } });
  const deeds = await withWorkspace(store.workspace.id, (tx) =>
    tx.select().from(auditLog).where(eq(auditLog.action, "product.deleted")),
  );
  expect(deeds.map(({ target, actor, details }) => ({ target, actor, details }))).toEqual([
    { target: shirt.id, actor: `user:${store.user.id}`, details: { title: "Shirt" } },
    { target: mug.id, actor: `user:${store.user.id}`, details: { title: "Mug" } },
  ]);
});

it("tells who did what to a product, newest first, page by page", async () => {
  const store = await createStore();
  const { id } = await add(store, "Shirt");
  await call(store, updateProduct, { id, change: { title: "Blue shirt", vendor: "" } });
  // Sent again as it is, as the form does with all that it shows.
  await call(store, updateProduct, { id, change: { title: "Blue shirt", variants: [{ price: 999 }] } });
  await edit(store, { field: "addTag", value: "sale" });
  type Page = { items: ProductDeed[]; nextCursor: string | null };
  const first = await call<Page>(store, listProductActivity, { id, limit: 2 });
  expect(first.items).toMatchObject([
    { action: "product.edited", name: store.user.name, details: { field: "addTag", value: "sale" } },
    { action: "product.changed", by: "user", details: { fields: ["title"] } },
  ]);
  const rest = await call<Page>(store, listProductActivity, { id, limit: 2, cursor: first.nextCursor });
  expect(rest).toMatchObject({ items: [{ action: "product.added" }], nextCursor: null });
});
