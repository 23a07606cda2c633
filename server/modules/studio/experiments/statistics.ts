/**
 * Which of two ways of asking does better, looked at as often as one likes. Texts come in pairs, one of each way, in
 * the order in which they were written; a pair says +1 (only the second did well), -1 (only the first did) or 0.
 *
 * What is estimated is the mean of the pairs, the difference of the two rates. It is bounded by the hedged capital of
 * a gambler who bets against each value that the mean might have (I. Waudby-Smith and A. Ramdas, "Estimating means of
 * bounded random variables by betting", J. R. Stat. Soc. B 86(1), 2024, theorem 3, with the predictable bets of
 * equation (26)). The bounds hold for all sample sizes at once and without any approximation (Ville's inequality): the
 * chance that they are ever wrong, whenever one looks and stops, is at most alpha.
 */
export type Pair = -1 | 0 | 1;

export interface Bounds {
  low: number;
  high: number;
}

/** Of what the gambler has, the most that a bet may risk. */
const mostRisked = 1 / 2;

/** Values of the difference that are tried, from -1 to 1. */
const steps = 400;

/** The size of each bet, from what was seen before it: larger where the pairs differ little. */
class Stakes {
  #sum = 1 / 2;
  #squares = 1 / 4;
  #seen = 0;

  constructor(readonly alpha: number) {}

  next(): number {
    const t = this.#seen + 1;
    const variance = this.#squares / t;
    return Math.sqrt((2 * Math.log(2 / this.alpha)) / (variance * t * Math.log(t + 1)));
  }

  see(x: number): void {
    this.#seen += 1;
    this.#sum += x;
    const mean = this.#sum / (this.#seen + 1);
    this.#squares += (x - mean) ** 2;
  }
}

/** Two gamblers, of half the money each, who bet that the mean lies above and below a value; on a scale of 0 to 1. */
class Doubt {
  #above = Math.log(1 / 2);
  #below = Math.log(1 / 2);
  readonly #limit: number;
  /** Where the mean lies when it is not this value; kept once it was found. */
  found: "above" | "below" | undefined;

  constructor(
    readonly value: number,
    alpha: number,
  ) {
    this.#limit = Math.log(1 / alpha);
  }

  see(x: number, stake: number): void {
    if (this.found) return;
    const gain = x - this.value;
    this.#above += Math.log1p(Math.min(stake, mostRisked / this.value) * gain);
    this.#below += Math.log1p(-Math.min(stake, mostRisked / (1 - this.value)) * gain);
    if (this.#above >= this.#limit) this.found = "above";
    else if (this.#below >= this.#limit) this.found = "below";
  }
}

const scaled = (pair: Pair) => (pair + 1) / 2;

/**
 * Whether the second way does better or worse than the first; undefined while nobody can tell. What was found stays
 * found, so that a verdict is not taken back.
 * @param alpha the chance of a wrong verdict that is accepted, over all looks together
 */
export function verdict(pairs: readonly Pair[], alpha: number): "better" | "worse" | undefined {
  const stakes = new Stakes(alpha);
  const equal = new Doubt(1 / 2, alpha);
  for (const pair of pairs) {
    const x = scaled(pair);
    equal.see(x, stakes.next());
    stakes.see(x);
    if (equal.found) return equal.found === "above" ? "better" : "worse";
  }
  return undefined;
}

/** Bounds of the difference (-1 to 1) that hold at this and all other moments, with a chance of 1 - alpha at least. */
export function bounds(pairs: readonly Pair[], alpha: number): Bounds {
  const stakes = new Stakes(alpha);
  const doubts = Array.from({ length: steps + 1 }, (_, i) => new Doubt(i / steps, alpha));
  for (const pair of pairs) {
    const x = scaled(pair);
    const stake = stakes.next();
    for (const doubt of doubts) doubt.see(x, stake);
    stakes.see(x);
  }
  // Up to the nearest value that was excluded: between two tried ones nothing was shown.
  const low = doubts.findLastIndex(({ found }) => found === "above");
  const high = doubts.findIndex(({ found }) => found === "below");
  const at = (i: number) => (2 * i) / steps - 1;
  return { low: at(Math.max(low, 0)), high: at(high < 0 ? steps : high) };
}

/** What two rows of outcomes say in pairs; what is over in the longer one waits. */
export function pairsOf(first: readonly boolean[], second: readonly boolean[]): Pair[] {
  const count = Math.min(first.length, second.length);
  return Array.from({ length: count }, (_, i) => (Number(second[i]) - Number(first[i])) as Pair);
}
