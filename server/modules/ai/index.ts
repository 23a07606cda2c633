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
export { compose } from "./offline/compose";
export { asciiDigits } from "./offline/figures";
export { type AdPlace, composeAd } from "./offline/formats/ad-places";
export { frequentWords, type ReadReview, ratingIn, readReview } from "./offline/formats/reviews";
export { phrasesOf } from "./offline/locales";
export { ownKeyWork } from "./own-key-work";
export { type ProductFacts, WritingBrief } from "./prompts/brief";
export { detectLocale } from "./prompts/detect-locale";
export { parseSeo } from "./prompts/seo-text";
export { chooseModels, pointsOfCall, takesNoPoints } from "./routing/choose";
export { type ChatTool, runChat } from "./run-chat";
export { runObject } from "./run-object";
export { runPicture } from "./run-picture";
export { runText } from "./run-text";
