import type { Element } from "domhandler";
import type { Page } from "../page/page";
import { add, type Item, typeName } from "./item";

/** The things of microdata and RDFa that are open around an element. */
export interface OpenThings {
  item?: Item;
  typed?: Item;
}

export interface Opened extends OpenThings {
  /** To be called at the end of the element, with its text. */
  close?: (text: () => string) => void;
}

/** Longer texts are descriptions, of which the beginning does. */
const longestText = 5000;

/** What an attribute says where the words of the element are not meant. */
function attributeValue({ name, attribs }: Element): string | undefined {
  if (attribs.content !== undefined) return attribs.content;
  switch (name) {
    case "meta":
      return "";
    case "a":
    case "link":
    case "area":
      return attribs.href;
    case "img":
    case "source":
    case "video":
    case "iframe":
    case "embed":
      return attribs["data-src"] ?? attribs.src;
    case "data":
    case "meter":
      return attribs.value;
    case "time":
      return attribs.datetime;
    default:
      return undefined;
  }
}

/**
 * Follows microdata and RDFa at the beginning of an element: opens things, and gives properties to those that are open.
 * Things go to the page; things in things to their property only.
 */
export function things(page: Page, element: Element, around: OpenThings): Opened {
  const { attribs } = element;
  const scoped = attribs.itemscope !== undefined || attribs.itemtype !== undefined;
  const property = attribs.itemprop;
  const typed = attribs.typeof;
  const rdfa = attribs.property;
  if (!scoped && property === undefined && typed === undefined && rdfa === undefined) return around;
  const opened: Opened = { item: around.item, typed: around.typed };
  const closing: ((text: () => string) => void)[] = [];
  if (scoped) {
    opened.item = newItem(attribs.itemtype ?? "", attribs.itemid);
    if (property && around.item) for (const name of names(property)) add(around.item, name, opened.item);
    else page.microdata.push(opened.item);
  } else if (property) give(around.item, property, element, closing);
  if (typed !== undefined) {
    opened.typed = newItem(typed, attribs.resource);
    if (rdfa && around.typed) for (const name of names(rdfa)) add(around.typed, name, opened.typed);
    else page.rdfa.push(opened.typed);
  } else if (rdfa && around.typed && element.name !== "meta") give(around.typed, rdfa, element, closing);
  else if (rdfa && around.typed && !rdfa.includes("og:")) give(around.typed, rdfa, element, closing);
  if (closing.length > 0) {
    opened.close = (text) => {
      for (const close of closing) close(text);
    };
  }
  return opened;
}

const newItem = (types: string, id?: string): Item => ({
  types: types.split(/\s+/).filter(Boolean).map(typeName),
  ...(id && { id }),
  props: new Map(),
});

const names = (text: string) =>
  text
    .split(/\s+/)
    .filter(Boolean)
    .map((name) => name.replace(/^(?:schema:|https?:\/\/schema\.org\/)/, ""));

function give(
  item: Item | undefined,
  property: string,
  element: Element,
  closing: ((text: () => string) => void)[],
): void {
  if (!item) return;
  const value = attributeValue(element);
  const href = (element.name === "a" || element.name === "link") && element.attribs.content === undefined;
  // A link around a name means the name; around an availability, the address.
  const wanted =
    href && /^(?:name|brand|title|sku|mpn|price|manufacturer)$/.test(property) ? undefined : value;
  if (wanted !== undefined && wanted !== "") for (const name of names(property)) add(item, name, wanted);
  else if (element.name !== "meta" && element.name !== "link") {
    closing.push((text) => {
      const words = text().slice(0, longestText).trim();
      if (words) for (const name of names(property)) add(item, name, words);
    });
  }
}
