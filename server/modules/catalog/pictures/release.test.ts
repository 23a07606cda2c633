import { readFileSync } from "node:fs";
import { Readable } from "node:stream";
import { sql } from "drizzle-orm";
import sharp from "sharp";
import { describe, expect, it } from "vitest";
import { withWorkspace } from "@/server/db/client";
import { withService } from "@/server/db/service";
import { fileUrl, openFile, storeImage } from "@/server/modules/files";
import { removeContents } from "@/server/modules/files/jobs";
import { downloadFile } from "@/server/modules/files/operations/download-file";
import { files } from "@/server/modules/files/schema";
import { openWorkspace } from "@/server/modules/workspaces";
import { updateWorkspace } from "@/server/modules/workspaces/operations/update-workspace";
import { execute } from "@/server/operations/execute";
import { decodeId } from "@/server/platform/ids";
import { ended, startEngine } from "@/server/testing/jobs/harness";
import { asOwner } from "@/server/testing/owner";
import { createStore } from "@/server/testing/store";
import { createProduct } from "../operations/create-product";
import { deleteProducts } from "../operations/delete-products";
import { getProduct } from "../operations/get-product";
import { updateProduct } from "../operations/update-product";
import type { ProductDetail } from "../views";
import { lookForLoosePictures } from "./jobs";
import { releasePictures } from "./release";

type Store = Awaited<ReturnType<typeof createStore>>;

const square = { width: 4, height: 4, channels: 3 as const, background: "#336699" };
const tomorrow = () => new Date(Date.now() + 25 * 3600_000);
const inStore = <T>(store: Store, fn: Parameters<typeof withWorkspace<T>>[1]) =>
  withWorkspace(store.workspace.id, fn);
const call = async <T>(store: Store, operation: Parameters<typeof execute>[0], input: unknown) =>
  (await execute(operation, store.caller(), input)) as T;

async function send(store: Store, name: string) {
  return storeImage(store.workspace, (fn) => withWorkspace(store.workspace.id, fn), {
    name,
    content: Readable.from([await sharp({ create: square }).png().toBuffer()]),
    createdBy: null,
  });
}
const add = (store: Store, urls: string[], variantUrl?: string) =>
  call<ProductDetail>(store, createProduct, {
    title: `Mug ${crypto.randomUUID()}`,
    images: urls.map((url) => ({ url })),
    variants: [{ price: 1, ...(variantUrl && { imageUrl: variantUrl }) }],
  });
const names = async (store: Store) =>
  (await inStore(store, (tx) => tx.select({ name: files.name }).from(files)))
    .map(({ name }) => name)
    .toSorted();
const pictureCount = (store: Store) =>
  inStore(store, async (tx) => (await tx.execute(sql`select 1 from pictures`)).length);

describe("pictures of products that are gone", () => {
  it("go a day later, content and all, unless another product shows them", async () => {
    const store = await createStore();
    const [own, shared, ofVariant, replaced] = await Promise.all(
      ["own.png", "shared.png", "variant.png", "replaced.png"].map((name) => send(store, name)),
    );
    if (!own || !shared || !ofVariant || !replaced) throw new Error("a picture is missing");
    const gone = await add(store, [own.url, shared.url, "http://shop.example/a.png"]);
    const kept = await add(store, [replaced.url, "http://shop.example/b.png"], ofVariant.url);
    await call(store, updateProduct, {
      id: kept.id,
      // Written with the site's name before it, as an export of another tool may have it.
      change: {
        images: [{ url: `https://rooz.example${shared.url}` }, { url: "http://shop.example/b.png" }],
      },
    });
    const row = await inStore(store, async (tx) =>
      (await tx.select().from(files)).find((f) => f.id === own.id),
    );
    if (!row) throw new Error("the file has no row");
    await call(store, deleteProducts, { selection: { ids: [gone.id] } });
    expect(await releasePictures(store.workspace.id, new Date())).toBe(0);
    expect(await pictureCount(store)).toBe(3);

    await startEngine([removeContents]);
    expect(await releasePictures(store.workspace.id, tomorrow())).toBe(2);
    await ended(removeContents);
    expect(await names(store)).toEqual(["shared.webp", "variant.webp"]);
    expect(await pictureCount(store)).toBe(2);
    await expect(openFile(row)).rejects.toMatchObject({ code: "ENOENT" });
  });

  it("that a row of another kind refers to stay", async () => {
    const store = await createStore();
    const fetched = await send(store, "fetched.png");
    const product = await add(store, ["http://shop.example/c.png"]);
    await inStore(store, (tx) =>
      tx.execute(sql`update pictures set state = 'stored', file_id = ${decodeId("file", fetched.id)}::uuid`),
    );
    expect(await releasePictures(store.workspace.id, tomorrow())).toBe(0);
    await call(store, deleteProducts, { selection: { ids: [product.id] } });
    expect(await releasePictures(store.workspace.id, tomorrow())).toBe(1);
  });

  it("are looked for in every store that has pictures", async () => {
    const store = await createStore();
    await send(store, "a.png");
    const asked = async () =>
      withService(async (tx) =>
        (
          await tx.execute<{ data: { workspaceId: string } }>(
            sql`select data from job_outbox where name = 'catalog/pictures.loose'`,
          )
        ).map(({ data }) => data.workspaceId),
      );
    await lookForLoosePictures();
    expect(await asked()).toContain(store.workspace.id);
  });
});

describe("the path of a picture", () => {
  it("stays when the store's address changes", async () => {
    const store = await createStore();
    const picture = await send(store, "a.png");
    const product = await add(store, [picture.url]);
    await call(store, updateWorkspace, { slug: `new-${crypto.randomUUID().slice(0, 8)}` });
    const { imageUrl } = await call<ProductDetail>(store, getProduct, { id: product.id }).then((p) => ({
      imageUrl: p.images[0]?.url ?? "",
    }));
    const [, named = "", id = ""] = /^\/store\/([^/]+)\/files\/(.+)$/.exec(imageUrl) ?? [];
    const workspace = await openWorkspace(store.actor, named);
    const caller = { ...store.caller(), workspace: async () => workspace };
    expect(await execute(downloadFile, caller, { id })).toMatchObject({ name: "a.webp" });
  });

  it("that was stored with an address is brought to the id by the migration", async () => {
    const store = await createStore();
    const picture = await send(store, "a.png");
    const old = picture.url.replace(store.workspace.id, store.workspace.slug);
    expect(old).not.toBe(picture.url);
    const { id } = await add(store, [old, "http://shop.example/store/a/files/1"], old);
    const statements = readFileSync("drizzle/0008_picture_paths.sql", "utf8").split(
      "--> statement-breakpoint",
    );
    const uuid = decodeId("product", id) ?? "";
    await asOwner(async (tx) => {
      for (const statement of statements) await tx.unsafe(statement);
      const url = fileUrl(store.workspace.id, picture.id);
      const images = await tx`select url from product_images where product_id = ${uuid} order by position`;
      expect(images.map((row) => row.url)).toEqual([url, "http://shop.example/store/a/files/1"]);
      const [product] = await tx`
        select p.image_url, v.image_url as variant from products p join variants v on v.product_id = p.id
        where p.id = ${uuid}`;
      expect(product).toEqual({ image_url: url, variant: url });
    });
  });
});
