import sharp from "sharp";
import { describe, expect, it } from "vitest";
import { type FormatId, formats, Recipe } from "./contract";
import { enhance, prepare } from "./enhance";
import { composite, picture } from "./testing/composites";

/** A recipe that does nothing but what is given. */
const only = (wish: Partial<Recipe>): Recipe =>
  Recipe.parse({
    background: "keep",
    light: false,
    whiteBalance: false,
    sharpen: "none",
    upscale: false,
    format: "original",
    fileType: "png",
    ...wish,
  });

async function done(content: Buffer, wish: Partial<Recipe>) {
  const rendered = await enhance(await prepare(content, only(wish)));
  const { data, info } = await sharp(rendered.content)
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  const at = (x: number, y: number) => [
    ...data.subarray((y * info.width + x) * 4, (y * info.width + x) * 4 + 4),
  ];
  const spread = (channel: number) => {
    const values = Array.from({ length: info.width * info.height }, (_, i) => data[i * 4 + channel] ?? 0);
    return { least: Math.min(...values), most: Math.max(...values) };
  };
  return { ...rendered, data, at, spread };
}

/** The box that is not of a background, given as red, green and blue. */
function boxAgainst(width: number, height: number, differs: (at: number) => boolean) {
  let [left, right, top, bottom] = [width, 0, height, 0];
  for (let i = 0; i < width * height; i++) {
    if (!differs(i * 4)) continue;
    const x = i % width;
    const y = (i - x) / width;
    left = Math.min(left, x);
    right = Math.max(right, x);
    top = Math.min(top, y);
    bottom = Math.max(bottom, y);
  }
  return { left, right, top, bottom, width: right - left + 1, height: bottom - top + 1 };
}

const flat = `<rect width="300" height="200" fill="#808080"/>`;

