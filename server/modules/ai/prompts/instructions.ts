import type { WritingBrief } from "./brief";
import { textLabels } from "./labels";
import { postLimits, textLimits } from "./limits";
import type { OutputForm, SocialPlatform, TextLength, Tone, WritingLocale } from "./tasks";

const languageNames: Record<WritingLocale, string> = {
  en: "English",
  fa: "Persian (Farsi)",
  ar: "Modern Standard Arabic",
  th: "Thai",
  ru: "Russian",
  kk: "Kazakh (Cyrillic script)",
  ja: "Japanese (polite です/ます style)",
};

const tones: Record<Tone, string> = {
  neutral: "neutral and clear",
  friendly: "friendly and warm, as a shop assistant one likes",
  professional: "professional and precise",
  playful: "playful and light, never silly",
  luxurious: "refined and unhurried, without superlatives that the facts do not support",
};

const descriptionWords: Record<TextLength, string> = {
  short: "30 to 60 words",
  medium: "80 to 140 words",
  long: "160 to 280 words",
};

const platformNames: Record<SocialPlatform, string> = {
  instagram: "Instagram",
  telegram: "Telegram",
  facebook: "Facebook",
  x: "X",
  linkedin: "LinkedIn",
};

function seoInstruction(brief: WritingBrief): string {
  const label = textLabels[brief.locale];
  const lines = [
    `${label.title}: at most ${textLimits.seoTitle} characters`,
    `${label.metaDescription}: at most ${textLimits.metaDescription} characters`,
    `${label.slug}: lower case words joined by hyphens`,
    `${label.keywords}: 5 to 8, separated by commas`,
  ];
  if (brief.task === "seo_advanced") {
    lines.push(`${label.heading}: one line`, `${label.imageAlt}: one line`);
  }
  return `Write the search engine texts of the product page, one line each, with exactly these labels:\n${lines.join("\n")}`;
}

function emailInstruction(brief: WritingBrief): string {
  const label = textLabels[brief.locale];
  return [
    "Write a marketing email for the product with exactly these labels, each at the start of a line:",
    `${label.subject}: at most ${textLimits.subject} characters`,
    `${label.preheader}: at most ${textLimits.preheader} characters`,
    `${label.body}: the text, in short paragraphs, starting on the line after the label`,
    `${label.button}: at most ${textLimits.button} characters`,
  ].join("\n");
}

function adsInstruction(brief: WritingBrief): string {
  const label = textLabels[brief.locale];
  return [
    "Write a text advertisement for the product, one line each, with exactly these labels:",
    ...[1, 2, 3].map((n) => `${label.headline} ${n}: at most ${textLimits.adHeadline} characters`),
    ...[1, 2].map((n) => `${label.description} ${n}: at most ${textLimits.adDescription} characters`),
  ].join("\n");
}

function postInstruction(brief: WritingBrief): string {
  const platform = brief.platform ?? "instagram";
  const emoji =
    brief.tone === "friendly" || brief.tone === "playful" ? "A few emoji are welcome." : "No emoji.";
  return `Write a post for ${platformNames[platform]} about the product, at most ${postLimits[platform]} characters with hashtags (length: ${brief.length}). ${emoji} End with 3 to 6 hashtags taken from the facts.`;
}

const forms: Record<OutputForm, (brief: WritingBrief) => string> = {
  description: (brief) =>
    `Write the product description for the product page, ${descriptionWords[brief.length]}: an opening, the body, then the facts as lines that start with "- ", then one closing sentence that invites to buy. Do not mention the price.`,
  social_post: postInstruction,
  seo: seoInstruction,
  email_campaign: emailInstruction,
  ads: adsInstruction,
  reviews: () =>
    "Analyse the customers' reviews: how many, overall sentiment, what is praised, what is criticised, two short quotations, and what to do about it. Count only what is there.",
  strategy: () =>
    "Give a strategic analysis for the store: the situation in figures, what they say, risks, and three next steps. Use only figures that are given or calculated from them.",
  chat: () =>
    "Answer the customer's question in a few sentences from the facts alone. When the facts do not hold the answer, say so.",
};

/** The rules of the system message. None of them contains a word that a merchant or a product wrote. */
export function systemRules(brief: WritingBrief): string[] {
  return [
    "You write texts for a small online store.",
    `Write in ${languageNames[brief.locale]}. Tone: ${tones[brief.tone]}.`,
    "Use only the facts that you are given. Never invent materials, sizes, colours, certificates, guarantees, prices, discounts, delivery terms or opinions of customers. Where a fact is missing, leave it out.",
    "Write plain text without Markdown, HTML or emoji unless the task asks for them. Return the text alone, without comments.",
  ];
}

/** What to write, for the user message. */
export function formInstruction(form: OutputForm, brief: WritingBrief): string {
  return forms[form](brief);
}
