import sharp from "sharp";

/** Simple drawings for the demo store's products: shapes in a colour on a quiet ground. */
const shapes = {
  mug: '<rect x="150" y="150" width="180" height="210" rx="26"/><path d="M330 190h34a46 46 0 0 1 46 46v30a46 46 0 0 1-46 46h-34" fill="none" stroke-width="26"/>',
  shirt:
    '<path d="M176 128l-86 54 40 72 38-18v150h176V236l38 18 40-72-86-54c-14 34-44 50-80 50s-66-16-80-50z"/>',
  bag: '<path d="M140 196h232l22 190H118z"/><path d="M196 220v-44a60 60 0 0 1 120 0v44" fill="none" stroke-width="22"/>',
  candle:
    '<rect x="176" y="220" width="160" height="170" rx="20"/><path d="M256 196v-22" stroke-width="10"/><path d="M256 104c26 32 26 66 0 70-26-4-26-38 0-70z" opacity=".65"/>',
  notebook:
    '<rect x="150" y="118" width="220" height="280" rx="18"/><path d="M150 180h-26M150 258h-26M150 336h-26" stroke-width="16"/><rect x="206" y="170" width="112" height="40" rx="8" fill="#fff" opacity=".55"/>',
  lamp: '<path d="M186 120h140l54 130H132z"/><path d="M256 250v120M190 386h132" stroke-width="22"/>',
  scarf:
    '<path d="M150 150h150a60 60 0 0 1 0 120H212a34 34 0 0 0 0 68h168v60H212a94 94 0 0 1 0-188h80a8 8 0 0 0 0-16H150z"/>',
  bowl: '<path d="M110 220h292c0 96-62 160-146 160S110 316 110 220z"/><rect x="206" y="376" width="100" height="22" rx="8"/>',
} as const;

export type Shape = keyof typeof shapes;

/** A picture of a shape as a PNG, 640 pixels square. */
export function drawPicture(shape: Shape, color: string, ground: string): Promise<Buffer> {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 512 512" width="640" height="640">
    <rect width="512" height="512" fill="${ground}"/><ellipse cx="256" cy="408" rx="150" ry="16" fill="#000" opacity=".08"/>
    <g fill="${color}" stroke="${color}" stroke-linecap="round" stroke-linejoin="round" stroke-width="0">${shapes[shape]}</g></svg>`;
  return sharp(Buffer.from(svg)).png().toBuffer();
}
