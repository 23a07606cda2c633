/** Longer ones are traps, or hold what is nobody's business. */
const longestUrl = 2000;

/** Parameters that say where a visitor came from or who they are, not what is shown. */
const tracking =
  /^(?:utm_\w+|gclid|gbraid|wbraid|dclid|gclsrc|fbclid|msclkid|yclid|ymclid|ttclid|twclid|igshid|srsltid|mc_[ce]id|_ga|_gl|_hs\w+|mkt_tok|phpsessid|jsessionid|aspsessionid\w*|sessionid|sid|oly_\w+_id|vero_id|s_kwcid|ef_id|zanpid|admitad_uid)$/i;

/**
 * The one form of an address under which a page is known: without fragment, session and tracking, its parameters in
 * order, percent-encoding in capitals. Undefined for what no crawler can fetch.
 * @param base what a relative one is relative to
 */
export function normaliseUrl(text: string, base?: string): string | undefined {
  const url = URL.parse(text.trim(), base);
  if (!url || !/^https?:$/.test(url.protocol) || url.hostname === "") return undefined;
  url.hash = "";
  url.username = "";
  url.password = "";
  url.hostname = url.hostname.replace(/\.+$/, "");
  url.pathname = url.pathname.replace(/;jsessionid=[^/;]*/gi, "");
  url.search = inOrder(url.search.slice(1));
  const whole = url.href.replace(/%[0-9a-f]{2}/gi, (encoded) => encoded.toUpperCase());
  return whole.length <= longestUrl ? whole : undefined;
}

/** Parameters as they are written, so that nothing is encoded anew, by their names; those of one name stay in order. */
function inOrder(query: string): string {
  const nameOf = (part: string) => part.split("=", 1)[0] ?? "";
  return query
    .split("&")
    .filter((part) => part !== "" && !tracking.test(nameOf(part)))
    .sort((a, b) => (nameOf(a) < nameOf(b) ? -1 : nameOf(a) > nameOf(b) ? 1 : 0))
    .join("&");
}

/** Scheme, name and port of an address. */
export const originOf = (url: string): string => new URL(url).origin;

/** What counts as the same shop: its name without `www.`, with its port. */
export const siteOf = (url: string): string => new URL(url).host.replace(/^www\./, "");
