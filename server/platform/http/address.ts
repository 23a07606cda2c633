import ipaddr from "ipaddr.js";

/** Public by their number, but answered by the cloud that a machine stands in: Azure's host agent and DNS. */
const insideClouds = new Set(["168.63.129.16"]);

const globalUnicast = ipaddr.IPv6.parseCIDR("2000::/3");
const documentation = ipaddr.IPv6.parseCIDR("3fff::/20");

/**
 * Whether an IP address belongs to the public internet, so that a stranger may have us connect to it: global unicast
 * (IANA's special-purpose registries, RFC 6890), and no form of IPv6 that carries an IPv4 address inside.
 */
export function isPublicAddress(text: string): boolean {
  if (!ipaddr.isValid(text)) return false;
  const address = ipaddr.parse(text);
  // What the package does not know is "unicast" to it; of IPv6 only one eighth is given out at all.
  if (address instanceof ipaddr.IPv6) {
    return address.match(globalUnicast) && !address.match(documentation) && address.range() === "unicast";
  }
  return address.range() === "unicast" && !insideClouds.has(address.toString());
}
