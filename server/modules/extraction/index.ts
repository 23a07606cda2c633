export { ModelAnswer, modelForm } from "./ai/contract";
export { mergeAnswer } from "./ai/merge";
export { type ReducedPage, reducePage } from "./ai/reduce";
export { parsePrice } from "./price/parse";
export { layoutBroke, layoutOf } from "./rules/layout";
export { readPage } from "./rules/read-page";
export { visitPage } from "./rules/visit";
export { gtinOf, sameGtin } from "./sources/identifiers";
export type { PageReading, ProductReading } from "./types";
