import { mix, readableOn } from "../colour";
import type { Layout, Look, Room } from "../layout";
import { column } from "../places";
import { dark, gradient, rect } from "../shapes";

/** The picture fills everything under a shade; large white letters at the foot. */
export function poster({ width, height, colour, freed }: Look): Layout {
  const unit = Math.min(width, height);
  const margin = Math.round(unit * 0.075);
  const tall = height > width * 1.2;
  const wide = width > height * 1.2;
  const foot = tall ? Math.round(height * 0.1) : margin;
  const top = height * (wide ? 0.3 : freed ? 0.58 : 0.5);
  const room: Room = {
    x: margin,
    y: top,
    width: width * (wide ? 0.62 : 1) - margin * 2,
    height: height - top - foot,
  };
  return {
    ground: `${gradient("g", mix(colour, dark, 0.12), mix(colour, dark, 0.78), 'x1="0" y1="0" x2=".6" y2="1"')}${rect(0, 0, width, height, "url(#g)")}`,
    picture: freed
      ? {
          x: wide ? width * 0.5 : margin,
          y: height * 0.05,
          width: wide ? width * 0.48 : width - margin * 2,
          height: height * (tall ? 0.52 : wide ? 0.9 : 0.5),
          fit: "contain",
          radius: 0,
          shadow: true,
        }
      : { x: 0, y: 0, width, height, fit: "cover", radius: 0, shadow: false },
    ...column(
      room,
      unit * 1.04,
      { title: "#ffffff", subtitle: "#f4f4f5" },
      { fill: "#ffd166", colour: dark },
    ),
    badge: {
      x: margin,
      y: tall ? Math.round(height * 0.1) : margin,
      width: width - margin * 2,
      height: unit * 0.085,
      size: unit * 0.045,
      fill: colour,
      colour: readableOn(colour),
      round: true,
      anchor: "start",
    },
  };
}
