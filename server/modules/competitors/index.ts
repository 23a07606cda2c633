export { competitorLookedAt } from "./events";
export { historyOf as matchedHistory } from "./matching/comparison";
export { offersFor } from "./matching/offers";
export { competitorFigures } from "./reports/figures";
export { competitorPrices, competitorProducts } from "./schema";