describe("each wish does what it says", () => {
  it("does nothing where nothing is wished", async () => {
    const content = await picture(
      300,
      200,
      `${flat}<rect x="60" y="50" width="90" height="70" fill="#25a01c"/>`,
    );
    const before = await sharp(content).ensureAlpha().raw().toBuffer();
    expect((await done(content, {})).data.equals(before)).toBe(true);
  });

  it("light: spreads the tones of a dull picture", async () => {
    const dull = await picture(
      300,
      200,
      `<defs><linearGradient id="g"><stop offset="0" stop-color="#505050"/><stop offset="1" stop-color="#a0a0a0"/></linearGradient></defs><rect width="300" height="200" fill="url(#g)"/>`,
    );
    const { least, most } = (await done(dull, { light: true })).spread(1);
    expect(most).toBeGreaterThan(240);
    expect(most - least).toBeGreaterThan(1.6 * (0xa0 - 0x50));
    const kept = (await done(dull, {})).spread(1);
    expect([kept.least, kept.most]).toEqual([0x50, 0xa0]);
  });

  it("white balance: takes a yellow cast away, and leaves a product's own colour", async () => {
    const cast = await picture(
      300,
      200,
      `<rect width="300" height="200" fill="#e6dcc0"/><rect x="90" y="60" width="80" height="80" fill="#b02020"/>`,
    );
    const [r = 0, g = 0, b = 0] = (await done(cast, { whiteBalance: true })).at(10, 10);
    expect(Math.max(r, g, b) - Math.min(r, g, b)).toBeLessThan(6);
    const red = await picture(300, 200, `<rect width="300" height="200" fill="#c01818"/>`);
    expect((await done(red, { whiteBalance: true })).at(10, 10)).toEqual([0xc0, 0x18, 0x18, 255]);
  });

  it("sharpen: makes an edge steeper, and strong more so than soft", async () => {
    const soft = await sharp(
      await picture(
        200,
        100,
        `<rect width="200" height="100" fill="#ccc"/><rect width="100" height="100" fill="#444"/>`,
      ),
    )
      .blur(2)
      .png()
      .toBuffer();
    const overshoot = async (sharpen: Recipe["sharpen"]) => {
      const { least, most } = (await done(soft, { sharpen })).spread(0);
      return most - least;
    };
    const [none, mild, strong] = [
      await overshoot("none"),
      await overshoot("soft"),
      await overshoot("strong"),
    ];
    expect(mild).toBeGreaterThan(none);
    expect(strong).toBeGreaterThan(mild);
  });

  it("enlarge: twice the size, with nothing invented in flat parts", async () => {
    const content = await picture(300, 200, flat);
    const { width, height, at } = await done(content, { upscale: true });
    expect([width, height]).toEqual([600, 400]);
    expect(at(300, 200)).toEqual([128, 128, 128, 255]);
    const wide = await done(await picture(3000, 30, `<rect width="3000" height="30" fill="#808080"/>`), {
      upscale: true,
    });
    expect(wide.width).toBe(4096);
  });

  it.each(["jpeg", "webp", "png"] as const)("file type: %s", async (fileType) => {
    const { content, mediaType } = await done(await picture(300, 200, flat), { fileType });
    expect(mediaType).toBe(`image/${fileType}`);
    expect((await sharp(content).metadata()).format).toBe(fileType);
  });

  it("background: white all around, or clear", async () => {
    const { photo } = await composite("box", "grey");
    const white = await done(photo, { background: "white" });
    expect(white.at(5, 5)).toEqual([255, 255, 255, 255]);
    expect(white.at(235, 410)).toEqual([255, 255, 255, 255]);
    expect(white.at(200, 380)[0]).toBeGreaterThan(170);
    const clear = await done(photo, { background: "transparent" });
    expect(clear.at(5, 5)[3]).toBe(0);
    expect(clear.at(200, 380)[3]).toBe(255);
    expect((await done(photo, {})).at(5, 5)[0]).toBeLessThan(230);
  });

  it("format: its shape, the product filling its share, in the middle; as large as the photo allows", async () => {
    const { photo } = await composite("box", "pink");
    const recipe = only({ background: "white", fileType: "jpeg" });
    const prepared = await prepare(photo, recipe);
    for (const [id, format] of Object.entries(formats)) {
      const rendered = await enhance({ ...prepared, recipe: { ...recipe, format: id as FormatId } });
      const { width, height } = rendered;
      const data = await sharp(rendered.content).ensureAlpha().raw().toBuffer();
      expect(Math.max(width, height), id).toBe(format.least);
      expect(width / height, id).toBeCloseTo(format.width / format.height, 2);
      const box = boxAgainst(width, height, (at) => (data[at + 1] ?? 0) < 200);
      expect(Math.abs(Math.max(box.width / width, box.height / height) - format.fill), id).toBeLessThan(
        0.025,
      );
      expect(Math.abs(box.left + box.right - width), id).toBeLessThan(8);
      expect(Math.abs(box.top + box.bottom - height), id).toBeLessThan(8);
    }
    const large = await sharp(
      Buffer.from(
        `<svg xmlns="http://www.w3.org/2000/svg" width="1200" height="1200"><circle cx="600" cy="600" r="500" fill="#208040"/></svg>`,
      ),
    )
      .png()
      .toBuffer();
    const sizeOf = async (wish: Partial<Recipe>) =>
      (await done(large, { background: "white", fileType: "jpeg", ...wish })).width;
    expect(await sizeOf({ format: "instagramSquare" })).toBe(1080);
    expect(await sizeOf({ format: "amazon" })).toBe(Math.round(1000 / 0.85));
    expect(await sizeOf({ format: "amazon", upscale: true })).toBe(2000);
  });

  it("fit: pads with the colour of the border, or fills the format with the picture", async () => {
    const content = await picture(
      800,
      400,
      `<rect width="800" height="400" fill="#3060c0"/><rect x="300" y="100" width="200" height="200" fill="#f0e020"/>`,
    );
    const padded = await done(content, { format: "instagramSquare", fit: "pad" });
    expect(padded.at(400, 20)).toEqual([0x30, 0x60, 0xc0, 255]);
    const box = (r: typeof padded) => boxAgainst(r.width, r.height, (at) => (r.data[at] ?? 0) > 200);
    const cropped = await done(content, { format: "instagramSquare", fit: "crop" });
    expect(box(cropped).width / cropped.width).toBeGreaterThan((box(padded).width / padded.width) * 1.8);
    expect([cropped.width, cropped.height]).toEqual([720, 720]);
  });
});

