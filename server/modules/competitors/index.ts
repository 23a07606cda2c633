export { competitorLookedAt } from "./events";
export type { Offer } from "./kept";
export { historyOf as matchedHistory } from "./matching/comparison";
export { type MatchedOffer, offersFor } from "./matching/offers";
export { competitorFigures } from "./reports/figures";
export { competitorPrices, competitorProducts, competitors } from "./schema";
