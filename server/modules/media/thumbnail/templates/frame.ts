import { readable, readableOn } from "../colour";
import type { Layout, Look, Room } from "../layout";
import { beside, column, halves, inset } from "../places";
import { dark, rect } from "../shapes";

/** A wide frame in the store's colour, quiet and large letters inside. */
export function frame({ width, height, colour }: Look): Layout {
  const unit = Math.min(width, height);
  const border = Math.round(unit * 0.035);
  const inner = { x: border, y: border, width: width - border * 2, height: height - border * 2 };
  const { text, picture, wide } = halves(inner.width, inner.height, 0.48);
  const shift = (room: Room): Room => ({ ...room, x: room.x + border, y: room.y + border });
  const at = shift(picture);
  const sand = "#f6f3ee";
  return {
    ground: `${rect(0, 0, width, height, colour)}${rect(inner.x, inner.y, inner.width, inner.height, sand)}`,
    picture: { ...inset(at, unit * 0.07), fit: "contain", radius: unit * 0.02, shadow: true },
    ...column(
      shift(wide ? beside(text, unit) : text),
      unit * 0.96,
      { title: readable(colour, sand, 7), subtitle: "#44403c" },
      { fill: dark, colour: "#ffffff" },
    ),
    badge: {
      x: border,
      y: border * 2.2,
      width: width - border * 3.4,
      height: unit * 0.085,
      size: unit * 0.045,
      fill: colour,
      colour: readableOn(colour),
      round: false,
      anchor: wide ? "start" : "end",
    },
  };
}
