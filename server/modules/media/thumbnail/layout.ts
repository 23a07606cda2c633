import type { Line } from "./text";

export interface Room {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** Where a text stands: from the top of its room, in the middle, or at its foot. */
type TextPlace = Room & Omit<Line, "text" | "width" | "height"> & { from?: "top" | "middle" | "foot" };
/** A price or a badge: as wide as its text, on a colour. It grows from the side that text begins at. */
interface Pill {
  x: number;
  y: number;
  width: number;
  height: number;
  size: number;
  fill: string;
  colour: string;
  round: boolean;
  anchor: "start" | "centre" | "end";
}

export interface Layout {
  /** Shapes below everything, as the inside of an SVG; drawn mirrored where text is read from the right. */
  ground: string;
  picture: Room & { fit: "contain" | "cover"; radius: number; shadow: boolean };
  title: TextPlace;
  subtitle: TextPlace;
  price: Pill;
  badge: Pill;
}

export interface Look {
  width: number;
  height: number;
  colour: string;
  /** Whether the product comes without its background. */
  freed: boolean;
}
