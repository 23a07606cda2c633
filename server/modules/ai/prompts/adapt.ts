import type { WritingBrief } from "./brief";
import { type TextLabels, textLabels } from "./labels";
import { textLimits } from "./limits";
import type { OutputForm, WritingLocale } from "./tasks";

type Source = NonNullable<WritingBrief["source"]>;

const manners: Record<Source["how"], string> = {
  translate:
    "Translate it faithfully: the same statements in the same order, in the same paragraphs, lines and lists. Add nothing and leave nothing out.",
  localise:
    "Localise it: say the same as somebody who grew up with the language would say it to customers there. Idioms, examples of speech, ways of address and the order of sentences may change; what is stated may not.",
};

/** Labels of the lines that a form has, and how long what follows each may be, in characters. */
const labelled: Partial<Record<OutputForm, Partial<Record<keyof TextLabels, number | undefined>>>> = {
  seo: {
    title: textLimits.seoTitle,
    metaDescription: textLimits.metaDescription,
    slug: undefined,
    keywords: undefined,
    heading: undefined,
    imageAlt: undefined,
  },
  email_campaign: {
    subject: textLimits.subject,
    preheader: textLimits.preheader,
    body: undefined,
    button: textLimits.button,
  },
};

/** What a line's label becomes, with the limit of what follows it. */
function labelRules(form: OutputForm, locale: WritingLocale): string[] {
  const limits = Object.entries(labelled[form] ?? {});
  if (limits.length === 0) return [];
  const labels = limits.map(([name, limit]) => {
    const label = textLabels[locale][name as keyof TextLabels];
    return limit === undefined ? label : `${label} (at most ${limit} characters)`;
  });
  return [
    `The labels at the beginnings of lines are, in this order where they occur: ${labels.join(", ")}. Each is followed by a colon.`,
  ];
}

/**
 * How a text is said in another language, for the user message: what is true of the product stays true, so nothing is
 * converted or rounded.
 */
export function adaptInstruction(form: OutputForm, locale: WritingLocale, { how }: Source): string {
  return [
    'The text under "source" of the data block is to be said in the language that the rules name.',
    manners[how],
    "Every number, amount, size, price and currency keeps its value: convert and round nothing. Units and currencies are named as the language names them. Names of products and brands, codes and addresses stay as they are.",
    "What the text says stands, also where the facts say less; the facts are there to choose the right words by.",
    "Of what the merchant asks for, follow what concerns the wording; no statement is added for its sake.",
    ...labelRules(form, locale),
  ].join("\n");
}
