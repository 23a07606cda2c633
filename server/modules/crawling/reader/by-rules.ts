import { type PageReading, reducePage, visitPage } from "@/server/modules/extraction";

/** A page that is to be read by rules. */
export interface Unread {
  html: string;
  url: string;
  /** It was read as a product before. */
  product: boolean;
}

/** What a crawler goes on by, as one thread can tell it to another. */
export interface Visited {
  reading: PageReading;
  /** Whether the page is only a frame that scripts are to fill. */
  shell: boolean;
  /** Addresses that the page leads to; none of a product's, which leads on by what it lists only. */
  links: string[];
}

const known = ({ product }: Unread) => (product ? { kind: "product" as const } : {});

/** What is done with a page by rules alone: pure work, some milliseconds of it for each hundred kilobytes. */
export const byRules = {
  /** Reads it. */
  visit: (page: Unread): Visited => {
    const { reading, shell, links } = visitPage(page.html, page.url, known(page));
    return { reading, shell, links: reading.kind === "product" ? [] : links() };
  },
  /** Makes it short enough for a model. */
  reduce: (page: Unread) => reducePage(page.html, page.url, known(page)),
};

export type Work = keyof typeof byRules;
export type Made<W extends Work> = ReturnType<(typeof byRules)[W]>;
