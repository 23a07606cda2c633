import { sql } from "drizzle-orm";
import sharp from "sharp";
import { beforeAll, describe, expect, it, vi } from "vitest";
import { getProduct } from "@/server/modules/catalog/operations/get-product";
import type { ProductDetail } from "@/server/modules/catalog/views";
import { Recipe } from "@/server/modules/media";
import { composite, picture } from "@/server/modules/media/testing/composites";
import { cancelTask } from "@/server/modules/tasks/operations/cancel-task";
import { execute } from "@/server/operations/execute";
import { type Id, idOf } from "@/server/platform/ids";
import { ended, startEngine } from "@/server/testing/jobs/harness";
import { callKey, takeBackItems, takeItem } from "../bulk-items";
import { writeRound } from "../bulk-round";
import type { BulkRun, RenderingDetail } from "../contract";
import { runBulk } from "../jobs";
import { applyBulk } from "../operations/apply-bulk";
import { applyRendering } from "../operations/apply-rendering";
import { drawThumbnail } from "../operations/draw-thumbnail";
import { enhanceMany } from "../operations/enhance-many";
import { enhancePicture } from "../operations/enhance-picture";
import { getRendering } from "../operations/get-rendering";
import { listRenderings } from "../operations/list-renderings";
import { listSources } from "../operations/list-sources";
import { previewEnhancement } from "../operations/preview-enhancement";
import { previewThumbnail } from "../operations/preview-thumbnail";
import { undoApplyRendering } from "../operations/undo-apply-rendering";
import { pictureShop } from "../testing/picture-shop";
import { makePicture } from "./make";
import { renderings, renderingVersions } from "./schema";

/** What the next file to be stored waits for. */
const gate = vi.hoisted(() => ({ before: undefined as (() => Promise<void>) | undefined }));
vi.mock("@/server/platform/storage", async (load) => {
  const real = await load<typeof import("@/server/platform/storage")>();
  return {
    ...real,
    storage: () => {
      const disk = real.storage();
      const put: typeof disk.put = async (...what) => {
        const wait = gate.before;
        gate.before = undefined;
        await wait?.();
        return disk.put(...what);
      };
      return { ...disk, put };
    },
  };
});

const quick = { background: "keep", format: "original", sharpen: "none" } as const;
const wishes = Recipe.parse(quick);

let plain: Buffer;
let busy: Buffer;
let flat: Buffer;
beforeAll(async () => {
  plain = (await composite("box", "grey")).photo;
  busy = (await composite("mug", "busy")).photo;
  flat = await picture(
    120,
    80,
    `<rect width="120" height="80" fill="#7799aa"/><rect x="30" y="20" width="40" height="30" fill="#aa3322"/>`,
  );
});

