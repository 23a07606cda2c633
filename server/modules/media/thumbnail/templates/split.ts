import { mix, readable, readableOn } from "../colour";
import type { Layout, Look } from "../layout";
import { column, halves, inset } from "../places";
import { dark, paper, rect } from "../shapes";

/** Half the store's colour, half the picture. */
export function split({ width, height, colour, freed }: Look): Layout {
  const { margin, text, picture, wide } = halves(width, height);
  const unit = Math.min(width, height);
  const light = mix(colour, "#ffffff", 0.88);
  const on = readableOn(colour);
  const slant = unit * 0.09;
  const edge = wide ? picture.x : picture.y + picture.height;
  const shape = wide
    ? `<path d="M0 0H${edge + slant}L${edge - slant} ${height}H0z" fill="${colour}"/>`
    : `<path d="M0 ${edge + slant * 0.5}L${width} ${edge - slant * 0.5}V${height}H0z" fill="${colour}"/>`;
  const room = wide
    ? { ...inset(text, unit * 0.02), width: text.width - slant }
    : { ...text, y: text.y + slant * 0.4, height: text.height - slant * 0.4 };
  return {
    ground: rect(0, 0, width, height, light) + shape,
    picture: freed
      ? {
          ...inset(picture, unit * 0.09),
          x: picture.x + (wide ? unit * 0.13 : unit * 0.09),
          fit: "contain",
          radius: 0,
          shadow: true,
        }
      : {
          ...inset(picture, unit * 0.12),
          x: picture.x + unit * (wide ? 0.16 : 0.12),
          fit: "cover",
          radius: unit * 0.04,
          shadow: true,
        },
    ...column(
      room,
      unit,
      { title: on, subtitle: mix(colour, on, 0.82) },
      { fill: paper, colour: readable(colour, paper) },
    ),
    badge: {
      x: wide ? width / 2 : margin,
      y: wide ? margin : picture.y + margin,
      width: wide ? width / 2 - margin : width - margin * 2,
      height: unit * 0.085,
      size: unit * 0.045,
      fill: dark,
      colour: "#ffffff",
      round: true,
      anchor: "end",
    },
  };
}
