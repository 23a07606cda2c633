import { escapeFormula } from "@/server/platform/csv/formula";
import { csvLine } from "@/server/platform/csv/write";
import type { AnalysisDetail } from "../contract";
import { checkFound } from "../seo/found";
import { figureText } from "../strategy/figure-text";
import type { Words } from "./words";

/** The rows of an analysis' table: themes with their quotes, checks, or figures; the first is the header. */
function rowsOf({ reviews, seo, strategy }: AnalysisDetail, { t, locale }: Words): string[][] {
  if (reviews) {
    const head = [
      "theme",
      "count",
      "share",
      "praised",
      "criticised",
      "sentiment",
      "trend",
      "quotes",
    ] as const;
    return [
      head.map((name) => t(`themes.${name}`)),
      ...reviews.themes.map((theme) => [
        theme.label,
        String(theme.count),
        theme.share.toFixed(4),
        String(theme.praised),
        String(theme.criticised),
        t(`sentiment.${theme.sentiment}`),
        theme.trend ? t(`themes.${theme.trend}`) : "",
        theme.quotes.map(({ text }) => text).join(" | "),
      ]),
    ];
  }
  if (seo) {
    return [
      [t("seo.check"), t("seo.now"), "", t("seo.proposal"), ""],
      ...seo.score.checks.map((check) => {
        const then = seo.proposed.checks.find(({ id }) => id === check.id) ?? check;
        return [
          t(`seo.names.${check.id}`),
          t(`seo.${check.status}`),
          checkFound(check, t, locale),
          t(`seo.${then.status}`),
          checkFound(then, t, locale),
        ];
      }),
    ];
  }
  if (!strategy) return [];
  return [
    [t("strategy.figure"), t("strategy.value")],
    ...strategy.figures.map((figure) => [
      t(`figures.${figure.id}`) + (figure.about ? ` (${figure.about})` : ""),
      figureText(figure, strategy.currency, locale),
    ]),
  ];
}

/** The table of an analysis as lines of CSV. */
export function* tableLines(analysis: AnalysisDetail, words: Words): Generator<string> {
  for (const cells of rowsOf(analysis, words)) yield csvLine(cells.map(escapeFormula));
}
