import { medianOf } from "../matching/comparison";

/** A change of a price that one shop made for one of the own products. */
export interface Move {
  shop: string;
  /** Milliseconds. */
  at: number;
  direction: "cut" | "rise";
}

export interface ShopMoves {
  moves: number;
  cuts: number;
  rises: number;
  /** Moves that another shop followed, and that followed none. */
  first: number;
  /** Moves that came after another shop's. */
  followed: number;
  /** How long after, in milliseconds. */
  lags: number[];
}

/** Who moves within so long after another, in the same direction, follows it. */
const followsWithin = 7 * 86_400_000;

/**
 * Who moves first among the shops that sell one product. A shop that follows is one that changed its price in the same
 * direction within a week after another shop; the first is one that follows nobody and is followed.
 */
export function addMoves(total: Map<string, ShopMoves>, moves: readonly Move[]): void {
  const sorted = moves.toSorted((a, b) => a.at - b.at);
  sorted.forEach((move, i) => {
    const of = total.get(move.shop) ?? { moves: 0, cuts: 0, rises: 0, first: 0, followed: 0, lags: [] };
    total.set(move.shop, of);
    of.moves += 1;
    if (move.direction === "cut") of.cuts += 1;
    else of.rises += 1;
    const near = (other: Move) =>
      other.shop !== move.shop &&
      other.direction === move.direction &&
      other.at !== move.at &&
      Math.abs(other.at - move.at) <= followsWithin;
    const before = sorted.slice(0, i).findLast(near);
    if (before) {
      of.followed += 1;
      of.lags.push(move.at - before.at);
    } else if (sorted.slice(i + 1).some(near)) of.first += 1;
  });
}

const hour = 3_600_000;

/** The middle of some lags, in hours with one decimal. */
export function lagHours(lags: readonly number[]): number | null {
  const middle = medianOf(lags);
  return middle === null ? null : Math.round((10 * middle) / hour) / 10;
}
