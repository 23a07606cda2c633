import type { TemplateId } from "./contract";
import type { Layout, Look } from "./layout";
import { gradient, rect } from "./shapes";
import { banner } from "./templates/banner";
import { disc } from "./templates/circle";
import { frame } from "./templates/frame";
import { poster } from "./templates/poster";
import { split } from "./templates/split";
import { spotlight } from "./templates/spotlight";

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
  circle: disc,
  frame,
  poster,
};

/** How a template lays out a thumbnail of a size. */
export const layoutOf = (template: TemplateId, look: Look): Layout => templates[template](look);
