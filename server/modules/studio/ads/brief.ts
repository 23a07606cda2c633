import type { WorkspaceTx } from "@/server/db/client";
import { type AdPlace, composeAd, WritingBrief } from "@/server/modules/ai";
import type { WholeProduct } from "@/server/modules/catalog";
import { factsOf } from "../facts";
import { voiceOfBrief } from "../voice/brief";
import { currentVoice } from "../voice/rows";
import { fitOf, isTaken } from "./check";
import type { AdContent, AdGoal, AdOptions } from "./contract";
import { lengthOf } from "./counting";
import { type AdField, type AdNetwork, adNetworkOf } from "./networks";

/** What the writer is told of a goal. The words that stand for an occasion are those that the offline writer knows. */
const goals: Record<AdGoal, string> = {
  sales: "Get people to buy it now.",
  traffic: "Get people to visit the product's page.",
  awareness: "Make the product and the store known.",
  launch: "It is new: a launch.",
  discount: "It is on sale.",
  gift: "It is shown as a gift.",
  restock: "It is back in stock.",
};

const names: Record<AdNetwork, string> = {
  "google-search": "a Google responsive search ad",
  "google-pmax": "the text assets of a Google Performance Max campaign",
  meta: "a Facebook and Instagram feed ad",
  tiktok: "a TikTok in-feed ad",
  linkedin: "a LinkedIn single image ad",
  x: "a promoted post on X with a website card",
  pinterest: "a Pinterest image ad",
  yandex: "a Yandex Direct text and image ad",
  "yahoo-japan": "a Yahoo! JAPAN responsive search ad",
};

/** What the writer of an ad is told of the product, the wishes and how the store speaks. */
export async function adBrief(
  tx: WorkspaceTx,
  product: WholeProduct,
  currency: string,
  { locale, tone, goal, instruction }: AdOptions,
  variation: number,
): Promise<WritingBrief> {
  const voice = await currentVoice(tx);
  return WritingBrief.parse({
    task: "ads_copy",
    facts: factsOf(product, currency),
    locale,
    tone,
    goal: goals[goal],
    instruction,
    variation,
    voice: voice && voiceOfBrief(voice.content, locale),
  });
}

const countings = {
  characters: "",
  doubleWidth: ", Chinese, Japanese and Korean characters and emoji counting two",
  ascii: ", every character that is not ASCII counting two",
  weighted: ", Chinese, Japanese and Korean characters and emoji counting two",
  freePunctuation: "",
} as const;

function ruleOf({
  id,
  role,
  min,
  max,
  limit,
  recommended,
  measure,
  oneWithin,
  longestWord,
  refused,
}: AdField): string {
  const count =
    max === 1 ? "exactly 1" : `${Math.max(min, 1)} to ${max}, as many different ones as the facts carry`;
  return [
    `- "${id}": ${role === "path" ? `0 to ${max}` : count}; at most ${recommended ?? limit} characters each${countings[measure]}`,
    ...(oneWithin === undefined ? [] : [`at least one with ${oneWithin} characters or fewer`]),
    ...(longestWord === undefined ? [] : [`no word longer than ${longestWord} characters`]),
    ...(refused ? ["no emoji, hashtags or braces"] : []),
    ...(role === "path" ? ["lower case words joined by hyphens, a part of the shown address"] : []),
    ...(role === "body" ? ["two to four short sentences, the most important first"] : []),
  ].join("; ");
}

/** What a model is asked for an ad of a network. */
export function adInstruction(network: AdNetwork): string {
  return [
    `Write ${names[network]} for the product, to the goal that stands in the request. Each text must make sense alone, and no two may say the same. No exclamation marks in headlines. The fields:`,
    ...adNetworkOf(network).fields.map(ruleOf),
  ].join("\n");
}

/** What a model is asked to make one text of an ad shorter. */
export function shortenInstruction(network: AdNetwork, field: AdField): string {
  return `The request holds one text, "${field.id}", of ${names[network]}, which does not fit. Word it again so that it says the same in the same language and fits:\n${ruleOf({ ...field, max: 1 })}`;
}

const placeOf = ({ role, max, limit, recommended, measure, oneWithin, ...field }: AdField): AdPlace => ({
  role,
  max,
  limit: recommended ?? limit,
  measure: (text) => lengthOf(text, measure),
  takes: (text) => isTaken(fitOf(text, { ...field, role, max, limit, measure })),
  oneWithin,
});

/** An ad of a network by the offline writer. */
export function composedAd(brief: WritingBrief, network: AdNetwork): AdContent {
  const { fields } = adNetworkOf(network);
  const texts = composeAd(brief, fields.map(placeOf));
  return Object.fromEntries(fields.map(({ id }, index) => [id, texts[index] ?? []]));
}
