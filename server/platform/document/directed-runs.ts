import { isRightToLeft } from "./document";

/** A piece of a line whose letters run one way. */
interface DirectedRun {
  text: string;
  rightToLeft: boolean;
}

/** What belongs together: a word with its letters, the digits that follow it, or a single other sign. */
const tokens = /\p{L}[\p{L}\p{M}\p{N}]*|\p{N}+|[^\p{L}\p{N}]+/gu;

/**
 * Parts a line where its script changes sides, as word processors want it: they neither shape nor order a run that
 * is not marked. What stands between two runs of the same side is theirs, between different ones the line's
 * (Unicode's bidirectional algorithm, N1 and N2); digits go on with a word from the left (W7).
 */
export function directedRuns(line: string, rightToLeft: boolean): DirectedRun[] {
  /** The side of the last word; undefined before the first. */
  let word: boolean | undefined;
  const parts = (line.match(tokens) ?? []).map((text) => {
    if (/^\p{L}/u.test(text)) word = isRightToLeft(text);
    const digitsGoOn = word === false && /^\p{N}/u.test(text);
    return { text, side: /^\p{L}/u.test(text) || digitsGoOn ? word : undefined };
  });
  const runs: DirectedRun[] = [];
  for (const [i, { text, side }] of parts.entries()) {
    const before = runs.at(-1);
    const after = parts.slice(i + 1).find((part) => part.side !== undefined)?.side ?? rightToLeft;
    const turned = side ?? (before?.rightToLeft === after ? after : rightToLeft);
    if (before?.rightToLeft === turned) before.text += text;
    else runs.push({ text, rightToLeft: turned });
  }
  return runs;
}
