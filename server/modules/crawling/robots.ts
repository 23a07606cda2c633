/**
 * What a site asks of crawlers: the Robots Exclusion Protocol (RFC 9309), read as leniently as Google's published
 * parser reads it, with `Crawl-delay`, which many shops use though the RFC does not know it.
 */
export interface Robots {
  /**
   * Whether an address, encoded as it is sent, may be fetched. The file itself may always be (RFC 9309, 2.2.2), and is
   * not asked about. @throws TypeError if it is none
   */
  allows(url: string): boolean;
  /** Seconds that the site wants between two requests; undefined where it says nothing. */
  readonly crawlDelay: number | undefined;
  /** Where the site's maps are, as it names them: addresses, and sometimes paths. */
  readonly sitemaps: readonly string[];
}

/** Of a longer file, what comes after this many bytes is not read (RFC 9309, 2.5, asks for at least 500 KiB). */
export const mostRobotsBytes = 512 * 1024;

/** A line is read no further than this, as by Google's parser: eight times the longest address. */
const longestLine = 2083 * 8;

/** A delay beyond this would be a refusal by another name; who wants that says `Disallow`. */
const longestDelay = 60;

interface Rule {
  allow: boolean;
  /** In the form that paths are compared in. */
  pattern: string;
}

interface Group {
  rules: Rule[];
  crawlDelay: number | undefined;
}

/** The keys that are understood, with the ways in which they are often written wrongly. */
const keys: readonly [RegExp, "agent" | "allow" | "disallow" | "sitemap" | "delay"][] = [
  [/^user[- ]?agent$/i, "agent"],
  [/^allow$/i, "allow"],
  [/^(?:disallow|dissallow|dissalow|disalow|diasllow|disallaw)$/i, "disallow"],
  [/^site-?map$/i, "sitemap"],
  [/^crawl-?delay$/i, "delay"],
];

/**
 * Reads a robots.txt for the crawler whose product token is `agent`, such as `rooz`.
 * @param file the bytes as they came; a text stands for its UTF-8
 */
export function readRobots(file: Uint8Array | string, agent: string): Robots {
  // One character a byte: paths are compared as bytes, whatever they were meant to be written in.
  const text = Buffer.from(typeof file === "string" ? Buffer.from(file) : file)
    .subarray(0, mostRobotsBytes)
    .toString("latin1")
    .replace(/^\u00ef(?:\u00bb\u00bf?)?/, "");
  const own = group();
  const everybody = group();
  const sitemaps: string[] = [];
  let named = false;
  /** Whom the lines that come next are for. */
  let current = new Set<Group>();
  let begun = false;
  for (const line of text.split(/\r\n|\r|\n/)) {
    const [key, value] = keyAndValue(line.slice(0, longestLine));
    if (key === "sitemap") sitemaps.push(utf8(value));
    else if (key === "agent") {
      // The first rule ends the list of those whom a group is for.
      if (begun) current = new Set();
      begun = false;
      if (/^\*(?:\s|$)/.test(value)) current.add(everybody);
      else if (/^[a-z_-]*/i.exec(value)?.[0].toLowerCase() === agent.toLowerCase()) {
        named = true;
        current.add(own);
      }
    } else if (key === "allow" || key === "disallow") {
      begun = true;
      const allow = key === "allow";
      for (const { rules } of current) rules.push(...rulesOf(allow, value));
    } else if (key === "delay") {
      const seconds = /^\d+(?:\.\d+)?$/.test(value) ? Math.min(Number(value), longestDelay) : undefined;
      for (const each of current) each.crawlDelay ??= seconds;
    }
  }
  const { rules, crawlDelay } = named ? own : everybody;
  return { allows: (url) => isAllowed(rules, url), crawlDelay, sitemaps };
}

const group = (): Group => ({ rules: [], crawlDelay: undefined });

const utf8 = (bytes: string) => Buffer.from(bytes, "latin1").toString("utf8");

/** What a line says; a key that nobody understands is none. A colon that was forgotten is guessed. */
function keyAndValue(line: string): [key: string | undefined, value: string] {
  const bare = line.replace(/#.*$/s, "").trim();
  const [, name = "", value = ""] = /^([^:]*?)\s*:\s*(.*)$/s.exec(bare) ?? /^(\S+)\s+(\S+)$/.exec(bare) ?? [];
  return [keys.find(([pattern]) => pattern.test(name))?.[1], value];
}

/** A rule of a path; none for an empty one. Who allows the index of a folder means the folder too. */
function rulesOf(allow: boolean, value: string): Rule[] {
  if (value === "") return [];
  const pattern = comparable(value);
  const folder = /^(.*\/)index\.html?/.exec(pattern)?.[1];
  const rules: Rule[] = [{ allow, pattern }];
  if (allow && folder !== undefined) rules.push({ allow, pattern: `${folder}$` });
  return rules;
}

/** A path in the form in which two are compared: what is not ASCII percent-encoded, hexadecimal digits large. */
function comparable(bytes: string): string {
  return bytes
    .replace(/[\u0080-\u00ff]/g, (byte) => `%${byte.charCodeAt(0).toString(16)}`)
    .replace(/%[0-9a-f]{2}/gi, (encoded) => encoded.toUpperCase());
}

/** The longest rule that matches decides; of two as long, the one that allows. */
function isAllowed(rules: readonly Rule[], url: string): boolean {
  const path = pathOf(url);
  let best: Rule | undefined;
  for (const rule of rules) {
    if (best && rule.pattern.length < best.pattern.length) continue;
    if (best && rule.pattern.length === best.pattern.length && !rule.allow) continue;
    if (matches(rule.pattern, path)) best = rule;
  }
  return best?.allow ?? true;
}

/** Path and query of an address as they are written: whoever fetches it has encoded it. */
function pathOf(url: string): string {
  const [, rest] = /^[a-z][a-z0-9+.-]*:\/\/[^/?#]*(.*)$/is.exec(url) ?? [];
  if (rest === undefined) throw new TypeError(`not an address: ${url}`);
  const path = rest.replace(/#.*$/s, "").replace(/%[0-9a-f]{2}/gi, (encoded) => encoded.toUpperCase());
  return path.startsWith("/") ? path : `/${path}`;
}

/**
 * Whether a pattern matches the beginning of a path: `*` is anything, `$` at the end is the end. Every place that the
 * pattern may have reached is kept, so that no pattern takes longer than its length times the path's.
 */
function matches(pattern: string, path: string): boolean {
  const anchored = pattern.endsWith("$");
  const [first = "", ...rest] = (anchored ? pattern.slice(0, -1) : pattern).split("*");
  if (!path.startsWith(first)) return false;
  let at = first.length;
  const last = anchored ? rest.pop() : undefined;
  for (const part of rest) {
    const found = path.indexOf(part, at);
    if (found < 0) return false;
    at = found + part.length;
  }
  if (!anchored) return true;
  return last === undefined ? at === path.length : path.length - last.length >= at && path.endsWith(last);
}
