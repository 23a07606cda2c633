import sharp, { type OverlayOptions } from "sharp";
import { AppError } from "@/server/platform/errors";
import { cutOut, cutSide, findProduct, leastSure } from "../cutout/cutout";
import { imageOf, pixelsOf, readPicture } from "../decode";
import type { Rendered } from "../enhance";
import type { Pixels } from "../pixels";
import { type Design, type SizeId, thumbnailSizes } from "./contract";
import type { Layout, Room } from "./layout";
import { layoutOf, shade } from "./templates";
import { drawText, isRightToLeft } from "./text";

/** The picture of a thumbnail: freed from its background where that was wished and is possible. */
export async function preparePicture(content: Buffer, design: Design): Promise<Pixels> {
  const source = await readPicture(content, 1400);
  if (!design.cutOut || source.pixels.channels === 4) return source.pixels;
  const small = await source.small(cutSide);
  const cut = await findProduct(small);
  return cut.sureness < leastSure ? source.pixels : cutOut(source.pixels, small, cut);
}

const svg = (width: number, height: number, inside: string) =>
  Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">${inside}</svg>`);

const whole = (room: Room): Room => ({
  x: Math.round(room.x),
  y: Math.round(room.y),
  width: Math.max(1, Math.round(room.width)),
  height: Math.max(1, Math.round(room.height)),
});

/** The picture in its room, with round corners or its own outline, and the shadow below it. */
async function placePicture(
  pixels: Pixels,
  place: Layout["picture"],
  freed: boolean,
): Promise<OverlayOptions[]> {
  const room = whole(place);
  const trimmed = freed ? imageOf(await pixelsOf(imageOf(pixels).trim({ threshold: 1 }))) : imageOf(pixels);
  const sized = await trimmed
    .resize({
      width: room.width,
      height: room.height,
      fit: freed ? "inside" : place.fit === "cover" ? "cover" : "inside",
      position: "attention",
    })
    .ensureAlpha()
    .png()
    .toBuffer({ resolveWithObject: true });
  const { width, height } = sized.info;
  let input = sized.data;
  if (!freed && place.radius > 0) {
    const mask = svg(
      width,
      height,
      `<rect width="${width}" height="${height}" rx="${place.radius}" fill="#fff"/>`,
    );
    input = await sharp(input)
      .composite([{ input: mask, blend: "dest-in" }])
      .png()
      .toBuffer();
  }
  const left = room.x + Math.floor((room.width - width) / 2);
  const top = room.y + Math.floor((room.height - height) / 2);
  const layers: OverlayOptions[] = [];
  if (place.shadow) {
    const blur = Math.max(2, Math.round(Math.min(width, height) * 0.03));
    const pad = blur * 3;
    // The picture's own outline, black, soft and faint.
    const shadow = await sharp(input)
      .extend({ top: pad, bottom: pad, left: pad, right: pad, background: { r: 0, g: 0, b: 0, alpha: 0 } })
      .blur(blur)
      .linear([0, 0, 0, 0.36], [0, 0, 0, 0])
      .png()
      .toBuffer();
    layers.push({ input: shadow, left: left - pad, top: top - pad + Math.round(blur * 0.9) });
  }
  return [...layers, { input, left, top }];
}

/** Shadows may reach over the edge, which sharp does not take. */
async function clipped(
  layer: OverlayOptions,
  width: number,
  height: number,
): Promise<OverlayOptions | undefined> {
  const { left = 0, top = 0, input } = layer;
  if (!Buffer.isBuffer(input)) return layer;
  const size = await sharp(input).metadata();
  const x = Math.max(0, -left);
  const y = Math.max(0, -top);
  const w = Math.min(size.width - x, width - Math.max(0, left));
  const h = Math.min(size.height - y, height - Math.max(0, top));
  if (w <= 0 || h <= 0) return undefined;
  if (w === size.width && h === size.height) return layer;
  const part = await sharp(input).extract({ left: x, top: y, width: w, height: h }).png().toBuffer();
  return { input: part, left: Math.max(0, left), top: Math.max(0, top) };
}

