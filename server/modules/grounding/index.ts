export { amountsOf } from "./amounts";
export { checkGrounding } from "./check";
export { normalise } from "./normalise";
export { isSizeNumber, sizesOf, sizesOfValue } from "./sizes";
