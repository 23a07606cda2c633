export { type ProductFacts, WritingBrief } from "./prompts/brief";
export { parseSeo } from "./prompts/seo-text";
export { type FinishedText, runText, type TextEvent, type TextRequest } from "./run-text";