/**
 * Draws a thumbnail. Text that is read from the right turns the whole of it around, as a page would be.
 * @param longest longest side of what comes out, for a preview
 * @throws AppError NO_PICTURE without one
 */
export async function renderThumbnail(
  design: Design,
  picture: Pixels | undefined,
  sizeId: SizeId,
  longest = Number.POSITIVE_INFINITY,
): Promise<Rendered> {
  if (!picture) throw new AppError("NO_PICTURE");
  const [fullWidth, fullHeight] = thumbnailSizes[sizeId];
  const shrink = Math.min(1, longest / Math.max(fullWidth, fullHeight));
  const width = Math.round(fullWidth * shrink);
  const height = Math.round(fullHeight * shrink);
  const freed = picture.channels === 4;
  const mirrored = isRightToLeft(design.title);
  const layout = layoutOf(design.template, { width, height, colour: design.colour, freed });
  const turned = <R extends Room>(room: R): R =>
    mirrored ? { ...room, x: width - room.x - room.width } : room;
  const ground = (inside: string) =>
    svg(width, height, mirrored ? `<g transform="translate(${width} 0) scale(-1 1)">${inside}</g>` : inside);

  const layers = await placePicture(picture, turned(layout.picture), freed);
  const over = shade(design.template, freed, width, height);
  if (over) layers.push({ input: ground(over), left: 0, top: 0 });

  const texts = [
    [layout.title, design.title],
    [layout.subtitle, design.subtitle],
  ] as const;
  for (const [place, text] of texts) {
    const room = whole(turned(place));
    const drawn = await drawText({ ...place, ...room, text });
    if (!drawn) continue;
    // Latin on a mirrored thumbnail, or the other way round, still begins where the column does.
    const left =
      place.align === "centre"
        ? room.x + Math.floor((room.width - drawn.width) / 2)
        : mirrored
          ? room.x + room.width - drawn.width
          : room.x;
    const spare = room.height - drawn.height;
    const top =
      room.y + (place.from === "foot" ? spare : place.from === "middle" ? Math.floor(spare / 2) : 0);
    layers.push({ input: drawn.input, left, top });
  }

  for (const [place, text] of [
    [layout.price, design.price],
    [layout.badge, design.badge],
  ] as const) {
    const room = whole(turned(place));
    const pad = Math.round(room.height * 0.42);
    const drawn = await drawText({
      text,
      width: room.width - pad * 2,
      height: room.height * 0.84,
      size: Math.min(place.size, room.height * 0.58),
      weight: 800,
      colour: place.colour,
      single: true,
    });
    if (!drawn) continue;
    const pillWidth = Math.max(room.height, drawn.width + pad * 2);
    const atStart = mirrored ? room.x + room.width - pillWidth : room.x;
    const atEnd = mirrored ? room.x : room.x + room.width - pillWidth;
    const left =
      place.anchor === "start"
        ? atStart
        : place.anchor === "end"
          ? atEnd
          : room.x + Math.floor((room.width - pillWidth) / 2);
    const pill = `<rect width="${pillWidth}" height="${room.height}" rx="${place.round ? room.height / 2 : room.height * 0.14}" fill="${place.fill}"/>`;
    layers.push({ input: svg(pillWidth, room.height, pill), left, top: room.y });
    layers.push({
      input: drawn.input,
      left: left + Math.floor((pillWidth - drawn.width) / 2),
      top: room.y + Math.floor((room.height - drawn.height) / 2),
    });
  }

  const shown: OverlayOptions[] = [];
  for (const layer of layers) {
    const part = await clipped(layer, width, height);
    if (part) shown.push(part);
  }
  const image = sharp(ground(layout.ground)).composite(shown).flatten();
  const { data, info } = await (design.fileType === "jpeg"
    ? image.jpeg({ quality: 90, chromaSubsampling: "4:4:4" })
    : design.fileType === "webp"
      ? image.webp({ quality: 90 })
      : image.png({ compressionLevel: 8 })
  ).toBuffer({ resolveWithObject: true });
  return { content: data, mediaType: `image/${design.fileType}`, width: info.width, height: info.height };
}
