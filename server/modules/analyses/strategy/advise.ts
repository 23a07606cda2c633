import { z } from "zod";
import type { Locale } from "@/server/platform/i18n/locales";
import { translatorFor } from "@/server/platform/i18n/messages";
import { type Figure, type FigureId, type StrategyResult, scales } from "./contract";
import { figureText } from "./figure-text";
import { statementChecker } from "./numbers";
import { type RuleId, rulesThatHold } from "./rules";

const Sentence = z.string().trim().min(1).max(500);
const Sentences = z.array(Sentence).max(8);

export const StrategyAnswer = z.object({
  summary: z.string().trim().min(1).max(900),
  findings: Sentences,
  risks: Sentences,
  opportunities: Sentences,
  actions: z.array(z.object({ text: Sentence, effort: z.enum(scales), impact: z.enum(scales) })).max(10),
});
export type StrategyAnswer = z.output<typeof StrategyAnswer>;

export const strategyForm =
  'Under "material" of the data block stand the figures of a store. Answer the merchant\'s question where the request holds one, and say in any case what the figures show: "summary" (two or three sentences), "findings", "risks", "opportunities", "actions" (the ones that pay most first, each with its effort and impact). Use no number that is not among the figures, as it stands there: calculate nothing, estimate nothing, compare with no market. Where a figure is missing, say what to record instead of guessing.';

/** The figures as the model is told of them, in the language of the answer. */
export async function materialOf(figures: readonly Figure[], currency: string, locale: Locale) {
  const t = await translatorFor(locale, "analyses");
  return figures.map((figure) => ({
    source: figure.source,
    name: t(`figures.${figure.id}`),
    ...(figure.about !== undefined && { about: figure.about }),
    value: figureText(figure, currency, locale),
  }));
}

/** The same without a model: rules over the figures, in the store's language. */
export async function composeStrategy(
  figures: readonly Figure[],
  currency: string,
  locale: Locale,
): Promise<StrategyAnswer> {
  const t = await translatorFor(locale, "analyses");
  const texts = Object.fromEntries(
    figures.map((figure) => [figure.id, figureText(figure, currency, locale)]),
  ) as Partial<Record<FigureId, string>>;
  const slots = {
    ...texts,
    category: figures.find(({ id }) => id === "largestCategory")?.about ?? "",
  } as Record<string, string>;
  const rules = rulesThatHold(figures);
  const say = (id: RuleId) => t(`rules.${id}.says`, slots as never);
  const of = (part: "findings" | "risks" | "opportunities") =>
    rules.filter((rule) => rule.part === part).map(({ id }) => say(id));
  return {
    summary: t("rules.summary", slots as never),
    findings: of("findings"),
    risks: of("risks"),
    opportunities: of("opportunities"),
    actions: rules.flatMap(({ id, effort, impact, acts }) =>
      acts ? [{ text: t(`rules.${id as "margin"}.does`), effort, impact }] : [],
    ),
  };
}

/** The whole result: what was said, each sentence with the numbers in it that nobody has given. */
export function strategyResultOf(
  answer: StrategyAnswer,
  figures: Figure[],
  currency: string,
  question: string | undefined,
): StrategyResult {
  const check = statementChecker(figures, currency, question);
  return {
    currency,
    figures,
    summary: check(answer.summary),
    findings: answer.findings.map(check),
    risks: answer.risks.map(check),
    opportunities: answer.opportunities.map(check),
    actions: answer.actions.map(({ text, effort, impact }) => ({ ...check(text), effort, impact })),
  };
}
