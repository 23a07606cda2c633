import sharp from "sharp";
import type { Pixels } from "../pixels";

/** Products as shapes whose share of each pixel is known, and what they stand before. */
const side = 480;

const products = {
  mug: `<path fill-rule="evenodd" d="M150 120h140v260q0 20-20 20h-100q-20 0-20-20z" fill="#2a6f97"/><path d="M285 170h20q70 0 70 65t-70 65h-20v-32h20q36 0 36-33t-36-33h-20z" fill="#1f5a7d"/><rect x="180" y="190" width="80" height="60" fill="#f5efe0"/>`,
  box: `<rect x="140" y="110" width="190" height="290" rx="22" fill="#c1121f"/><circle cx="235" cy="220" r="52" fill="#fdf0d5"/><path d="M150 340h170" stroke="#ffe9a8" stroke-width="12"/>`,
  shirt: `<path d="M175 110L115 148 142 222 175 200V400H310V200L343 222 370 148 310 110Q240 142 175 110z" fill="#3d5a45"/><path d="M240 134v262" stroke="#2f4836" stroke-width="4"/>`,
  brush: `<path d="M225 90h30v180h-30z" fill="#7a4b2a"/>${Array.from({ length: 40 }, (_, i) => `<path d="M${215 + i * 1.3} 265L${195 + i * 2.3} 395" stroke="#2b2118" stroke-width="3"/>`).join("")}`,
} as const;

const backdrops = {
  white: `<rect width="480" height="480" fill="#fdfdfd"/>`,
  grey: `<defs><radialGradient id="g" cx=".5" cy=".4" r=".9"><stop offset="0" stop-color="#eceae6"/><stop offset="1" stop-color="#a8a49e"/></radialGradient></defs><rect width="480" height="480" fill="url(#g)"/>`,
  table: `<rect width="480" height="480" fill="#cfd8dc"/><rect y="330" width="480" height="150" fill="#b89b7d"/>`,
  pink: `<defs><linearGradient id="p" x2="1" y2="1"><stop offset="0" stop-color="#f7c6d0"/><stop offset="1" stop-color="#e9a3b4"/></linearGradient></defs><rect width="480" height="480" fill="url(#p)"/>`,
  busy: Array.from(
    { length: 220 },
    (_, i) =>
      `<rect x="${(i * 7919) % 460}" y="${(i * 104729) % 460}" width="${40 + ((i * 31) % 60)}" height="${30 + ((i * 17) % 60)}" fill="hsl(${(i * 47) % 360} 60% ${30 + ((i * 13) % 50)}%)"/>`,
  ).join(""),
} as const;

export type ProductName = keyof typeof products;
export type BackdropName = keyof typeof backdrops;
export const productNames = Object.keys(products) as ProductName[];
export const plainBackdrops = ["white", "grey", "table", "pink"] as const satisfies BackdropName[];

const drawing = (inside: string) =>
  sharp(
    Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" width="${side}" height="${side}">${inside}</svg>`),
  );

const shadow = `<defs><filter id="b"><feGaussianBlur stdDeviation="9"/></filter></defs><ellipse cx="235" cy="402" rx="120" ry="14" fill="#000" opacity=".25" filter="url(#b)"/>`;

/** A photo of a product before a backdrop, with a shadow, the lens's softness and the camera's noise; and its true alpha. */
export async function composite(
  product: ProductName,
  backdrop: BackdropName,
): Promise<{ photo: Buffer; alpha: Uint8Array; width: number; height: number }> {
  const alpha = await drawing(products[product]).blur(0.7).extractChannel(3).raw().toBuffer();
  const clean = await drawing(`${backdrops[backdrop]}${shadow}${products[product]}`)
    .blur(0.7)
    .removeAlpha()
    .raw()
    .toBuffer();
  let seed = 1;
  const noisy = clean.map((value) => {
    seed = (seed * 1_103_515_245 + 12_345) & 0x7fffffff;
    return Math.max(0, Math.min(255, value + ((seed >> 16) % 9) - 4));
  });
  const photo = await sharp(noisy, { raw: { width: side, height: side, channels: 3 } })
    .jpeg({ quality: 92 })
    .toBuffer();
  return { photo, alpha, width: side, height: side };
}

/** How well an alpha channel agrees with the true one: overlap of the halves, and mean difference (0 to 1) over all. */
export function agreement(found: Pixels, truth: Uint8Array): { iou: number; sad: number } {
  let both = 0;
  let either = 0;
  let difference = 0;
  for (let at = 0; at < truth.length; at++) {
    const a = found.data[at * 4 + 3] ?? 0;
    const b = truth[at] ?? 0;
    if (a > 127 && b > 127) both += 1;
    if (a > 127 || b > 127) either += 1;
    difference += Math.abs(a - b) / 255;
  }
  return { iou: both / Math.max(1, either), sad: difference / truth.length };
}

/** A picture of one colour, or of what an SVG's inside draws. */
export const picture = (width: number, height: number, inside: string): Promise<Buffer> =>
  sharp(
    Buffer.from(
      `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">${inside}</svg>`,
    ),
  )
    .removeAlpha()
    .png()
    .toBuffer();
