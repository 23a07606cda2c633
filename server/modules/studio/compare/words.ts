/**
 * What differs between two texts, word by word: E. W. Myers, "An O(ND) difference algorithm and its variations",
 * Algorithmica 1 (1986). Safe for the browser.
 */
export interface Part {
  kind: "same" | "removed" | "added";
  text: string;
}

/** Texts that differ in more words than this are shown as one change: nobody reads such a mosaic. */
const mostChanges = 1_500;

/** Words, spaces and marks, as the scripts have them: Thai and Japanese words too. */
const tokensOf = (text: string) =>
  Array.from(new Intl.Segmenter(undefined, { granularity: "word" }).segment(text), ({ segment }) => segment);

/** Furthest places on each diagonal, after each number of changes; undefined where there are too many. */
function search(a: readonly string[], b: readonly string[]): Int32Array[] | undefined {
  const most = Math.min(a.length + b.length, mostChanges);
  const offset = most + 1;
  const reach = new Int32Array(2 * offset + 1);
  const trace: Int32Array[] = [];
  for (let d = 0; d <= most; d++) {
    trace.push(reach.slice(offset - d - 1, offset + d + 2));
    for (let k = -d; k <= d; k += 2) {
      const left = reach[offset + k - 1] ?? 0;
      const up = reach[offset + k + 1] ?? 0;
      let x = k === -d || (k !== d && left < up) ? up : left + 1;
      while (x < a.length && x - k < b.length && a[x] === b[x - k]) x += 1;
      reach[offset + k] = x;
      if (x >= a.length && x - k >= b.length) return trace;
    }
  }
  return undefined;
}

function differing(a: readonly string[], b: readonly string[]): Part[] {
  const trace = search(a, b);
  if (!trace) {
    return [
      { kind: "removed", text: a.join("") },
      { kind: "added", text: b.join("") },
    ];
  }
  const parts: Part[] = [];
  let [x, y] = [a.length, b.length];
  for (let d = trace.length - 1; d >= 0; d--) {
    // The slice of step d begins with diagonal -d - 1.
    const at = (k: number) => trace[d]?.[k + d + 1] ?? 0;
    const k = x - y;
    const fromAbove = k === -d || (k !== d && at(k - 1) < at(k + 1));
    const before = fromAbove ? k + 1 : k - 1;
    const beforeX = d === 0 ? 0 : at(before);
    const beforeY = d === 0 ? 0 : beforeX - before;
    while (x > beforeX && y > beforeY) {
      parts.push({ kind: "same", text: a[x - 1] ?? "" });
      x -= 1;
      y -= 1;
    }
    if (d === 0) break;
    parts.push(
      fromAbove ? { kind: "added", text: b[y - 1] ?? "" } : { kind: "removed", text: a[x - 1] ?? "" },
    );
    [x, y] = [beforeX, beforeY];
  }
  return parts.reverse();
}

/** Neighbours of one kind as one; of a change what was removed comes first. */
function joined(parts: readonly Part[]): Part[] {
  const result: Part[] = [];
  let removed = "";
  let added = "";
  const flush = () => {
    if (removed) result.push({ kind: "removed", text: removed });
    if (added) result.push({ kind: "added", text: added });
    removed = added = "";
  };
  for (const { kind, text } of parts) {
    if (kind === "removed") removed += text;
    else if (kind === "added") added += text;
    else {
      flush();
      const last = result.at(-1);
      if (last?.kind === "same") last.text += text;
      else result.push({ kind, text });
    }
  }
  flush();
  return result;
}

/** The parts of both texts in their order: without the added ones the first, without the removed ones the second. */
export const compareWords = (before: string, after: string): Part[] =>
  joined(differing(tokensOf(before), tokensOf(after)));

/** How much of two texts differs, by length: 0 for the same, 1 for texts that have no word in common. */
export function changedShare(before: string, after: string): number {
  const length = (kind: Part["kind"]) =>
    compareWords(before, after).reduce((sum, part) => sum + (part.kind === kind ? part.text.length : 0), 0);
  const most = Math.max(before.length, after.length);
  return most === 0 ? 0 : Math.min(1, Math.max(length("removed"), length("added")) / most);
}
