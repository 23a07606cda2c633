import type { ServiceId } from "@/server/modules/studio";

/**
 * Minutes that writing one of each takes a person, as an estimate on the low side. Time saved is these minutes
 * times the texts finished, less two minutes a text for reading it over.
 */
export const minutesByHand: Record<ServiceId, number> = {
  "product-description": 20,
  "social-post": 12,
  "seo-optimizer": 25,
  "email-campaign": 40,
  "image-enhancement": 10,
  "video-thumbnail": 15,
  "image-generation": 15,
};
/** Minutes that reading one over takes. */
export const minutesToRead = 2;

/** Minutes saved by finished texts. */
export function minutesSaved(finished: { service: ServiceId; count: number }[]): number {
  return finished.reduce(
    (sum, { service, count }) => sum + count * (minutesByHand[service] - minutesToRead),
    0,
  );
}
