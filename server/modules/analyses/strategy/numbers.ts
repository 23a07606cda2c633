import { asciiDigits } from "@/server/modules/ai";
import { currencyDigits } from "@/server/platform/money";
import type { Figure, Statement } from "./contract";

/**
 * A number as it is written in any of the seven languages: groups parted by comma, point, space or apostrophe. Figures
 * of a name (X100) are none; where words are not parted by spaces, a number may follow a letter.
 */
const written =
  /(?<![\p{Script=Latin}\p{Script=Cyrillic}\d]|\d[.,])[-−]?(?:\d{1,3}(?:[,.'’\u00a0\u202f ]\d{3})+(?:[.,]\d+)?|\d+(?:[.,]\d+)?)/gu;

/** What a written number may mean: "1,250" is 1250, or 1.25 where the comma is a decimal mark. */
function valuesOf(text: string): number[] {
  const bare = text.replace(/[-−\s\u00a0\u202f'’]/g, "");
  const readings = [
    bare.replaceAll(",", ""),
    bare.replaceAll(".", "").replace(",", "."),
    bare.replace(/[.,]/g, ""),
  ];
  return readings.map(Number).filter((value) => Number.isFinite(value));
}

/** The numbers of a text, with what each may mean. */
export function numbersIn(text: string): { text: string; values: number[] }[] {
  return [...asciiDigits(text).matchAll(written)].map(([match]) => ({
    text: match,
    values: valuesOf(match),
  }));
}

/** The values that a text about these figures may say: as they are, rounded to one decimal or to whole ones. */
function allowedValues(figures: readonly Figure[], currency: string, question: string): Set<number> {
  const allowed = new Set<number>();
  for (const { value, unit, about } of figures) {
    const major = unit === "money" ? value / 10 ** currencyDigits(currency) : value;
    for (const one of [major, Math.round(major), Math.round(major * 10) / 10]) allowed.add(Math.abs(one));
    for (const { values } of numbersIn(about ?? "")) for (const one of values) allowed.add(one);
  }
  for (const { values } of numbersIn(question)) for (const one of values) allowed.add(one);
  return allowed;
}

/**
 * Makes what checks sentences: each number of a sentence must be one of the figures, or of the merchant's own question.
 * What is none of them is named. Numbers that count the sentence itself ("1." at its beginning) are not looked at.
 */
export function statementChecker(
  figures: readonly Figure[],
  currency: string,
  question = "",
): (text: string) => Statement {
  const allowed = allowedValues(figures, currency, question);
  return (text) => {
    const body = text.trim().replace(/^\p{Nd}{1,2}[.)]\s+/u, "");
    const unknown = numbersIn(body)
      .filter(({ values }) => !values.some((value) => allowed.has(value)))
      .map((number) => number.text);
    return { text: body, unknown: [...new Set(unknown)] };
  };
}
