/** A colour as red, green and blue, 0 to 255. */
type Rgb = [number, number, number];

const rgb = (hex: string): Rgb => [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16)) as Rgb;
const hexOf = (colour: Rgb) =>
  `#${colour
    .map((c) =>
      Math.round(Math.min(255, Math.max(0, c)))
        .toString(16)
        .padStart(2, "0"),
    )
    .join("")}`;

/** A colour between two; `share` of the second, 0 to 1. */
export function mix(first: string, second: string, share: number): string {
  const [a, b] = [rgb(first), rgb(second)];
  return hexOf([0, 1, 2].map((c) => (a[c] ?? 0) * (1 - share) + (b[c] ?? 0) * share) as Rgb);
}

/** Relative luminance (WCAG 2.2), 0 to 1. */
function luminance(hex: string): number {
  const [r, g, b] = rgb(hex).map((c) => {
    const s = c / 255;
    return s <= 0.04045 ? s / 12.92 : ((s + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * (r ?? 0) + 0.7152 * (g ?? 0) + 0.0722 * (b ?? 0);
}

/** Contrast of two colours (WCAG 2.2), 1 to 21. */
export function contrast(first: string, second: string): number {
  const [a, b] = [luminance(first), luminance(second)];
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}

const ink = "#050507";

/** What is read best on a colour: white, or nearly black. */
export const readableOn = (background: string): string =>
  contrast("#ffffff", background) >= Math.min(4.5, contrast(ink, background)) ? "#ffffff" : ink;

/** A colour made darker or lighter until one can read it on another. */
export function readable(colour: string, on: string, least = 4.5): string {
  const towards = readableOn(on);
  for (let share = 0; share < 1; share += 0.1) {
    const tried = mix(colour, towards, share);
    if (contrast(tried, on) >= least) return tried;
  }
  return towards;
}
