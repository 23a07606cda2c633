import type { Place } from "@/server/modules/studio/contract";

/** The range of a place in an element that holds nothing but the text; undefined where it holds less. */
export function rangeOf(element: Element, { start, end }: Place): Range | undefined {
  const range = document.createRange();
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  let at = 0;
  let begun = false;
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const length = node.nodeValue?.length ?? 0;
    if (!begun && start < at + length) {
      range.setStart(node, start - at);
      begun = true;
    }
    if (begun && end <= at + length) {
      range.setEnd(node, end - at);
      return range;
    }
    at += length;
  }
  return undefined;
}

/** The place in an element's text of what is selected there; undefined where nothing of it is. */
export function selectedPlace(element: Element): Place | undefined {
  const selection = document.getSelection();
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return undefined;
  const range = selection.getRangeAt(0);
  if (!element.contains(range.startContainer) || !element.contains(range.endContainer)) return undefined;
  const before = document.createRange();
  before.selectNodeContents(element);
  before.setEnd(range.startContainer, range.startOffset);
  const start = before.toString().length;
  const text = range.toString();
  const space = text.length - text.trimStart().length;
  const place = { start: start + space, end: start + text.trimEnd().length };
  return place.end > place.start ? place : undefined;
}

/**
 * Marks places of an element's text without touching its content (CSS Custom Highlight API; a browser without it shows
 * no marks, and all else works). @returns what takes the marks away
 */
export function highlight(name: "comment" | "comment-shown", element: Element, places: Place[]): () => void {
  const ranges = places.flatMap((place) => rangeOf(element, place) ?? []);
  if (!("highlights" in CSS) || ranges.length === 0) return () => {};
  CSS.highlights.set(name, new Highlight(...ranges));
  return () => void CSS.highlights.delete(name);
}
