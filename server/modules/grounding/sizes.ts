import type { Normalised } from "./normalise";

/** A size by its letters, in offsets of the normalised text. */
export interface SizeHit {
  start: number;
  end: number;
  size: string;
}

const letters = /(?<![\p{Script=Latin}\p{N}&'’])(?:X{0,3}[SL]|[2-6]XL|M)(?![\p{Script=Latin}\p{N}'’])/gu;
const sizeWord =
  /(?:sizes?|سایز(?:های)?|اندازه|مقاس(?:ات)?|مقاسات|ไซซ์|ไซส์|ขนาด|размер[а-я]*|өлшем[а-яіғ]*|サイズ)[\s:،,-]*(?:\p{L}{1,6}\s)?$/iu;
const sizeAfter = /^\s?-?(?:sizes?|サイズ|寸|өлшем|размер|سایز|ไซซ์|ไซส์)/iu;
const among =
  /^\s*(?:[,،、/|–—-]|・|~|〜|～|to|through|and|or|تا|و|یا|الى|إلى|أو|ถึง|และ|หรือ|до|и|или|мен|пен|және|немесе|дейін|から|と|または)\s*$/u;

const same: Record<string, string> = { XXL: "2XL", XXXL: "3XL", XXS: "2XS", XXXS: "3XS" };

/** Sizes in letters. A single S, M or L is one only beside the word or another size. */
export function sizesOf({ original, at }: Normalised): SizeHit[] {
  const found = [...original.matchAll(letters)].map((match) => ({
    from: match.index,
    to: match.index + match[0].length,
    size: match[0],
  }));
  const beside = (i: number) => {
    const [one, next] = [found[i], found[i + 1]];
    return one !== undefined && next !== undefined && among.test(original.slice(one.to, next.from));
  };
  const certain = found.filter(
    ({ from, to, size }, i) =>
      size.length > 1 ||
      beside(i) ||
      beside(i - 1) ||
      sizeWord.test(original.slice(Math.max(0, from - 24), from)) ||
      sizeAfter.test(original.slice(to, to + 8)),
  );
  return certain.map(({ from, to, size }) => ({
    start: at.indexOf(from),
    end: at.indexOf(to),
    size: same[size] ?? size,
  }));
}

const named: Record<string, string> = {
  "extra small": "XS",
  xsmall: "XS",
  small: "S",
  medium: "M",
  large: "L",
  "extra large": "XL",
  xlarge: "XL",
  "x-large": "XL",
};

/** The sizes that a whole value names: "Small", "M / Blue", "XXL". */
export function sizesOfValue(value: string): string[] {
  return value.split(/[/,|]/).flatMap((part) => {
    const text = part.trim();
    const known = named[text.toLowerCase()];
    if (known) return [known];
    const upper = text.toUpperCase();
    return /^(?:X{0,3}[SL]|[2-6]XL|M)$/.test(upper) ? [same[upper] ?? upper] : [];
  });
}

/** Whether a number that stands there is a size: "EU 42", "размер 46". */
export function isSizeNumber(text: string, start: number): boolean {
  const before = text.slice(Math.max(0, start - 16), start);
  return /(?:^|[^\p{L}])(?:eu|us|uk|fr|it)[\s-]?$/u.test(before) || sizeWord.test(before);
}
