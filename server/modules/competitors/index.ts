export { competitorLookedAt } from "./events";
export type { Offer } from "./kept";
export { competitorPrices, competitorProducts, competitors } from "./schema";
