export { checkGrounding } from "./check";
