export type { ProductInput } from "./contract";
export { whereSelected } from "./filter";
export { descriptionText, sanitizeDescription } from "./formats/rich-text";
export { catalogOverview, productCovers, recentImports } from "./overview";
export { pictureFiles } from "./pictures/files-of";
export {
  insertProducts as addProducts,
  readProducts,
  replaceProducts,
  toInput,
  type WholeProduct,
} from "./product-rows";
export { products } from "./schema";
