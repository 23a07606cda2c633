export { callLost } from "./events";
export { endLostCall } from "./lost-calls";
export {
  daysOfAll,
  failuresOfAll,
  hoursOfAll,
  linesOfAll,
  modelsOfAll,
  plansOfAll,
  providersByDay,
  totalsOfAll,
} from "./of-all";
export { type ProductFacts, WritingBrief } from "./prompts/brief";
export { type AdPlace, composeAd } from "./offline/formats/ad-places";
export { detectLocale } from "./prompts/detect-locale";
export { parseSeo } from "./prompts/seo-text";
export { takesNoPoints } from "./routing/choose";
export { type ChatTool, runChat } from "./run-chat";
export { runObject } from "./run-object";
export { runText } from "./run-text";
