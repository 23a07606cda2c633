export { checkGrounding, type Finding, type GroundingFacts } from "./check";
