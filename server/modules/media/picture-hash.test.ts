import sharp, { type Sharp } from "sharp";
import { describe, expect, it } from "vitest";
import { lookOf, looksAlike, pictureHash } from "./picture-hash";

const side = 800;
const picture = (shapes: string) =>
  sharp(
    Buffer.from(
      `<svg xmlns="http://www.w3.org/2000/svg" width="${side}" height="${side}"><rect width="100%" height="100%" fill="#fff"/>${shapes}</svg>`,
    ),
  )
    .png()
    .toBuffer();

const mug = (colour: string) =>
  picture(`<rect x="220" y="250" width="300" height="330" rx="30" fill="${colour}"/>
    <path d="M520 320 q140 0 140 100 t-140 100" fill="none" stroke="${colour}" stroke-width="40"/>
    <rect x="270" y="380" width="200" height="70" fill="#fff"/>`);

const things: Record<string, Promise<Buffer>> = {
  mug: mug("#cc3333"),
  blueMug: mug("#3333cc"),
  blackMug: mug("#111111"),
  // As wide on the left as on the right, which hashes of frequencies take for noise.
  bottle: picture(`<rect x="340" y="120" width="120" height="160" fill="#228844"/>
    <rect x="290" y="260" width="220" height="420" rx="50" fill="#228844"/>
    <rect x="290" y="400" width="220" height="160" fill="#ffee88"/><circle cx="400" cy="480" r="50" fill="#aa2222"/>`),
  otherBottle: picture(`<rect x="350" y="140" width="100" height="160" fill="#665522"/>
    <rect x="300" y="260" width="200" height="420" rx="30" fill="#665522"/><rect x="300" y="380" width="200" height="200" fill="#eee"/>`),
  lamp: picture(`<path d="M300 150 L500 150 L600 400 L200 400 Z" fill="#e8c020"/>
    <rect x="385" y="400" width="30" height="250" fill="#444"/><ellipse cx="400" cy="670" rx="150" ry="30" fill="#444"/>`),
  // Without a background, from edge to edge.
  scene: picture(
    Array.from(
      { length: 60 },
      (_, i) =>
        `<circle cx="${(i * 137) % side}" cy="${(i * 251) % side}" r="${20 + ((i * 53) % 90)}" fill="hsl(${(i * 47) % 360},60%,${30 + ((i * 29) % 50)}%)"/>`,
    ).join(""),
  ),
};

/** What shops do to a photo. */
const treatments: Record<string, (image: Sharp) => Sharp> = {
  "compressed hard": (image) => image.jpeg({ quality: 40 }),
  "made small": (image) => image.resize(300).webp({ quality: 70 }),
  "cropped a little": (image) =>
    image.extract({ left: 24, top: 24, width: side - 48, height: side - 48 }).jpeg(),
  "put on a larger white sheet": (image) =>
    image.extend({ top: 10, bottom: 200, left: 150, right: 150, background: "#fff" }).jpeg(),
  "made a little brighter": (image) => image.modulate({ brightness: 1.05, saturation: 1.05 }).jpeg(),
};

async function look(content: Buffer) {
  const hash = await pictureHash(content);
  if (!hash) throw new Error("the picture shows nothing");
  return lookOf(hash);
}

describe("the look of a photo", () => {
  it.each(Object.keys(treatments))("is the same when it was %s", async (name) => {
    for (const [thing, content] of Object.entries(things)) {
      const original = await content;
      const treated = treatments[name]?.(sharp(original)).toBuffer() ?? original;
      expect(looksAlike(await look(original), await look(await treated)), thing).toBe(true);
    }
  });

  it("is another one of another thing, and of the same thing in another colour", async () => {
    const looks = await Promise.all(Object.values(things).map(async (content) => look(await content)));
    const pairs = looks.flatMap((a, i) => looks.slice(i + 1).map((b) => looksAlike(a, b)));
    expect(pairs).not.toContain(true);
  });

  it("is none of a picture that shows nothing", async () => {
    const empty = sharp({ create: { width: 400, height: 300, channels: 3, background: "#f4f4f4" } });
    expect(await pictureHash(await empty.jpeg().toBuffer())).toBe(null);
  });

  it("is read of pictures only", async () => {
    await expect(pictureHash(Buffer.from("<html>"))).rejects.toMatchObject({ code: "UNSUPPORTED_FILE" });
  });
});
