/** Shapes of a thumbnail's ground, as the inside of an SVG, and the colours that all templates have. */

export const paper = "#ffffff";
export const dark = "#14141a";

export const rect = (x: number, y: number, width: number, height: number, fill: string, radius = 0) =>
  `<rect x="${x}" y="${y}" width="${width}" height="${height}" rx="${radius}" fill="${fill}"/>`;
export const circle = (x: number, y: number, r: number, fill: string, opacity = 1) =>
  `<circle cx="${x}" cy="${y}" r="${r}" fill="${fill}" opacity="${opacity}"/>`;
export const gradient = (id: string, from: string, to: string, turn: string) =>
  `<defs><linearGradient id="${id}" ${turn}><stop offset="0" stop-color="${from}"/><stop offset="1" stop-color="${to}"/></linearGradient></defs>`;
export const diagonal = 'x1="0" y1="0" x2="1" y2="1"';
