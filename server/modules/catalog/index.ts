export { handleFrom, type ProductInput, productLimits } from "./contract";
export { catalogFigures } from "./figures";
export { whereSelected } from "./filter";
export { catalogCounts, findProducts, scarceProducts } from "./find";
export { openProductFile } from "./formats/detect";
export { decodeText, survey } from "./formats/encoding";
export { descriptionText, sanitizeDescription } from "./formats/rich-text";
export { writeSheet } from "./formats/write-xlsx";
export { sourceOf } from "./imports/run";
export { catalogOverview, productCovers, recentImports } from "./overview";
export { pictureFiles } from "./pictures/files-of";
export { ownPrices } from "./prices/history";
export { setPrices } from "./prices/set";
export {
  insertProducts as addProducts,
  readProducts,
  replaceProducts,
  toInput,
  type WholeProduct,
} from "./product-rows";
export { priceChanges, products, variants } from "./schema";
