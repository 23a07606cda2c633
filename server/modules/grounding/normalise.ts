/** A text as it is searched, with where each of its characters stood. */
export interface Normalised {
  text: string;
  /** Offset in the original of each character, and of the end. */
  at: number[];
  original: string;
}

const zeros = [0x06f0, 0x0660, 0x0e50, 0xff10];
const plain: Record<string, string> = {
  ي: "ی",
  ى: "ی",
  ك: "ک",
  أ: "ا",
  إ: "ا",
  آ: "ا",
  ة: "ه",
  ۀ: "ه",
  ؤ: "و",
  ё: "е",
  "٬": ",",
  "٫": ".",
  "٪": "%",
  "％": "%",
  "،": ",",
  "，": ",",
  "．": ".",
  "’": "'",
  "‑": "-",
  "‐": "-",
  "−": "-",
  "\u00a0": " ",
  "\u202f": " ",
  "\u2009": " ",
  "\u3000": " ",
};
/** Vowel signs, joiners of no width and marks of direction: written or left out as one likes. */
const ignored = /[\u064b-\u065f\u0670\u0640\u00ad\ufeff]|\u200d|\u200e|\u200f|\u061c|\u2060/;

function plainOf(char: string): string {
  const code = char.codePointAt(0) ?? 0;
  const zero = zeros.find((start) => code >= start && code <= start + 9);
  if (zero !== undefined) return String(code - zero);
  // Letters and digits of full width.
  if (code >= 0xff21 && code <= 0xff5a) return String.fromCharCode(code - 0xfee0).toLowerCase();
  const lower = char.toLowerCase();
  return plain[lower] ?? (lower.length === char.length ? lower : char);
}

/**
 * A text in lower case with Latin digits, one way to write each letter, and no vowel signs. The zero-width
 * non-joiner of Persian stays: it parts words.
 */
export function normalise(original: string): Normalised {
  let text = "";
  const at: number[] = [];
  for (let i = 0; i < original.length; i++) {
    const char = original[i] ?? "";
    if (ignored.test(char)) continue;
    at.push(i);
    text += plainOf(char);
  }
  at.push(original.length);
  return { text, at, original };
}
