import type { ServiceId } from "@/server/modules/studio";
import type { Cause } from "@/server/modules/wallet/contract";

/**
 * Minutes that making one of each takes a person, as an estimate on the low side. Time saved is these minutes times
 * what was finished, less two minutes apiece for reading it over. A set of ads is one, however many ads it has.
 */
export const minutesByHand: Record<ServiceId, number> & Partial<Record<Cause, number>> = {
  "product-description": 20,
  "social-post": 12,
  "seo-optimizer": 25,
  "email-campaign": 40,
  "image-enhancement": 10,
  "video-thumbnail": 15,
  "image-generation": 15,
  "ads-copy": 30,
  "reviews-analysis": 60,
  "seo-analysis": 30,
  "strategic-analysis": 90,
};
/** Minutes that reading one over takes. */
export const minutesToRead = 2;

/** Minutes saved by pieces that were finished; 0 for what nobody would have made by hand. */
export function minutesSaved(finished: { cause: Cause; pieces: number }[]): number {
  return finished.reduce((sum, { cause, pieces }) => {
    const byHand = minutesByHand[cause];
    return sum + (byHand === undefined ? 0 : pieces * Math.max(0, byHand - minutesToRead));
  }, 0);
}
