import { contrast, hexOf, type Oklch, oklchOf } from "./colour";

/** The colours that derive from a brand's primary colour, as `#rrggbb`. */
export interface Accent {
  /** Filled buttons, checked boxes, the active step; and the same under the pointer. */
  solid: string;
  solidHover: string;
  /** Text and icons on a solid. */
  onSolid: string;
  /** Links and emphasised text on every surface, and on a soft. */
  text: string;
  /** Tinted background of what is chosen. */
  soft: string;
  /** The focus ring, and outlines of what is chosen. */
  ring: string;
}

/**
 * The surfaces that text and controls stand on: --background, --card, --popover, --sidebar and --muted of
 * app/globals.css. A test compares the two.
 */
export const surfaces = {
  light: ["#ffffff", "#f7f8fa", "#f2f4f6"],
  dark: ["#0d0e11", "#0a0b0c", "#131417", "#18191d", "#1f2124"],
} as const;

const white = "#ffffff";
const ink = "#111318";

/** Minimum contrast of text and of controls (WCAG 2.2, 1.4.3 and 1.4.11), with a little room for rounding. */
const TEXT = 4.55;
const CONTROL = 3.05;

const clearOf = (hex: string, others: readonly string[], minimum: number) =>
  others.every((other) => contrast(hex, other) >= minimum);

/** The lightness nearest to the wanted one whose colour passes; chroma and hue stay the brand's. */
function nearest(colour: Oklch, passes: (hex: string) => boolean): string {
  for (let step = 0; step <= 200; step++) {
    for (const l of [colour.l - step / 200, colour.l + step / 200]) {
      if (l < 0 || l > 1) continue;
      const hex = hexOf({ ...colour, l });
      if (passes(hex)) return hex;
    }
  }
  throw new Error(`no shade of hue ${colour.h} passes`);
}

/** The same colour a little darker, or lighter where darker cannot be read. */
function hoverOf(solid: string, onSolid: string, grounds: readonly string[]): string | undefined {
  const { l, c, h } = oklchOf(solid);
  return [-0.045, 0.045, -0.015, 0.015]
    .map((step) => hexOf({ l: Math.min(1, Math.max(0, l + step)), c, h }))
    .find((hex) => hex !== solid && clearOf(hex, grounds, CONTROL) && contrast(hex, onSolid) >= TEXT);
}

function solidOf(
  colour: Oklch,
  grounds: readonly string[],
): Pick<Accent, "solid" | "solidHover" | "onSolid"> {
  const shadeUnder = (onSolid: string) => {
    const solid = nearest(
      colour,
      (hex) =>
        clearOf(hex, grounds, CONTROL) &&
        contrast(hex, onSolid) >= TEXT &&
        hoverOf(hex, onSolid, grounds) !== undefined,
    );
    const solidHover = hoverOf(solid, onSolid, grounds) ?? solid;
    return { solid, solidHover, onSolid };
  };
  const distance = (solid: string) => Math.abs(oklchOf(solid).l - colour.l);
  const [onWhite, onInk] = [shadeUnder(white), shadeUnder(ink)];
  // White text is what people expect on a strong colour; a bright brand colour keeps its brightness and gets dark text.
  return distance(onWhite.solid) <= distance(onInk.solid) + 0.1 ? onWhite : onInk;
}

function accentFor(brand: Oklch, scheme: "light" | "dark"): Accent {
  const grounds = surfaces[scheme];
  const light = scheme === "light";
  const grey = brand.c < 0.03;
  // A black brand is white in the dark and the other way round; a deep colour is lifted so that it is seen as one.
  const flipped = grey && (light ? brand.l > 0.7 : brand.l < 0.5);
  const base = flipped
    ? { ...brand, l: 1 - brand.l }
    : light
      ? brand
      : { ...brand, l: Math.max(brand.l, 0.56) };
  const soft = hexOf({ l: light ? 0.955 : 0.27, c: Math.min(brand.c, light ? 0.035 : 0.05), h: brand.h });
  const text = nearest({ ...base, l: light ? Math.min(base.l, 0.5) : Math.max(base.l, 0.74) }, (hex) =>
    clearOf(hex, [...grounds, soft], TEXT),
  );
  const ring = nearest(base, (hex) => clearOf(hex, [...grounds, soft], CONTROL));
  return { ...solidOf(base, grounds), text, soft, ring };
}

/** The accent of a brand colour (`#rrggbb`) in both schemes; a colour that cannot be read is corrected. */
export function accentOf(brandColour: string): { light: Accent; dark: Accent } {
  const brand = oklchOf(brandColour);
  return { light: accentFor(brand, "light"), dark: accentFor(brand, "dark") };
}

type AccentStyle = Record<`--brand-${string}`, string>;

const names: Record<keyof Accent, string> = {
  solid: "solid",
  solidHover: "solid-hover",
  onSolid: "on-solid",
  text: "text",
  soft: "soft",
  ring: "ring",
};

function styleOf(brandColour: string): AccentStyle {
  const { light, dark } = accentOf(brandColour);
  const style: AccentStyle = {};
  for (const key of Object.keys(names) as (keyof Accent)[]) {
    style[`--brand-${names[key]}-light`] = light[key];
    style[`--brand-${names[key]}-dark`] = dark[key];
  }
  return style;
}

let latest: { brandColour: string; style: AccentStyle } | undefined;

/**
 * The accent as the custom properties that app/globals.css reads, for the `style` of `<html>`. An installation has
 * one brand colour, so the last answer is kept: finding it takes about a millisecond of every page otherwise.
 */
export function accentStyle(brandColour: string): AccentStyle {
  if (latest?.brandColour !== brandColour) latest = { brandColour, style: styleOf(brandColour) };
  return latest.style;
}
