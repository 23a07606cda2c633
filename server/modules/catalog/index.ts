export type { ProductInput } from "./contract";
export { catalogOverview, productTitles, recentImports } from "./overview";
export { insertProducts as addProducts, readProducts, type WholeProduct } from "./product-rows";
