import { mix, readable, readableOn } from "../colour";
import type { Layout, Look } from "../layout";
import { column, halves, inset } from "../places";
import { circle, dark, rect } from "../shapes";

/** A large disc in the store's colour behind the product, on white. */
export function disc({ width, height, colour, freed }: Look): Layout {
  const { margin, text, picture, wide } = halves(width, height, 0.5);
  const unit = Math.min(width, height);
  const cx = picture.x + picture.width / 2;
  const cy = picture.y + picture.height / 2;
  const r = Math.min(picture.width, picture.height) * 0.43;
  const pale = mix(colour, "#ffffff", 0.9);
  const side = r * (freed ? 1.86 : 1.3);
  return {
    ground: `${rect(0, 0, width, height, "#fdfdfb")}${circle(cx, cy, r * 1.22, pale)}${circle(cx, cy, r, colour)}${circle(wide ? margin * 0.4 : width - margin, height - margin * 0.6, unit * 0.13, pale)}`,
    picture: {
      x: cx - side / 2,
      y: cy - side / 2,
      width: side,
      height: side,
      fit: "contain",
      radius: unit * 0.03,
      shadow: true,
    },
    ...column(
      wide ? inset(text, unit * 0.02) : text,
      unit,
      { title: dark, subtitle: "#52525b" },
      { fill: colour, colour: readableOn(colour) },
      wide ? "start" : "centre",
    ),
    badge: {
      x: picture.x + margin * 0.6,
      y: picture.y + margin,
      width: picture.width - margin * 1.6,
      height: unit * 0.09,
      size: unit * 0.048,
      fill: readable(mix(colour, dark, 0.55), "#ffffff"),
      colour: "#ffffff",
      round: true,
      anchor: "end",
    },
  };
}
