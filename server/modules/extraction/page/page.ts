import type { Element } from "domhandler";
import type { Item } from "../sources/item";

/** A text that a reader sees, in the order of the page. */
export interface Run {
  text: string;
  element: Element;
  zones: number;
}

/** A small element with a digit in it: it may be a price, or hold one in pieces. */
export interface Snippet {
  text: string;
  element: Element;
  zones: number;
  /** How many runs stand before it. */
  order: number;
  /** How many snippets stand before those inside it. */
  inside: number;
}

interface Heading {
  level: number;
  text: string;
  order: number;
  zones: number;
}

export interface Anchor {
  href: string;
  rel: string;
  text: string;
  element: Element;
  order: number;
  zones: number;
}

export interface Picture {
  src: string;
  alt: string;
  order: number;
  zones: number;
  itemprop: boolean;
}

/** Something to press or to send, with what its names say. */
export interface Control {
  text: string;
  names: string;
  order: number;
  zones: number;
  disabled: boolean;
}

/** A value that an element has, though nobody sees it. */
export interface Attributed {
  value: string;
  order: number;
  zones: number;
}

export interface Script {
  type: string;
  /** Its id, and the names of its data attributes. */
  names: string;
  text: string;
}

/** What one walk through a parsed page has found. */
export interface Page {
  address: string;
  language?: string;
  title: string;
  base?: string;
  /** Values of `<meta>` by their name in lower case. */
  metas: Map<string, string[]>;
  /** Addresses of `<link>` by their rel. */
  linked: Map<string, string>;
  jsonLd: string[];
  scripts: Script[];
  /** JSON in attributes of elements, with the name of the attribute. */
  attributes: { name: string; text: string }[];
  microdata: Item[];
  rdfa: Item[];
  runs: Run[];
  snippets: Snippet[];
  headings: Heading[];
  anchors: Anchor[];
  pictures: Picture[];
  controls: Control[];
  /** Numbers of products that elements have for scripts. */
  skus: Attributed[];
  /** Ids that forms send along. */
  sent: Attributed[];
  /** How much of the page was not walked because it is nested too deeply. */
  cutOff: boolean;
}
