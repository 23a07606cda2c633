export { competitorLookedAt } from "./events";
export type { Offer } from "./kept";
export { type MatchedOffer, offersFor } from "./matching/offers";
export { competitorPrices, competitorProducts, competitors } from "./schema";
