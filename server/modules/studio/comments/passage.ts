/**
 * Words of a text that somebody has something to say of: where they stood (UTF-16 offsets), and what stood around
 * them, by which they are found again in a text that has changed. After the TextPositionSelector and TextQuoteSelector
 * of the W3C Web Annotation Data Model (w3.org/TR/annotation-model, 4.2.4 and 4.2.5). Safe for the browser.
 */
export interface Passage {
  start: number;
  end: number;
  quote: string;
  before: string;
  after: string;
}

export interface Place {
  start: number;
  end: number;
}

/** Most characters of a passage. */
export const longestPassage = 1_000;
const contextLength = 32;

/** A quote so short may stand anywhere: it is the same only beside some of the words that it stood beside. */
const shortQuote = 8;
const leastContext = 4;

/** The passage at a place of a text; undefined where there is nothing but space, or too much. */
export function passageAt(text: string, { start, end }: Place): Passage | undefined {
  const quote = text.slice(start, end);
  if (start < 0 || end > text.length || end - start > longestPassage || quote.trim() === "") return undefined;
  return {
    start,
    end,
    quote,
    before: text.slice(Math.max(0, start - contextLength), start),
    after: text.slice(end, end + contextLength),
  };
}

/** How many characters two texts have in common, from their beginnings on or back from their ends. */
function common(a: string, b: string, from: "start" | "end"): number {
  const most = Math.min(a.length, b.length);
  const same = (i: number) =>
    from === "start" ? a[i] === b[i] : a[a.length - 1 - i] === b[b.length - 1 - i];
  let count = 0;
  while (count < most && same(count)) count += 1;
  return count;
}

/** Where a passage stands in a text; of several places the one whose surroundings changed least. Undefined when it is gone. */
export function findPassage(text: string, passage: Passage): Place | undefined {
  const { quote, before, after } = passage;
  let best: (Place & { context: number; distance: number }) | undefined;
  for (let start = text.indexOf(quote); start >= 0; start = text.indexOf(quote, start + 1)) {
    const end = start + quote.length;
    const context =
      common(before, text.slice(Math.max(0, start - contextLength), start), "end") +
      common(after, text.slice(end, end + contextLength), "start");
    const distance = Math.abs(start - passage.start);
    const closer = best === undefined || context > best.context;
    if (closer || (context === best?.context && distance < best.distance)) {
      best = { start, end, context, distance };
    }
  }
  if (!best) return undefined;
  const needed = quote.length < shortQuote ? Math.min(leastContext, before.length + after.length) : 0;
  return best.context >= needed ? { start: best.start, end: best.end } : undefined;
}
