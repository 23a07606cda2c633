import { mix, readable, readableOn } from "../colour";
import type { Layout, Look } from "../layout";
import { dark, gradient, paper, rect } from "../shapes";

/** The picture over everything, the text on a band at the foot. */
export function banner({ width, height, colour, freed }: Look): Layout {
  const unit = Math.min(width, height);
  const margin = Math.round(unit * 0.06);
  const tall = height > width * 1.2;
  const band = Math.round(height * (tall ? 0.3 : 0.36));
  const foot = tall ? Math.round(height * 0.07) : 0;
  const top = height - band - foot;
  const soft = mix(colour, "#ffffff", 0.8);
  const on = readableOn(colour);
  const priceWidth = Math.round(width * (tall ? 0.5 : 0.3));
  const textWidth = width - margin * 2 - (tall ? 0 : priceWidth + margin);
  return {
    ground: `${gradient("g", soft, mix(colour, "#ffffff", 0.55), 'x1="0" y1="0" x2="0" y2="1"')}${rect(0, 0, width, height, "url(#g)")}${rect(0, top, width, height - top, colour)}${rect(0, top, width, Math.max(4, unit * 0.012), mix(colour, on, 0.35))}`,
    picture: freed
      ? {
          x: margin,
          y: margin + (tall ? height * 0.08 : 0),
          width: width - margin * 2,
          height: top - margin * (tall ? 2 : 1) - (tall ? height * 0.08 : 0),
          fit: "contain",
          radius: 0,
          shadow: true,
        }
      : { x: 0, y: 0, width, height: top, fit: "cover", radius: 0, shadow: false },
    title: {
      x: margin,
      y: top + margin * 0.6,
      width: textWidth,
      height: band * (tall ? 0.42 : 0.5),
      size: unit * 0.11,
      weight: 800,
      colour: on,
      from: "middle",
    },
    subtitle: {
      x: margin,
      y: top + margin * 0.6 + band * (tall ? 0.46 : 0.58),
      width: textWidth,
      height: band * 0.2,
      size: unit * 0.048,
      weight: 500,
      colour: mix(colour, on, 0.85),
    },
    price: {
      x: tall ? margin : width - margin - priceWidth,
      y: tall ? top + band * 0.74 : top + band / 2 - unit * 0.07,
      width: priceWidth,
      height: tall ? band * 0.2 : unit * 0.14,
      size: unit * 0.075,
      fill: paper,
      colour: readable(colour, paper),
      round: true,
      anchor: tall ? "start" : "end",
    },
    badge: {
      x: margin,
      y: tall ? Math.round(height * 0.09) : margin,
      width: width - margin * 2,
      height: unit * 0.085,
      size: unit * 0.045,
      fill: dark,
      colour: "#ffffff",
      round: false,
      anchor: "start",
    },
  };
}