describe("what comes in", () => {
  it("is turned upright, and loses all that is not pixels", async () => {
    const lying = await sharp(await picture(300, 200, `${flat}<rect width="20" height="20" fill="#f00"/>`))
      .jpeg({ quality: 95 })
      .withExif({ IFD0: { Copyright: "somebody", Model: "camera" } })
      .withMetadata({ orientation: 6 })
      .toBuffer();
    const { content, width, height, at } = await done(lying, {});
    expect([width, height]).toEqual([200, 300]);
    expect(at(195, 5)[0]).toBeGreaterThan(200);
    const meta = await sharp(content).metadata();
    expect([meta.exif, meta.icc, meta.orientation]).toEqual([undefined, undefined, undefined]);
  });

  it("is brought into sRGB from the profile that it has", async () => {
    const wide = await sharp(await picture(60, 60, `<rect width="60" height="60" fill="#c83c3c"/>`))
      .withIccProfile("p3")
      .png()
      .toBuffer();
    const stored = await sharp(wide, { ignoreIcc: true }).raw().toBuffer();
    expect(stored[0]).not.toBe(0xc8);
    const [r = 0, g = 0, b = 0] = (await done(wide, {})).at(30, 30);
    expect(Math.abs(r - 0xc8) + Math.abs(g - 0x3c) + Math.abs(b - 0x3c)).toBeLessThan(9);
  });

  it("is refused where it is no picture, is cut off, or is a bomb of pixels", async () => {
    const refused = { code: "UNSUPPORTED_FILE" };
    await expect(
      prepare(Buffer.from("<svg xmlns='http://www.w3.org/2000/svg'/>"), only({})),
    ).rejects.toMatchObject(refused);
    const whole = await sharp(await picture(400, 400, flat))
      .jpeg()
      .toBuffer();
    await expect(prepare(whole.subarray(0, whole.length / 2), only({}))).rejects.toMatchObject(refused);
    const bomb = await sharp({ create: { width: 8200, height: 8200, channels: 3, background: "#fff" } })
      .png({ compressionLevel: 9 })
      .toBuffer();
    expect(bomb.length).toBeLessThan(2_000_000);
    await expect(prepare(bomb, only({}))).rejects.toMatchObject(refused);
  });

  it("is refused before anything is done where the background is too busy, and only if it is to go", async () => {
    const { photo } = await composite("mug", "busy");
    await expect(prepare(photo, only({ background: "white" }))).rejects.toMatchObject({
      code: "BACKGROUND_BUSY",
    });
    expect((await done(photo, { light: true })).width).toBe(480);
  });

  it("that is free already stays as it is cut", async () => {
    const cut = await sharp(
      Buffer.from(
        `<svg xmlns="http://www.w3.org/2000/svg" width="200" height="200"><circle cx="100" cy="100" r="60" fill="#208040"/></svg>`,
      ),
    )
      .png()
      .toBuffer();
    const { at, width } = await done(cut, { background: "transparent" });
    expect([width, at(5, 5)[3], at(100, 100)]).toEqual([200, 0, [0x20, 0x80, 0x40, 255]]);
  });
});

it("refuses a JPEG that is to be transparent", () => {
  expect(Recipe.safeParse({ background: "transparent", fileType: "jpeg" }).success).toBe(false);
});

it("looks for the product in a picture whose alpha channel says nothing", async () => {
  const { photo } = await composite("box", "grey");
  const opaque = await sharp(photo).ensureAlpha().png().toBuffer();
  expect((await done(opaque, { background: "transparent" })).at(5, 5)[3]).toBe(0);
});
