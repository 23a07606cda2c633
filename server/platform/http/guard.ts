import type { LookupAddress } from "node:dns";
import type { LookupFunction } from "node:net";
import ipaddr from "ipaddr.js";
import { AppError } from "@/server/platform/errors";

/**
 * 80 and 443 are what the web is served from. Behind 8080, 8443 and the like stand administration pages and proxies,
 * which often trust whoever reaches them; a host that needs another port is named in FETCH_ALLOW_HOSTS.
 */
export const webPorts: ReadonlySet<string> = new Set(["80", "443"]);

/** What the guard goes by. */
export interface Policy {
  isPublicAddress(address: string): boolean;
  ports: ReadonlySet<string>;
  /** Hosts that are let through whatever their address: `name`, or `name:port` for a port that is no web port. */
  allowHosts: readonly string[];
}

/** An address that may be fetched from. `trusted` where the operator has named its host. */
export interface Checked {
  url: URL;
  trusted: boolean;
}

const refused = (cause: string) => new AppError("FETCH_REFUSED", { cause: new Error(cause) });

const portOf = (url: URL) => url.port || (url.protocol === "https:" ? "443" : "80");

/** A host's name as one writes it: without the dot that ends it in DNS. */
const nameOf = (url: URL) => url.hostname.replace(/\.+$/, "");

function isAllowed(url: URL, { allowHosts, ports }: Policy): boolean {
  const port = portOf(url);
  return (
    allowHosts.includes(`${nameOf(url)}:${port}`) || (ports.has(port) && allowHosts.includes(nameOf(url)))
  );
}

/**
 * Checks all of an address that can be seen without asking DNS. Numbers in other forms (decimal, octal, hex) are
 * made plain by URL before they are looked at. @throws AppError FETCH_REFUSED
 */
export function checkUrl(text: string, policy: Policy, base?: URL): Checked {
  const url = URL.parse(text, base?.href);
  if (!url) throw refused("not an address");
  if (url.protocol !== "http:" && url.protocol !== "https:") throw refused(`the scheme ${url.protocol}`);
  if (url.username || url.password) throw refused("credentials in the address");
  if (base?.protocol === "https:" && url.protocol === "http:") throw refused("a redirect from https to http");
  if (isAllowed(url, policy)) return { url, trusted: true };
  if (!policy.ports.has(portOf(url))) throw refused(`the port ${portOf(url)}`);
  // Names are checked when they have been resolved; an address is connected to without that.
  const host = nameOf(url).replace(/^\[(.*)\]$/, "$1");
  if (ipaddr.isValid(host) && !policy.isPublicAddress(host)) throw refused("an address that is not public");
  return { url, trusted: false };
}

export type Resolve = (host: string) => Promise<LookupAddress[]>;

/**
 * The lookup of a connection: it gives the socket only public addresses. What is checked is what is connected to,
 * so a name that answers differently the next time (DNS rebinding) gains nothing.
 */
export function guardedLookup(resolve: Resolve, isPublicAddress: Policy["isPublicAddress"]): LookupFunction {
  return (host, options, callback) => {
    resolve(host).then(
      (all) => {
        const family = options.family === "IPv4" ? 4 : options.family === "IPv6" ? 6 : options.family;
        const found = all.filter((a) => isPublicAddress(a.address) && (!family || a.family === family));
        const [first] = found;
        // Told like a name that does not exist: which names a private network has is nobody's business.
        if (!first) callback(Object.assign(new Error("no public address"), { code: "ENOTFOUND" }), []);
        else if (options.all) callback(null, found);
        else callback(null, first.address, first.family);
      },
      (error: NodeJS.ErrnoException) => callback(error, []),
    );
  };
}
