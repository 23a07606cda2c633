import type { Page } from "../page/page";
import { Zone } from "../page/zones";
import type { PageReading } from "../types";
import { absolute } from "./listing";
import { examine, type Known } from "./read-page";

/** A page with less to read than this, in characters, shows nothing yet. */
const leastShown = 300;

/** Places that scripts fill, still empty. */
const emptyPlace =
  /<(?:div|main|section)[^>]*\bid=["']?(?:root|app|__next|__nuxt|___gatsby|svelte|main-app|application)["']?[^>]*>\s*<\/(?:div|main|section)>|<(?:app-root|ember-app)[^>]*>\s*<\//i;

/** A page as a crawler sees it. */
interface Visit {
  reading: PageReading;
  /** Whether the page is only a frame that scripts are to fill: what is read without them is nothing. */
  shell: boolean;
  /** Addresses that the page leads to; those that it asks not to follow are left out. */
  links(): string[];
}

/** Reads a page by rules, with what a crawler goes on by. */
export function visitPage(html: string, address: string, known: Known = {}): Visit {
  const { page, reading } = examine(html, address, known);
  return { reading, shell: isShell(html, page, reading), links: () => linksOf(page) };
}

function isShell(html: string, page: Page, { product, listed }: PageReading): boolean {
  if (product?.price || listed.length > 0 || !/<script\b/i.test(html)) return false;
  if (emptyPlace.test(html)) return true;
  let shown = 0;
  for (const { text, zones } of page.runs) if (!(zones & Zone.hidden)) shown += text.length;
  return shown < leastShown;
}

function linksOf(page: Page): string[] {
  const wishes = [...(page.metas.get("robots") ?? []), ...(page.metas.get("rooz") ?? [])].join(" ");
  if (/\b(?:nofollow|none)\b/i.test(wishes)) return [];
  const found = new Set<string>();
  for (const { href, rel } of page.anchors) {
    if (/\bnofollow\b/i.test(rel)) continue;
    const address = absolute(href, page);
    if (address) found.add(address);
  }
  return [...found];
}
