import { gunzipSync } from "node:zlib";
import { Parser } from "htmlparser2";
import { textOf } from "./encoding";

/** What a map of a site names: its pages, or more maps. https://www.sitemaps.org/protocol.html */
export interface Sitemap {
  pages: SitemapEntry[];
  maps: SitemapEntry[];
}

interface SitemapEntry {
  /** A whole address. */
  url: string;
  /** When it changed last, as the site says; undefined where it says nothing that is a date. */
  changed: Date | undefined;
}

/** The protocol's own limits: entries of a map, and its bytes, unpacked. */
const mostEntries = 50_000;
export const mostSitemapBytes = 50 * 1024 * 1024;

/** The elements that begin an entry, and what it is: `entry` and `item` are those of feeds, which count as maps. */
const entries: Readonly<Record<string, keyof Sitemap>> = {
  url: "pages",
  sitemap: "maps",
  entry: "pages",
  item: "pages",
};
const places = new Set(["loc", "link"]);
const dates = new Set(["lastmod", "updated", "pubdate"]);

/**
 * Reads a map: XML, a feed, or a text with an address a line, packed or not. What is broken is read as far as it goes;
 * what is no map is an empty one.
 * @param at where it came from: entries may be written without their host, though they should not
 */
export function readSitemap(body: Buffer, at: string, contentType?: string): Sitemap {
  const map: Sitemap = { pages: [], maps: [] };
  const plain = unpacked(body);
  if (!plain) return map;
  const text = textOf(plain, contentType, { xml: true });
  if (/^\s*(?:\ufeff)?\s*</.test(text)) readXml(text, at, map);
  else for (const line of text.split(/\r\n|\r|\n/)) add(map.pages, line, undefined, at);
  return map;
}

/** Sitemaps are kept packed in files, which is another thing than an answer packed on its way. */
function unpacked(body: Buffer): Buffer | undefined {
  if (body[0] !== 0x1f || body[1] !== 0x8b) return body;
  try {
    return gunzipSync(body, { maxOutputLength: mostSitemapBytes });
  } catch {
    return undefined;
  }
}

function readXml(text: string, at: string, map: Sitemap): void {
  let kind: keyof Sitemap | undefined;
  let place = "";
  let date = "";
  /** What the text that comes next belongs to. */
  let open: "place" | "date" | undefined;
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        const bare = name.toLowerCase().replace(/^.*:/, "");
        if (entries[bare]) [kind, place, date] = [entries[bare], "", ""];
        // An image within an entry has an address too, in a namespace of its own.
        const foreign = name.includes(":") && !/^(?:sm|sitemap|ns\d*|atom):/i.test(name);
        open =
          !kind || foreign ? undefined : places.has(bare) ? "place" : dates.has(bare) ? "date" : undefined;
        if (open === "place" && attributes.href && (attributes.rel ?? "alternate") === "alternate") {
          place ||= attributes.href;
          open = undefined;
        }
      },
      ontext(piece) {
        if (open === "place") place += piece;
        if (open === "date") date += piece;
      },
      onclosetag(name, implied) {
        open = undefined;
        // What was not closed was cut off, perhaps in the middle of an address.
        if (implied || !kind || !entries[name.toLowerCase().replace(/^.*:/, "")]) return;
        add(map[kind], place, date, at);
        kind = undefined;
        if (map.pages.length + map.maps.length >= mostEntries) parser.reset();
      },
    },
    { xmlMode: true, decodeEntities: true },
  );
  parser.end(text);
}

function add(list: SitemapEntry[], place: string, date: string | undefined, at: string): void {
  const written = place.trim();
  if (!written || list.length >= mostEntries) return;
  const url = URL.parse(written, at);
  if (!url || !/^https?:$/.test(url.protocol)) return;
  const changed = date?.trim() ? new Date(date.trim()) : undefined;
  list.push({ url: url.href, changed: changed && !Number.isNaN(changed.getTime()) ? changed : undefined });
}
