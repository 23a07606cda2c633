import { lengthOf, longestWord } from "./counting";
import type { AdField } from "./networks";

/** What is wrong with a text of a field. The first three are refused by the network; the last is only advice. */
type AdProblem = "tooLong" | "longWord" | "refusedSign" | "overRecommended";

/** How a text stands against the limits of its field. */
export interface AdFit {
  length: number;
  problem: AdProblem | null;
}

/** Whether a text fits its field: what a network refuses, or shows in part only. */
export function fitOf(text: string, field: AdField): AdFit {
  const length = lengthOf(text, field.measure);
  const problem =
    length > field.limit
      ? "tooLong"
      : field.longestWord !== undefined && longestWord(text) > field.longestWord
        ? "longWord"
        : field.refused?.test(text)
          ? "refusedSign"
          : field.recommended !== undefined && length > field.recommended
            ? "overRecommended"
            : null;
  return { length, problem };
}

/** Whether a network takes a text. */
export const isTaken = ({ problem }: AdFit): boolean => problem === null || problem === "overRecommended";

/** What the texts of a field lack together: enough of them, or a short one. */
export function missingOf(texts: readonly string[], field: AdField): "tooFew" | "noShortOne" | null {
  const written = texts.filter((text) => text.trim() !== "");
  if (written.length < field.min) return "tooFew";
  const { oneWithin, measure } = field;
  if (oneWithin === undefined || written.some((text) => lengthOf(text, measure) <= oneWithin)) return null;
  return "noShortOne";
}
