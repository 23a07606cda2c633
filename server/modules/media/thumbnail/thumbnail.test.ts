import sharp from "sharp";
import { beforeAll, describe, expect, it } from "vitest";
import type { Pixels } from "../pixels";
import { composite, picture } from "../testing/composites";
import { contrast, readable, readableOn } from "./colour";
import { Design, sizeIds, templateIds, thumbnailSizes } from "./contract";
import { preparePicture, renderThumbnail } from "./render";
import { drawText, isRightToLeft } from "./text";

/** A word in each language of the product, and another that its shaping must tell from it. */
const words = {
  en: "Hand-thrown mug",
  fa: "ماگ دست‌ساز سرامیکی",
  ar: "كوب مصنوع يدويًا",
  th: "แก้วเซรามิกปั้นมือ",
  ru: "Кружка ручной работы",
  kk: "Қолдан жасалған кесе",
  ja: "手びねりのマグカップ",
} as const;

const line = { width: 900, height: 200, size: 60, weight: 800, colour: "#000000" } as const;

async function ink(text: string, more: Partial<Parameters<typeof drawText>[0]> = {}) {
  const drawn = await drawText({ ...line, text, ...more });
  if (!drawn) throw new Error("nothing was drawn");
  const { data, info } = await sharp(drawn.input).raw().toBuffer({ resolveWithObject: true });
  let sum = 0;
  for (let at = 3; at < data.length; at += 4) sum += data[at] ?? 0;
  return { ...drawn, covered: sum / 255, alpha: data.filter((_, at) => at % 4 === 3), wide: info.width };
}

describe("a text", () => {
  it.each(Object.entries(words))("in %s is drawn with letters of its own script", async (_, text) => {
    const { width, height, alpha } = await ink(text);
    expect(width).toBeGreaterThan(200);
    expect(height).toBeLessThan(120);
    // Boxes with numbers in them stand for letters that no font has; they would be the same for all letters of a script.
    const other = await ink([...text].toReversed().join(""));
    expect(Buffer.from(other.alpha).equals(Buffer.from(alpha))).toBe(false);
  });

  it("joins Arabic letters, and puts Thai marks over their letters", async () => {
    const joined = await ink("ببب", { weight: 500 });
    const apart = await ink("ب ب ب", { weight: 500 });
    expect(joined.width).toBeLessThan(apart.width * 0.8);
    const marked = await ink("ที่", { weight: 500 });
    const bare = await ink("ท", { weight: 500 });
    expect(marked.width).toBeLessThan(bare.width * 1.3);
    expect(marked.height).toBeGreaterThan(bare.height * 1.3);
  });

  it("is heavier where it is to be", async () => {
    for (const text of Object.values(words)) {
      const [light, heavy] = [await ink(text, { weight: 500 }), await ink(text, { weight: 800 })];
      expect(heavy.covered / light.covered, text).toBeGreaterThan(1.12);
    }
  });

  it("becomes smaller until it fits, breaks Thai between words, and never leaves its room", async () => {
    const long = `${words.th}`.repeat(6);
    for (const text of [long, words.en.repeat(8), words.fa.repeat(6), "W".repeat(90)]) {
      const drawn = await ink(text, { width: 400, height: 160 });
      expect(drawn.width, text).toBeLessThanOrEqual(400);
      expect(drawn.height, text).toBeLessThanOrEqual(160);
    }
    expect((await ink(long, { width: 400, height: 600 })).height).toBeGreaterThan(120);
  });

  it("is text, whatever it says", async () => {
    const drawn = await ink('<b>5 & "6"</b> \u0007');
    expect(drawn.width).toBeGreaterThan(250);
    expect(await drawText({ ...line, text: " \n " })).toBeUndefined();
  });

  it("is read from the right by its first letter", () => {
    expect(isRightToLeft("۲۵٪ تخفیف")).toBe(true);
    expect(isRightToLeft("20% off ماگ")).toBe(false);
  });
});

describe("a thumbnail", () => {
  let freed: Pixels;
  let whole: Pixels;
  beforeAll(async () => {
    const { photo } = await composite("box", "grey");
    freed = await preparePicture(photo, Design.parse({ title: "x" }));
    whole = await preparePicture(photo, Design.parse({ title: "x", cutOut: false }));
  });
  const design = (more: Partial<Design> = {}) =>
    Design.parse({ title: "Mug", price: "$24", badge: "New", fileType: "png", ...more });
  const pixelsOf = async (wish: Design, size: (typeof sizeIds)[number], of: Pixels) => {
    const { content } = await renderThumbnail(wish, of, size, 320);
    return sharp(content).removeAlpha().raw().toBuffer();
  };

  it("frees its product where it can, and keeps the picture where it cannot", async () => {
    expect([freed.channels, whole.channels]).toEqual([4, 3]);
    const { photo } = await composite("mug", "busy");
    expect((await preparePicture(photo, Design.parse({ title: "x" }))).channels).toBe(3);
  });

  it.each(templateIds)(
    "of the template %s has each size, with and without its background",
    async (template) => {
      for (const size of sizeIds) {
        const [width, height] = thumbnailSizes[size];
        for (const of of [freed, whole]) {
          const made = await renderThumbnail(design({ template }), of, size, 400);
          expect([made.width, made.height]).toEqual([
            Math.round((width * 400) / Math.max(width, height)),
            Math.round((height * 400) / Math.max(width, height)),
          ]);
        }
      }
      const full = await renderThumbnail(design({ template }), freed, "landscape");
      expect([full.width, full.height]).toEqual([1280, 720]);
    },
  );

  it.each([
    ["title", { title: "Bowl" }],
    ["subtitle", { subtitle: "Oak" }],
    ["price", { price: "$99" }],
    ["badge", { badge: "-20%" }],
    ["colour", { colour: "#e85d04" }],
    ["template", { template: "frame" }],
  ] as const)("shows its %s", async (_, change) => {
    const before = await pixelsOf(design(), "landscape", freed);
    const after = await pixelsOf(design(change), "landscape", freed);
    const changed = before.filter((value, at) => Math.abs(value - (after[at] ?? 0)) > 40).length;
    expect(changed).toBeGreaterThan(before.length / 2000);
  });

  it("is turned around where its title is read from the right", async () => {
    const bright = await picture(60, 60, `<rect width="60" height="60" fill="#00ff00"/>`);
    const green = await preparePicture(bright, Design.parse({ title: "x", cutOut: false }));
    const middleOfGreen = async (title: string) => {
      const data = await pixelsOf(design({ title, template: "frame" }), "landscape", green);
      let sum = 0;
      let count = 0;
      for (let at = 0; at < data.length; at += 3) {
        if ((data[at + 1] ?? 0) < 220 || (data[at] ?? 0) > 60) continue;
        sum += (at / 3) % 320;
        count += 1;
      }
      return sum / count / 320;
    };
    const [left, right] = [await middleOfGreen("Mug"), await middleOfGreen("ماگ")];
    expect(left).toBeGreaterThan(0.6);
    expect(right).toBeCloseTo(1 - left, 1);
  });
});

it("can be read: white or black on any colour, and colours moved until they stand out", () => {
  for (let hue = 0; hue < 4096; hue += 7) {
    const colour = `#${((hue * 4099) & 0xffffff).toString(16).padStart(6, "0")}`;
    expect(contrast(readableOn(colour), colour)).toBeGreaterThanOrEqual(4.5);
    expect(contrast(readable(colour, "#ffffff"), "#ffffff")).toBeGreaterThanOrEqual(4.5);
  }
});
