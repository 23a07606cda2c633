import type { AnalysisDetail, ReviewsResult, SeoResult, Statement, StrategyResult } from "../contract";
import { checkFound } from "../seo/found";
import { figureText } from "../strategy/figures";
import type { Words } from "./words";

/** Letters that mean something in Markdown, as what they are: the texts of customers are no markup. */
const plain = (text: string) => text.replace(/[\\`*_{}[\]<>#|~]/g, "\\$&").replace(/\s*\n\s*/g, " ");

const row = (cells: string[]) => `| ${cells.join(" | ")} |`;
const table = (head: string[], rows: string[][]) =>
  [row(head), row(head.map(() => "---")), ...rows.map(row)].join("\n");
const list = (lines: string[]) => lines.map((line) => `- ${line}`).join("\n");
const section = (heading: string, body: string) => (body ? `## ${heading}\n\n${body}` : "");

function reviewsText(result: ReviewsResult, { t, number, percent }: Words): string[] {
  const { sentiment, themes, actions } = result;
  const said = (["positive", "negative", "mixed"] as const).map(
    (side) => `${t(`sentiment.${side}`)}: ${number(sentiment[side])}`,
  );
  const average = result.average === null ? [] : [`${t("sentiment.average")}: ${number(result.average)}`];
  return [
    plain(result.summary),
    section(t("sentiment.title"), list([...said, ...average])),
    section(
      t("themes.title"),
      themes.length === 0
        ? ""
        : table(
            [
              t("themes.theme"),
              t("themes.count"),
              t("themes.share"),
              t("themes.sentiment"),
              t("themes.trend"),
            ],
            themes.map((theme) => [
              plain(theme.label),
              number(theme.count),
              percent(theme.share),
              t(`sentiment.${theme.sentiment}`),
              theme.trend ? t(`themes.${theme.trend}`) : "",
            ]),
          ),
    ),
    section(
      t("themes.quotes"),
      themes
        .filter(({ quotes }) => quotes.length > 0)
        .map(
          ({ label, quotes }) =>
            `### ${plain(label)}\n\n${quotes.map(({ text }) => `> ${plain(text)}`).join("\n>\n")}`,
        )
        .join("\n\n"),
    ),
    section(
      t("actions.title"),
      list(
        actions.map(({ text, priority, theme }) => {
          const answers = theme ? ` (${t("actions.answers", { theme: plain(theme) })})` : "";
          return `**${t(`actions.${priority}`)}**: ${plain(text)}${answers}`;
        }),
      ),
    ),
  ];
}

function seoText(result: SeoResult, { t, number, locale }: Words): string[] {
  const { page, proposal, score, proposed } = result;
  const fields: [Parameters<typeof t>[0], string, string][] = [
    ["seo.fields.seoTitle", page.seoTitle, proposal.seoTitle],
    ["seo.fields.seoDescription", page.seoDescription, proposal.seoDescription],
    ["seo.fields.handle", page.handle, proposal.handle],
    ["seo.fields.tags", page.tags.join(", "), proposal.keywords.join(", ")],
    ["seo.fields.heading", page.title, proposal.heading],
    ...(proposal.imageAlt ? [["seo.fields.imageAlt", page.alts[0] ?? "", proposal.imageAlt] as const] : []),
  ].map(([key, now, then]) => [key as Parameters<typeof t>[0], now ?? "", then ?? ""]);
  return [
    list([
      `${t("seo.scoreNow")}: ${t("seo.scoreOf", { score: number(score.score) })}`,
      `${t("seo.scoreThen")}: ${t("seo.scoreOf", { score: number(proposed.score) })}`,
    ]),
    section(
      t("seo.compare"),
      table(
        ["", t("seo.now"), t("seo.proposal")],
        fields.map(([key, now, then]) => [t(key), plain(now), plain(then)]),
      ),
    ),
    section(t("seo.outline"), list(proposal.headings.map(({ level, text }) => `H${level}: ${plain(text)}`))),
    section(
      t("seo.links"),
      list(proposal.links.map(({ title, anchor }) => `${plain(anchor)} (${plain(title)})`)),
    ),
    section(t("seo.ideas"), list(proposal.ideas.map(plain))),
    section(
      t("seo.checks"),
      table(
        [t("seo.check"), t("list.status"), ""],
        score.checks.map((check) => [
          t(`seo.names.${check.id}`),
          t(`seo.${check.status}`),
          plain(checkFound(check, t, locale)),
        ]),
      ),
    ),
    section(t("seo.jsonLd"), `\`\`\`json\n${result.jsonLd}\n\`\`\``),
  ];
}

function strategyText(result: StrategyResult, { t, locale }: Words): string[] {
  const said = ({ text, unknown }: Statement) =>
    unknown.length === 0
      ? plain(text)
      : `${plain(text)} (${t("strategy.unknown", { numbers: unknown.join(", ") })})`;
  return [
    said(result.summary),
    ...(["findings", "risks", "opportunities"] as const).map((part) =>
      section(t(`strategy.${part}`), list(result[part].map(said))),
    ),
    section(
      t("strategy.actions"),
      list(
        result.actions.map((action) => {
          const { effort, impact } = action;
          const how = `${t("actions.impactOf", { level: t(`actions.${impact}`) })}, ${t("actions.effortOf", { level: t(`actions.${effort}`) })}`;
          return `${said(action)} (${how})`;
        }),
      ),
    ),
    section(
      t("strategy.figures"),
      table(
        [t("strategy.figure"), t("strategy.value")],
        result.figures.map((figure) => [
          t(`figures.${figure.id}`) + (figure.about ? ` (${plain(figure.about)})` : ""),
          figureText(figure, result.currency, locale),
        ]),
      ),
    ),
  ];
}

/** An analysis as a text that people can print or pass on. */
export function analysisMarkdown(analysis: AnalysisDetail, words: Words): string {
  const { kind, product, reviews, seo, strategy, offline } = analysis;
  const { t } = words;
  const title = product ? `${t(`kinds.${kind}.title`)}: ${plain(product.title)}` : t(`kinds.${kind}.title`);
  const body = reviews
    ? reviewsText(reviews, words)
    : seo
      ? seoText(seo, words)
      : strategy
        ? strategyText(strategy, words)
        : [];
  return `${[`# ${title}`, offline ? `_${t("result.offline")}_` : "", ...body].filter(Boolean).join("\n\n")}\n`;
}
