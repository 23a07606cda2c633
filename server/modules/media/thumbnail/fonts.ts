import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import sharp from "sharp";
import decompress from "woff2-encoder/decompress";

/**
 * The fonts that text on pictures is set in: those that the pages use, from the same packages, by the names that stand
 * in their files. Each covers some scripts; a letter is looked for in the order of this list.
 */
const families = [
  { family: "Inter", folder: "inter" },
  { family: "Vazirmatn", folder: "vazirmatn" },
  { family: "Noto Sans Thai", folder: "noto-sans-thai" },
  { family: "Noto Sans JP Thin", folder: "noto-sans-jp" },
] as const;

/** Families for one text, as Pango wants them. */
export const fontFamilies = families.map(({ family }) => family).join(",");

interface Piece {
  file: string;
  ranges: [number, number][];
}

/** The pieces that a package divides its font into, with the letters that each has. */
async function piecesOf(folder: string): Promise<Piece[]> {
  const root = path.join(process.cwd(), "node_modules", "@fontsource-variable", folder);
  const listed = JSON.parse(await readFile(path.join(root, "unicode.json"), "utf8")) as Record<
    string,
    string
  >;
  return Object.entries(listed).map(([subset, letters]) => ({
    file: path.join(root, "files", `${folder}-${subset.replace(/[[\]]/g, "")}-wght-normal.woff2`),
    ranges: letters.split(",").map((range) => {
      const [from = "", to = from] = range.replace("U+", "").split("-");
      return [Number.parseInt(from, 16), Number.parseInt(to, 16)];
    }),
  }));
}

let all: Promise<Piece[][]> | undefined;
const loaded = new Map<string, Promise<void>>();
let folder: string | undefined;

/** Where this process keeps its unpacked fonts: Pango reads them again whenever it likes. */
function unpackedFolder(): string {
  if (!folder) {
    const made = mkdtempSync(path.join(tmpdir(), "rooz-fonts-"));
    process.once("exit", () => rmSync(made, { recursive: true, force: true }));
    folder = made;
  }
  mkdirSync(folder, { recursive: true });
  return folder;
}

async function load(file: string): Promise<void> {
  const fontfile = path.join(unpackedFolder(), `${path.basename(file, ".woff2")}.ttf`);
  await writeFile(fontfile, await decompress(await readFile(file)));
  // Drawing anything with a font file makes it known to all later drawing in this process.
  await sharp({ text: { text: ".", font: "sans 8", fontfile } })
    .raw()
    .toBuffer();
}

/** Makes the fonts known that a text needs: a few files, read once in the life of the process. */
export async function provideFonts(text: string): Promise<void> {
  all ??= Promise.all(families.map(({ folder: name }) => piecesOf(name)));
  const needed = new Set<string>();
  for (const letter of new Set(text)) {
    const code = letter.codePointAt(0) ?? 0;
    for (const pieces of await all) {
      const piece = pieces.find(({ ranges }) => ranges.some(([from, to]) => code >= from && code <= to));
      if (!piece) continue;
      needed.add(piece.file);
      break;
    }
  }
  for (const file of needed) {
    let loading = loaded.get(file);
    if (!loading) {
      loading = load(file);
      loaded.set(file, loading);
      loading.catch(() => loaded.delete(file));
    }
    await loading;
  }
}
