import { mix, readable, readableOn } from "./colour";
import type { TemplateId } from "./contract";
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

interface Look {
  width: number;
  height: number;
  colour: string;
  /** Whether the product comes without its background. */
  freed: boolean;
}

const paper = "#ffffff";
const dark = "#14141a";

const rect = (x: number, y: number, width: number, height: number, fill: string, radius = 0) =>
  `<rect x="${x}" y="${y}" width="${width}" height="${height}" rx="${radius}" fill="${fill}"/>`;
const circle = (x: number, y: number, r: number, fill: string, opacity = 1) =>
  `<circle cx="${x}" cy="${y}" r="${r}" fill="${fill}" opacity="${opacity}"/>`;
const gradient = (id: string, from: string, to: string, turn: string) =>
  `<defs><linearGradient id="${id}" ${turn}><stop offset="0" stop-color="${from}"/><stop offset="1" stop-color="${to}"/></linearGradient></defs>`;
const diagonal = 'x1="0" y1="0" x2="1" y2="1"';

/** The parts that text and picture take: beside each other in a wide one, above each other in a tall one. */
function halves(width: number, height: number, share = 0.5) {
  const margin = Math.round(Math.min(width, height) * 0.07);
  const wide = width > height * 1.2;
  const tall = height > width * 1.2;
  // Stories have names above and buttons below.
  const safe = tall ? Math.round(height * 0.09) : margin;
  if (wide) {
    const cut = Math.round(width * (1 - share));
    return {
      margin,
      wide,
      text: { x: margin, y: margin, width: cut - margin * 1.6, height: height - margin * 2 },
      picture: { x: cut, y: 0, width: width - cut, height },
    };
  }
  const cut = Math.round(height * (tall ? 0.56 : 0.57));
  return {
    margin,
    wide,
    text: {
      x: margin,
      y: cut + margin * 0.6,
      width: width - margin * 2,
      height: height - cut - safe - margin * 0.6,
    },
    picture: { x: 0, y: tall ? safe * 0.6 : 0, width, height: cut - (tall ? safe * 0.6 : 0) },
  };
}

const inset = (room: Room, by: number): Room => ({
  x: room.x + by,
  y: room.y + by,
  width: room.width - by * 2,
  height: room.height - by * 2,
});

/** The column of text beside a picture, below the badge that stands over it. */
const beside = (room: Room, unit: number): Room => {
  const inner = inset(room, unit * 0.02);
  return { ...inner, y: inner.y + unit * 0.11, height: inner.height - unit * 0.11 };
};

/** Title, line and price below each other in a column of text. */
function column(
  room: Room,
  unit: number,
  colours: { title: string; subtitle: string },
  price: { fill: string; colour: string },
  align: "start" | "centre" = "start",
): Pick<Layout, "title" | "subtitle" | "price"> {
  const priceHeight = Math.min(unit * 0.135, room.height * 0.26);
  const subtitleHeight = Math.min(unit * 0.13, room.height * 0.2);
  const gap = Math.min(unit * 0.042, room.height * 0.06);
  const titleHeight = room.height - priceHeight - subtitleHeight - gap * 2;
  return {
    title: {
      ...room,
      height: titleHeight,
      size: unit * 0.135,
      weight: 800,
      colour: colours.title,
      align,
      from: "foot",
    },
    subtitle: {
      ...room,
      y: room.y + titleHeight + gap,
      height: subtitleHeight,
      size: unit * 0.052,
      weight: 500,
      colour: colours.subtitle,
      align,
    },
    price: {
      x: room.x,
      y: room.y + room.height - priceHeight,
      width: room.width,
      height: priceHeight,
      size: unit * 0.078,
      ...price,
      round: true,
      anchor: align,
    },
  };
}

/** A deep ground in the store's colour, the product in a pool of light. */
function spotlight({ width, height, colour, freed }: Look): Layout {
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

/** Half the store's colour, half the picture. */
function split({ width, height, colour, freed }: Look): Layout {
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

/** The picture over everything, the text on a band at the foot. */
function banner({ width, height, colour, freed }: Look): Layout {
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

/** A large disc in the store's colour behind the product, on white. */
function circleTemplate({ width, height, colour, freed }: Look): Layout {
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

/** A wide frame in the store's colour, quiet and large letters inside. */
function frame({ width, height, colour }: Look): Layout {
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

/** The picture fills everything under a shade; large white letters at the foot. */
function poster({ width, height, colour, freed }: Look): Layout {
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

/** Lies between a picture that fills everything and the text on it, so that the text can be read. */
export const shade = (
  template: TemplateId,
  freed: boolean,
  width: number,
  height: number,
): string | undefined =>
  template === "poster" && !freed
    ? `${gradient("d", "rgba(10,10,14,.12)", "rgba(10,10,14,.95)", 'x1="0" y1="0" x2="0" y2=".85"')}${rect(0, 0, width, height, "url(#d)")}`
    : undefined;

const templates: Record<TemplateId, (look: Look) => Layout> = {
  spotlight,
  split,
  banner,
  circle: circleTemplate,
  frame,
  poster,
};

/** How a template lays out a thumbnail of a size. */
export const layoutOf = (template: TemplateId, look: Look): Layout => templates[template](look);
