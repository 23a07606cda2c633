import { AdNetwork } from "@/server/modules/studio/contract";

/** The query of the written ads, as the page prefetches it and the list asks it. */
export function adsQuery(network: string | undefined) {
  const known = AdNetwork.safeParse(network);
  return { limit: 24, ...(known.success && { network: known.data }) };
}
