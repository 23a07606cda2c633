export { competitorLookedAt } from "./events";
export { matchedHistories } from "./matching/comparison-history";
export { offersFor, productsWithNews } from "./matching/offers";
export { competitorFigures } from "./reports/figures";
export { competitorPrices, competitorProducts } from "./schema";
