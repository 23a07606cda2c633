import type { AdOptions } from "./contract";
import { type AdNetwork, adNetworkOf } from "./networks";

/** Where an ad of a network leads: the landing page, with the campaign's name where it has one. */
export function adLink(
  network: AdNetwork,
  { url, campaign }: Pick<AdOptions, "url" | "campaign">,
): string | undefined {
  if (!url || !campaign) return url;
  const link = new URL(url);
  const { utmSource, utmMedium } = adNetworkOf(network);
  link.searchParams.set("utm_source", utmSource);
  link.searchParams.set("utm_medium", utmMedium);
  link.searchParams.set("utm_campaign", campaign);
  return link.href;
}