describe("a picture", () => {
  it("is made better, paid, kept in versions, put on its product and taken off again", async () => {
    const store = await pictureShop(20);
    const [productId] = await store.products([await store.file(plain)]);
    const recipe: Partial<Recipe> = { background: "white", format: "torob", fileType: "jpeg" };
    const source = { productId };
    const first = await store.call<RenderingDetail>(enhancePicture, { source, recipe });
    expect(first).toMatchObject({ status: "done", points: 3, service: "image-enhancement" });
    const [made] = first.versions[0]?.files ?? [];
    expect(made).toMatchObject({ label: "torob", width: 600, height: 600, mediaType: "image/jpeg" });
    const pixels = sharp(await store.content(idOf("file").parse(made?.fileId)));
    expect([...(await pixels.extract({ left: 2, top: 2, width: 1, height: 1 }).raw().toBuffer())]).toEqual([
      255, 255, 255,
    ]);
    expect(await store.points()).toEqual({ available: 17, held: 0 });

    const again = await store.call<RenderingDetail>(enhancePicture, {
      source,
      recipe: { ...recipe, background: "keep", fileType: "webp" },
      renderingId: first.id,
    });
    expect(again.versions.map(({ number }) => number)).toEqual([1, 2]);
    expect(await store.points()).toEqual({ available: 14, held: 0 });
    expect((await store.call<{ items: unknown[] }>(listRenderings, {})).items).toHaveLength(1);

    const images = async () =>
      (await store.call<ProductDetail>(getProduct, { id: productId })).images.map(({ url }) => url);
    const [own] = await images();
    await store.call(applyRendering, { id: first.id });
    expect(await images()).toEqual([again.versions[1]?.files[0]?.url, own]);
    // Another version takes the place of the one before.
    await store.call(applyRendering, { id: first.id, fileId: made?.fileId });
    expect(await images()).toEqual([made?.url, own]);
    await store.call(undoApplyRendering, { id: first.id });
    expect(await images()).toEqual([own]);
    await expect(store.call(undoApplyRendering, { id: first.id })).rejects.toMatchObject({
      code: "WRONG_STATE",
    });
    expect((await store.call<{ items: unknown[] }>(listSources, { productId })).items).toHaveLength(1);
  });

  it("with too busy a background is refused before any points are held, and shows so in the preview", async () => {
    const store = await pictureShop(20);
    const source = { fileId: await store.file(busy) };
    const refused = { code: "BACKGROUND_BUSY" };
    await expect(store.call(enhancePicture, { source, recipe: {} })).rejects.toMatchObject(refused);
    await expect(store.call(previewEnhancement, { source, recipe: {} })).rejects.toMatchObject(refused);
    expect(await store.points()).toEqual({ available: 20, held: 0 });
    expect(await store.inStore((tx) => tx.$count(renderings))).toBe(0);
  });

  it("cannot be made of nothing, of a file that is none, or without points", async () => {
    const store = await pictureShop(2);
    const [bare] = await store.products([undefined]);
    await expect(
      store.call(enhancePicture, { source: { productId: bare }, recipe: quick }),
    ).rejects.toMatchObject({ code: "NO_PICTURE" });
    await expect(store.call(enhancePicture, { source: {}, recipe: quick })).rejects.toMatchObject({
      code: "BAD_INPUT",
    });
    const broken = { fileId: await store.file(Buffer.from("no picture at all")) };
    await expect(store.call(enhancePicture, { source: broken, recipe: quick })).rejects.toMatchObject({
      code: "UNSUPPORTED_FILE",
    });
    const source = { fileId: await store.file(flat) };
    await expect(store.call(enhancePicture, { source, recipe: quick })).rejects.toMatchObject({
      code: "INSUFFICIENT_POINTS",
    });
    expect(await store.points()).toEqual({ available: 2, held: 0 });
  });

  it("is made once for its Idempotency-Key", async () => {
    const store = await pictureShop(20);
    const input = { source: { fileId: await store.file(flat) }, recipe: quick };
    const caller = () => store.caller({ idempotencyKey: "the-same" });
    const first = (await execute(enhancePicture, caller(), input)) as RenderingDetail;
    expect(await execute(enhancePicture, caller(), input)).toEqual(first);
    expect(await store.points()).toEqual({ available: 17, held: 0 });
  });

  it("whose keeping fails costs nothing, and leaves no picture behind", async () => {
    const store = await pictureShop(20);
    const source = { fileId: await store.file(flat) };
    const order = {
      workspaceId: store.workspace.id,
      actor: store.actor,
      work: { service: "image-enhancement", options: wishes },
      source,
    } as const;
    const failing = makePicture({
      ...order,
      key: "one",
      onDone: () => Promise.reject(new Error("the disk is full")),
    });
    await expect(failing).rejects.toThrow("the disk is full");
    expect(await store.points()).toEqual({ available: 20, held: 0 });
    const { items } = await store.call<{ items: RenderingDetail[] }>(listRenderings, {});
    expect(items).toMatchObject([{ status: "failed", errorCode: "INTERNAL", previewUrl: null }]);
    expect(
      await store.inStore((tx) => tx.execute(sql`select 1 from files where name like '%-original%'`)),
    ).toHaveLength(0);
    await makePicture({ ...order, key: "two", renderingId: items[0]?.id });
    expect(await store.points()).toEqual({ available: 17, held: 0 });
    expect(await store.call(getRendering, { id: items[0]?.id })).toMatchObject({
      status: "done",
      errorCode: null,
    });
  });
});

describe("a thumbnail", () => {
  it("is drawn in several sizes at once for one price, and previewed for none", async () => {
    const store = await pictureShop(10);
    const source = { fileId: await store.file(plain) };
    const design = {
      title: "ماگ دست‌ساز",
      price: "۴۸۰٬۰۰۰ تومان",
      template: "split",
      sizes: ["landscape", "portrait"],
    };
    const shown = await store.call<{ image: string; width: number }>(previewThumbnail, {
      source,
      design,
      size: "landscape",
    });
    expect(shown.image).toMatch(/^data:image\/webp;base64,/);
    expect(shown.width).toBe(560);
    expect(await store.points()).toEqual({ available: 10, held: 0 });
    const drawn = await store.call<RenderingDetail>(drawThumbnail, { source, design });
    expect(drawn.versions[0]?.files.map(({ label, width, height }) => [label, width, height])).toEqual([
      ["landscape", 1280, 720],
      ["portrait", 1080, 1920],
    ]);
    expect(await store.points()).toEqual({ available: 8, held: 0 });
    // What a text service gives cannot be continued by another.
    await expect(
      store.call(enhancePicture, { source, recipe: quick, renderingId: drawn.id }),
    ).rejects.toMatchObject({ code: "WRONG_STATE" });
    expect(await store.points()).toEqual({ available: 8, held: 0 });
  });
});

