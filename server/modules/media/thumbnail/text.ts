import sharp from "sharp";
import { fontFamilies, provideFonts } from "./fonts";

export interface Line {
  text: string;
  /** The room that it may take, in pixels. */
  width: number;
  height: number;
  /** Largest size of the letters, in pixels; they become smaller until the text fits. */
  size: number;
  weight: 500 | 700 | 800;
  colour: string;
  align?: "start" | "centre";
  /** Runs on one line only. */
  single?: boolean;
}

interface Drawn {
  input: Buffer;
  width: number;
  height: number;
}

const rightToLeft = /[\u0591-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/;
const letter = /\p{L}/u;

/** Whether a text is read from the right: by its first letter, as browsers tell with `dir="auto"`. */
export function isRightToLeft(text: string): boolean {
  const first = letter.exec(text)?.[0];
  return first !== undefined && rightToLeft.test(first);
}

const wordsOf = new Intl.Segmenter("th", { granularity: "word" });
const thai = /[\u0e00-\u0e7f]/;

/** Thai has no spaces between its words: where a line may end is told by marks that are not seen. */
function withBreaks(text: string): string {
  if (!thai.test(text)) return text;
  return [...wordsOf.segment(text)].map(({ segment }) => segment).join("\u200b");
}

const escaped = (text: string) =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");

/**
 * Draws a text, shaped by Pango (right for Arabic, Persian and Thai), in a size at which it fits its room.
 * @returns undefined for a text of nothing
 */
export async function drawText(line: Line): Promise<Drawn | undefined> {
  const clean = line.text.replace(/\p{Cc}+/gu, " ").trim();
  if (clean === "") return undefined;
  await provideFonts(clean);
  const broken = line.single ? clean : withBreaks(clean);
  const markup = `<span foreground="${line.colour}" weight="${line.weight}">${escaped(broken)}</span>`;
  const width = Math.max(1, Math.floor(line.width));
  const height = Math.max(1, Math.floor(line.height));
  const draw = async (size: number): Promise<Drawn> => {
    const { data, info } = await sharp({
      text: {
        text: markup,
        font: `${fontFamilies} ${size}`,
        dpi: 72,
        rgba: true,
        // One that runs on one line is measured, not wrapped.
        ...(!line.single && { width, wrap: "word" as const }),
        align: line.align === "centre" ? "centre" : "left",
        spacing: Math.round(size * 0.06),
      },
    })
      .png()
      .toBuffer({ resolveWithObject: true });
    return { input: data, width: info.width, height: info.height };
  };
  const fits = (drawn: Drawn) => drawn.width <= width && drawn.height <= height;
  let least = 8;
  let most = Math.max(least + 1, Math.round(line.size));
  let best = await draw(most);
  if (fits(best)) return best;
  best = await draw(least);
  while (most - least > Math.max(1, least * 0.03)) {
    const size = Math.round((least + most) / 2);
    const drawn = await draw(size);
    if (fits(drawn)) {
      least = size;
      best = drawn;
    } else most = size;
  }
  if (fits(best)) return best;
  // Not even the smallest letters fit: what is too much is cut off at the far end.
  const cut = { width: Math.min(width, best.width), height: Math.min(height, best.height) };
  const left = isRightToLeft(clean) ? best.width - cut.width : 0;
  return {
    input: await sharp(best.input)
      .extract({ left, top: 0, ...cut })
      .png()
      .toBuffer(),
    ...cut,
  };
}
