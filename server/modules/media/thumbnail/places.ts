import type { Layout, Room } from "./layout";

/** The parts that text and picture take: beside each other in a wide one, above each other in a tall one. */
export function halves(width: number, height: number, share = 0.5) {
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

export const inset = (room: Room, by: number): Room => ({
  x: room.x + by,
  y: room.y + by,
  width: room.width - by * 2,
  height: room.height - by * 2,
});

/** The column of text beside a picture, below the badge that stands over it. */
export const beside = (room: Room, unit: number): Room => {
  const inner = inset(room, unit * 0.02);
  return { ...inner, y: inner.y + unit * 0.11, height: inner.height - unit * 0.11 };
};

/** Title, line and price below each other in a column of text. */
export function column(
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