describe("a run over many pictures", () => {
  async function ordered(points: number, files: (Buffer | undefined)[]) {
    const store = await pictureShop(points);
    const ids: (Id<"file"> | undefined)[] = [];
    for (const content of files) ids.push(content && (await store.file(content)));
    const products = await store.products(ids);
    const run = await store.call<BulkRun>(enhanceMany, { selection: { ids: products }, recipe: quick });
    return {
      ...store,
      run,
      products,
      items: () => store.itemsOf(run),
      task: () => store.taskOf(run),
    };
  }

  it("does each once; one that fails does not stop the rest and costs nothing; all go on their products", async () => {
    const bulk = await ordered(100, [
      flat,
      undefined,
      flat,
      Buffer.from("no picture"),
      flat,
      flat,
      flat,
      flat,
      flat,
      flat,
    ]);
    await startEngine([runBulk]);
    await ended(runBulk);
    expect(await bulk.task()).toMatchObject({ status: "done", done: 8, failed: 2 });
    const items = await bulk.items();
    expect(items.map(({ status, errorCode }) => errorCode ?? status)).toEqual([
      "done",
      "NO_PICTURE",
      "done",
      "UNSUPPORTED_FILE",
      "done",
      "done",
      "done",
      "done",
      "done",
      "done",
    ]);
    expect(items[0]?.previewUrl).toContain("/files/file_");
    expect(await bulk.points()).toEqual({ available: 76, held: 0 });
    expect(await writeRound(bulk.workspace.id, bulk.run.id)).toBe("done");
    expect(await bulk.points()).toEqual({ available: 76, held: 0 });
    expect(await bulk.call(applyBulk, { id: bulk.run.id })).toEqual({ applied: 8, skipped: 0 });
    expect(await bulk.call(applyBulk, { id: bulk.run.id })).toEqual({ applied: 0, skipped: 8 });
  });

  it("whose worker died holding points is taken up: each is made and paid once, and the dead gets nothing", async () => {
    const bulk = await ordered(100, [flat, flat]);
    const workspaceId = bulk.workspace.id;
    const item = await bulk.inStore((tx) => takeItem(tx, bulk.run.id));
    if (!item?.productId) throw new Error("nothing waits");
    const { promise: holding, resolve: holds } = Promise.withResolvers<void>();
    const { promise: wakes, resolve: wake } = Promise.withResolvers<void>();
    gate.before = () => {
      holds();
      return wakes;
    };
    const dead = makePicture({
      workspaceId,
      actor: bulk.actor,
      work: { service: "image-enhancement", options: wishes },
      source: { productId: item.productId },
      bulkItemId: item.id,
      key: callKey(item),
    });
    dead.catch(() => {});
    await holding;
    expect(await bulk.points()).toEqual({ available: 97, held: 3 });
    await takeBackItems(workspaceId, bulk.run.id);
    expect(await bulk.points()).toEqual({ available: 100, held: 0 });
    wake();
    await expect(dead).rejects.toMatchObject({ code: "WRONG_STATE" });
    expect(await writeRound(workspaceId, bulk.run.id)).toBe("done");
    expect((await bulk.items()).map(({ status }) => status)).toEqual(["done", "done"]);
    expect(await bulk.points()).toEqual({ available: 94, held: 0 });
    const versions = await bulk.inStore((tx) => tx.$count(renderingVersions));
    expect(versions).toBe(2);
  });

  it("is refused as a whole where the points do not reach, and what is left of one that is stopped costs nothing", async () => {
    await expect(ordered(5, [flat, flat])).rejects.toMatchObject({ code: "INSUFFICIENT_POINTS" });
    const bulk = await ordered(100, [flat, flat, flat]);
    await bulk.call(cancelTask, { id: bulk.run.taskId });
    await startEngine([runBulk]);
    await ended(runBulk);
    expect((await bulk.items()).map(({ status }) => status)).toEqual(["skipped", "skipped", "skipped"]);
    expect(await bulk.points()).toEqual({ available: 100, held: 0 });
  });
});
