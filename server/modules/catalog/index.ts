export { insertProducts as addProducts, readProducts, type WholeProduct } from "./product-rows";
export type { ProductInput } from "./contract";
