import { mix, readable, readableOn } from "../colour";
import type { Layout, Look } from "../layout";
import { beside, column, halves, inset } from "../places";
import { circle, dark, diagonal, gradient, rect } from "../shapes";

/** A deep ground in the store's colour, the product in a pool of light. */
export function spotlight({ width, height, colour, freed }: Look): Layout {
  const { margin, text, picture, wide } = halves(width, height, 0.52);
  const unit = Math.min(width, height);
  const deep = mix(colour, dark, 0.72);
  const accent = readable(mix(colour, "#ffffff", 0.35), deep);
  const cx = picture.x + picture.width / 2;
  const cy = picture.y + picture.height / 2;
  const r = Math.max(picture.width, picture.height) * 0.62;
  return {
    ground: `${gradient("g", mix(colour, dark, 0.86), deep, diagonal)}${rect(0, 0, width, height, "url(#g)")}
      <defs><radialGradient id="s"><stop offset="0" stop-color="${mix(colour, "#ffffff", 0.45)}"/><stop offset=".55" stop-color="${colour}" stop-opacity=".55"/><stop offset="1" stop-color="${colour}" stop-opacity="0"/></radialGradient></defs>
      ${circle(cx, cy, r, "url(#s)")}`,
    picture: {
      ...inset(picture, unit * (freed ? 0.07 : 0.1)),
      fit: "contain",
      radius: unit * 0.04,
      shadow: true,
    },
    ...column(
      wide ? beside(text, unit) : text,
      unit,
      { title: "#ffffff", subtitle: mix(deep, "#ffffff", 0.78) },
      { fill: accent, colour: readableOn(accent) },
    ),
    badge: {
      x: margin,
      y: wide ? margin : picture.y + margin,
      width: width - margin * 2,
      height: unit * 0.085,
      size: unit * 0.045,
      fill: "#ffd166",
      colour: dark,
      round: true,
      anchor: "start",
    },
  };
}
