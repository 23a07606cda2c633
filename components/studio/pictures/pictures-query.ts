import { pictureServiceIds } from "@/server/modules/studio/services";

/** The query of the pictures that were made, as the page prefetches it and the list asks it. */
export function picturesQuery(service: string | undefined) {
  const known = pictureServiceIds.find((id) => id === service);
  return { limit: 24, ...(known && { service: known }) };
}
