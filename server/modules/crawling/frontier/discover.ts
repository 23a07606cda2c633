import type { PageReading } from "@/server/modules/extraction";
import { normaliseUrl, originOf, siteOf } from "../addresses";
import type { Visited } from "../reader/by-rules";
import type { Sitemap } from "../sitemap";
import type { CrawlKind } from "../types";
import { isFront, isTrap, rankOf } from "./traps";

/** An address to be looked at. */
export interface Found {
  url: string;
  origin: string;
  role: "page" | "sitemap";
  depth: number;
  /** Which comes first: the smallest. */
  rank: number;
}

/** Links from the first page that are followed. */
const deepest = 6;
/** Maps within maps, and so many of one. */
const deepestMap = 3;
const mostMaps = 100;
/** A page that shows so many products with their prices is a list, though nothing else says so. */
const leastOfList = 3;

/** Names of maps in which products stand. "sitemap" itself is none. */
const ofProducts = /product|goods|(?<![a-z])items?(?![a-z])/i;

/** By where an address was found; its looks are added. */
const ranks = { map: 0, pagination: 5, sold: 100, mapped: 100, related: 150, linked: 200, deeper: 20 };

/** What an address that was given turned out to be. */
export function kindOf(url: string, reading: PageReading): CrawlKind {
  if (isFront(url)) return "shop";
  if (reading.kind === "product") return "product";
  return reading.kind === "listing" || reading.listed.length >= leastOfList ? "listing" : "shop";
}

export interface Discovered {
  found: Found[];
  /** Further pages of a list, to be followed if the list has shown something new. */
  further: Found[];
}

const nothing: Discovered = { found: [], further: [] };

/** Where a page leads to, as far as it matters for what is crawled. */
export function discover(kind: CrawlKind, site: string, depth: number, visit: Visited): Discovered {
  const { reading } = visit;
  const found = new Map<string, Found>();
  const add = (into: Map<string, Found>, address: string, at: number, rank: number) => {
    const url = normaliseUrl(address);
    if (!url || siteOf(url) !== site || into.has(url) || found.has(url)) return;
    into.set(url, { url, origin: originOf(url), role: "page", depth: at, rank });
  };
  const further = new Map<string, Found>();
  const done = (): Discovered => ({ found: [...found.values()], further: [...further.values()] });
  // In a listing, its own pages stand at depth 0, and what they sell leads no further.
  if (kind === "product" || kind === "pages" || (kind === "listing" && depth > 0)) return nothing;
  if (kind === "listing") {
    for (const { address } of reading.listed) add(found, address, 1, ranks.sold);
    for (const address of reading.pagination)
      if (!isEndless(address)) add(further, address, 0, ranks.pagination);
    return done();
  }
  if (depth >= deepest) return nothing;
  const own = reading.kind === "product" ? ranks.related : ranks.sold;
  for (const { address } of reading.listed) if (!isTrap(address)) add(found, address, depth + 1, own);
  if (reading.kind === "product") return done();
  for (const address of reading.pagination)
    if (!isEndless(address)) add(further, address, depth, ranks.linked);
  for (const address of visit.links) {
    const url = normaliseUrl(address);
    if (!url || siteOf(url) !== site || isTrap(url)) continue;
    add(found, url, depth + 1, ranks.linked + depth * ranks.deeper + rankOf(url));
  }
  return done();
}

/** Pagination leads far, but not to the ten-thousandth page. */
const isEndless = (address: string) => /[?&/](?:page|paged|pg|p|seite|pagina)[=/]\d{5,}/i.test(address);

/** Maps that a shop names, and the place where they are when it names none. */
export function mapsOf(origin: string, site: string, named: readonly string[]): Found[] {
  const places = named.length > 0 ? named : ["/sitemap.xml"];
  return places
    .flatMap((place) => normaliseUrl(place, origin) ?? [])
    .filter((url) => siteOf(url) === site)
    .slice(0, mostMaps)
    .map((url) => mapAt(url, 0));
}

function mapAt(url: string, depth: number): Found {
  const rank = ofProducts.test(url) ? 0 : /image|video|news|blog|cms|page|post|tag/i.test(url) ? 2 : 1;
  return { url, origin: originOf(url), role: "sitemap", depth, rank: ranks.map + rank };
}

/** What a map of a shop names: its products first. */
export function mapped({ pages, maps }: Sitemap, at: string, site: string, depth: number): Found[] {
  const ours = (url: string) => {
    const whole = normaliseUrl(url);
    return whole && siteOf(whole) === site ? [whole] : [];
  };
  const products = ofProducts.test(at);
  const further = depth >= deepestMap ? [] : maps.flatMap(({ url }) => ours(url)).slice(0, mostMaps);
  return [
    ...further.map((url) => mapAt(url, depth + 1)),
    ...pages
      .flatMap(({ url }) => ours(url))
      .map((url) => ({
        url,
        origin: originOf(url),
        role: "page" as const,
        depth: 1,
        rank: ranks.mapped + (products ? 0 : rankOf(url)),
      }))
      .sort((a, b) => a.rank - b.rank),
  ];
}
