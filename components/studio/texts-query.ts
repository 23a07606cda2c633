import { knownService } from "@/server/modules/studio/services";

/** The query of the written texts, as the page prefetches it and the list asks it. */
export function textsQuery(service: string | undefined) {
  const known = knownService(service);
  return { limit: 24, ...(known && { service: known }) };
}
