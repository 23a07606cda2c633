import type { Known } from "./compare";

/** How many own articles are looked at closely for one of a competitor. */
const looked = 24;
/** A word that so large a share of the own articles have finds nothing by itself. */
const common = 0.08;
const fewest = 40;

/**
 * Finds the few own articles that one of a competitor could be, without comparing it with all: by numbers, and by the
 * rarer words that both have. 5,000 by 5,000 would be 25 million comparisons; these are some hundred thousand.
 */
export class Candidates {
  readonly #byWord = new Map<string, number[]>();
  readonly #byNumber = new Map<string, number[]>();
  readonly #titles = new Map<string, number>();
  readonly #total: number;

  /** @param theirs counted for how rare a word is, as words of one's own shop are not those of another */
  constructor(
    readonly own: readonly Known[],
    theirs: readonly Known[],
  ) {
    own.forEach((known, i) => {
      for (const token of new Set([...known.traits.tokens, ...known.brand])) push(this.#byWord, token, i);
      for (const number of identifiers(known)) push(this.#byNumber, number, i);
    });
    for (const { traits } of [...own, ...theirs]) {
      for (const token of traits.tokens) this.#titles.set(token, (this.#titles.get(token) ?? 0) + 1);
    }
    this.#total = own.length + theirs.length;
  }

  /** How much a word tells: the natural logarithm of one in how many titles has it. */
  readonly weightOf = (token: string): number =>
    Math.log(1 + (this.#total + 1) / ((this.#titles.get(token) ?? 0) + 0.5));

  /** Indexes of own articles, the likeliest first. */
  of(their: Known): number[] {
    const points = new Map<number, number>();
    const add = (indexes: readonly number[] | undefined, weight: number) => {
      for (const i of indexes ?? []) points.set(i, (points.get(i) ?? 0) + weight);
    };
    for (const number of identifiers(their)) add(this.#byNumber.get(number), 50);
    const tooMany = Math.max(fewest, this.own.length * common);
    const words = [...new Set([...their.traits.tokens, ...their.brand])]
      .map((token) => ({ indexes: this.#byWord.get(token), weight: this.weightOf(token) }))
      .filter(({ indexes }) => indexes !== undefined)
      .sort((a, b) => b.weight - a.weight);
    words.forEach(({ indexes, weight }, i) => {
      // Of a title of common words only, the rarest three have to do.
      if (i < 3 || (indexes?.length ?? 0) <= tooMany) add(indexes, weight);
    });
    return [...points]
      .sort(([i, a], [j, b]) => b - a || i - j)
      .slice(0, looked)
      .map(([i]) => i);
  }
}

function identifiers({ gtin, numbers, traits }: Known): string[] {
  const written = [...traits.codes].filter((code) => code.length >= 5);
  return [...new Set([...(gtin ? [gtin.padStart(14, "0")] : []), ...numbers, ...written])];
}

function push(map: Map<string, number[]>, key: string, value: number): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}
