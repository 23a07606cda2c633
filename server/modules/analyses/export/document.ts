import {
  type Block,
  type Document,
  list,
  paragraph,
  type Run,
  section,
} from "@/server/platform/document/document";
import type { AnalysisDetail, ReviewsResult, SeoResult, Statement, StrategyResult } from "../contract";
import { checkFound } from "../seo/found";
import { figureText } from "../strategy/figure-text";
import type { Words } from "./words";

const sides = ["positive", "negative", "mixed"] as const;

function reviewsBlocks(result: ReviewsResult, { t, number, percent, month }: Words): Block[] {
  const { sentiment, themes, actions, months } = result;
  const said = sides.map((side) => `${t(`sentiment.${side}`)}: ${number(sentiment[side])}`);
  const average = result.average === null ? [] : [`${t("sentiment.average")}: ${number(result.average)}`];
  return [
    paragraph(result.summary),
    ...section(2, t("sentiment.title"), [list([...said, ...average])]),
    ...section(2, t("sentiment.months"), [
      {
        kind: "table",
        head: [t("sentiment.month"), ...sides.map((side) => t(`sentiment.${side}`))],
        // A single month shows no course of things.
        rows:
          months.length < 2
            ? []
            : months.map((one) => [month(one.month), ...sides.map((side) => number(one[side]))]),
      },
    ]),
    ...section(2, t("themes.title"), [
      {
        kind: "table",
        head: (["theme", "count", "share", "sentiment", "trend"] as const).map((name) => t(`themes.${name}`)),
        rows: themes.map((theme) => [
          theme.label,
          number(theme.count),
          percent(theme.share),
          t(`sentiment.${theme.sentiment}`),
          theme.trend ? t(`themes.${theme.trend}`) : "",
        ]),
      },
    ]),
    ...section(
      2,
      t("themes.quotes"),
      themes.flatMap(({ label, quotes }) =>
        section(3, label, [{ kind: "quotes", quotes: quotes.map(({ text }) => text) }]),
      ),
    ),
    ...section(2, t("actions.title"), [
      {
        kind: "list",
        items: actions.map(({ text, priority, theme }): Run[] => [
          { text: `${t(`actions.${priority}`)}:`, strong: true },
          { text: ` ${text}` },
          ...(theme ? [{ text: ` (${t("actions.answers", { theme })})` }] : []),
        ]),
      },
    ]),
  ];
}

function seoBlocks(result: SeoResult, { t, number, locale }: Words): Block[] {
  const { page, proposal, score, proposed } = result;
  const fields = [
    ["seoTitle", page.seoTitle, proposal.seoTitle],
    ["seoDescription", page.seoDescription, proposal.seoDescription],
    ["handle", page.handle, proposal.handle],
    ["tags", page.tags.join(", "), proposal.keywords.join(", ")],
    ["heading", page.title, proposal.heading],
    ...(proposal.imageAlt ? [["imageAlt", page.alts[0] ?? "", proposal.imageAlt] as const] : []),
  ] as const;
  return [
    list([
      `${t("seo.scoreNow")}: ${t("seo.scoreOf", { score: number(score.score) })}`,
      `${t("seo.scoreThen")}: ${t("seo.scoreOf", { score: number(proposed.score) })}`,
    ]),
    ...section(2, t("seo.compare"), [
      {
        kind: "table",
        head: ["", t("seo.now"), t("seo.proposal")],
        rows: fields.map(([name, now, then]) => [t(`seo.fields.${name}`), now ?? "", then ?? ""]),
      },
    ]),
    ...section(2, t("seo.outline"), [list(proposal.headings.map(({ level, text }) => `H${level}: ${text}`))]),
    ...section(2, t("seo.links"), [
      {
        kind: "list",
        items: proposal.links.map(({ title, anchor }) => [{ text: anchor }, { text: ` (${title})` }]),
      },
    ]),
    ...section(2, t("seo.ideas"), [list(proposal.ideas)]),
    ...section(2, t("seo.checks"), [
      {
        kind: "table",
        head: [t("seo.check"), t("list.status"), ""],
        rows: score.checks.map((check) => [
          t(`seo.names.${check.id}`),
          t(`seo.${check.status}`),
          checkFound(check, t, locale),
        ]),
      },
    ]),
    ...section(2, t("seo.jsonLd"), [{ kind: "code", text: result.jsonLd }]),
  ];
}

function strategyBlocks(result: StrategyResult, { t, locale }: Words): Block[] {
  const said = ({ text, unknown }: Statement): Run[] => [
    { text },
    ...(unknown.length > 0 ? [{ text: ` (${t("strategy.unknown", { numbers: unknown.join(", ") })})` }] : []),
  ];
  return [
    { kind: "paragraph", runs: said(result.summary) },
    ...(["findings", "risks", "opportunities"] as const).flatMap((part) =>
      section(2, t(`strategy.${part}`), [{ kind: "list", items: result[part].map(said) }]),
    ),
    ...section(2, t("strategy.actions"), [
      {
        kind: "list",
        items: result.actions.map((action) => {
          const { effort, impact } = action;
          const how = `${t("actions.impactOf", { level: t(`actions.${impact}`) })}, ${t("actions.effortOf", { level: t(`actions.${effort}`) })}`;
          return [...said(action), { text: ` (${how})` }];
        }),
      },
    ]),
    ...section(2, t("strategy.figures"), [
      {
        kind: "table",
        head: [t("strategy.figure"), t("strategy.value")],
        rows: result.figures.map((figure) => [
          t(`figures.${figure.id}`) + (figure.about ? ` (${figure.about})` : ""),
          figureText(figure, result.currency, locale),
        ]),
      },
    ]),
  ];
}

/** An analysis as a document that people print, pass on and work on. */
export function analysisDocument(analysis: AnalysisDetail, words: Words): Document {
  const { kind, product, reviews, seo, strategy, offline } = analysis;
  const { t, locale } = words;
  const title = t(`kinds.${kind}.title`);
  const result = reviews
    ? reviewsBlocks(reviews, words)
    : seo
      ? seoBlocks(seo, words)
      : strategy
        ? strategyBlocks(strategy, words)
        : [];
  return {
    title: product ? `${title}: ${product.title}` : title,
    locale,
    blocks: [...(offline ? [{ kind: "note", text: t("result.offline") } as const] : []), ...result],
  };
}
