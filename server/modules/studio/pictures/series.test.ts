import { describe, expect, it } from "vitest";
import { picture } from "@/server/modules/media/testing/composites";
import { ended, startEngine } from "@/server/testing/jobs/harness";
import type { BulkRun, RenderingDetail } from "../contract";
import { runBulk } from "../jobs";
import { applyBulk } from "../operations/apply-bulk";
import { drawMany } from "../operations/draw-many";
import { getRendering } from "../operations/get-rendering";
import { previewMany } from "../operations/preview-many";
import { pictureShop } from "../testing/picture-shop";
import { designOf } from "./series";
import { SeriesDesign } from "./series-contract";

type Product = Parameters<typeof designOf>[0];

const mug = (more: { title?: string; price?: number; before?: number } = {}): Product => {
  const { title = "Harbor mug", price = 2400, before = null } = more;
  const variant = { price, compareAtPrice: before };
  return {
    title,
    vendor: "Kiln",
    category: "Cups",
    priceMin: price,
    variants: [variant as Product["variants"][number]],
  };
};
const series = (wishes: object = {}) => SeriesDesign.parse({ locale: "en", ...wishes });

describe("the thumbnail of one of many", () => {
  it("says what its product is, costs, and how much it is reduced", () => {
    expect(designOf(mug({ before: 3000 }), series({ subtitle: "vendor" }), "USD")).toMatchObject({
      title: "Harbor mug",
      subtitle: "Kiln",
      price: "$24.00",
      badge: "-20%",
    });
    expect(designOf(mug({ before: 2400 }), series({ price: false }), "USD")).toMatchObject({
      price: "",
      badge: "",
      subtitle: "",
    });
    const persian = designOf(mug({ before: 4800 }), series({ locale: "fa" }), "IRR");
    expect(persian.price).toMatch(/[۰-۹]/);
    expect(persian.badge).toContain("۵۰");
    const same = { subtitle: "text", subtitleText: "Made by hand", badge: "text", badgeText: "New" };
    expect(designOf(mug(), series(same), "USD")).toMatchObject({ subtitle: "Made by hand", badge: "New" });
  });

  it("cuts a long name between words, and never in the middle of a letter", () => {
    const long = designOf(mug({ title: `${"stoneware ".repeat(12)}mug` }), series(), "USD").title;
    expect(long.length).toBeLessThanOrEqual(90);
    expect(long).toMatch(/ stoneware…$/);
    const emoji = designOf(mug({ title: "🫖".repeat(60) }), series(), "USD").title;
    expect(emoji.isWellFormed()).toBe(true);
    expect(emoji.length).toBeLessThanOrEqual(90);
  });
});

it("many are drawn as one job: previewed with the first that has a picture, paid by the piece, put on their products", async () => {
  const store = await pictureShop(20);
  const file = await store.file(await picture(60, 60, `<rect width="60" height="60" fill="#7799aa"/>`));
  const ids = await store.products([undefined, file, file]);
  const order = { selection: { ids }, design: { locale: "en", sizes: ["square"], cutOut: false } };
  expect(await store.call(previewMany, { ...order, size: "square" })).toMatchObject({
    width: 560,
    height: 560,
    product: { id: ids[1], title: "Harbor mug 1" },
  });
  const nothing = { ...order, selection: { ids: ids.slice(0, 1) }, size: "square" };
  await expect(store.call(previewMany, nothing)).rejects.toMatchObject({ code: "NO_PICTURE" });
  expect(await store.points()).toEqual({ available: 20, held: 0 });

  const run = await store.call<BulkRun>(drawMany, order);
  expect(run).toMatchObject({ service: "video-thumbnail", count: 3, points: 6 });
  await startEngine([runBulk]);
  await ended(runBulk);
  expect(await store.taskOf(run)).toMatchObject({ status: "done", done: 2, failed: 1 });
  const items = await store.itemsOf(run);
  expect(items.map(({ status, errorCode }) => errorCode ?? status)).toEqual(["NO_PICTURE", "done", "done"]);
  expect(await store.points()).toEqual({ available: 16, held: 0 });
  const drawn = await store.call<RenderingDetail>(getRendering, { id: items[1]?.renderingId });
  expect(drawn.versions[0]).toMatchObject({
    options: { title: "Harbor mug 1", price: "$24.00", badge: "" },
    files: [{ label: "square", width: 1080, height: 1080 }],
  });
  expect(await store.call(applyBulk, { id: run.id })).toEqual({ applied: 2, skipped: 0 });
});
