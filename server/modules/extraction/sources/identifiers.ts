/** GTIN-8, -12, -13 and -14, as the standard computes their check digit: weights 3 and 1 from the right. */
function isGtin(text: string): boolean {
  if (!/^(?:\d{8}|\d{12,14})$/.test(text) || /^0+$/.test(text)) return false;
  let sum = 0;
  for (let i = 0; i < text.length - 1; i++) {
    sum += Number(text[text.length - 2 - i]) * (i % 2 === 0 ? 3 : 1);
  }
  return (10 - (sum % 10)) % 10 === Number(text.at(-1));
}

/** An ISBN-10 as the GTIN that stands for the same book. */
function ofIsbn10(text: string): string | undefined {
  if (!/^\d{9}[\dX]$/i.test(text)) return undefined;
  const sum = [...text].reduce(
    (total, char, i) => total + (10 - i) * (/x/i.test(char) ? 10 : Number(char)),
    0,
  );
  if (sum % 11 !== 0) return undefined;
  const body = `978${text.slice(0, 9)}`;
  const check = [...body].reduce((total, char, i) => total + Number(char) * (i % 2 === 0 ? 1 : 3), 0);
  return `${body}${(10 - (check % 10)) % 10}`;
}

/** A text as a GTIN, without what stands between its digits; undefined when its check digit is wrong. */
export function gtinOf(text: string): string | undefined {
  const plain = text.replace(/^(?:gtin|ean|upc|isbn)[\s:-]*/i, "").replace(/[\s-]/g, "");
  return isGtin(plain) ? plain : ofIsbn10(plain);
}

/** One product, whatever the length that its number is written in. */
export const sameGtin = (a: string, b: string) => a.padStart(14, "0") === b.padStart(14, "0");

/** Whether a text may be an identifier of a product: short, one word or nearly, and not a sentence. */
export function isIdentifier(text: string): boolean {
  return (
    text.length >= 2 &&
    text.length <= 40 &&
    /[\p{L}\p{N}]/u.test(text) &&
    text.split(" ").length <= 4 &&
    !/^(?:null|undefined|none|false|true|n\/?a|0+|-+|sku|product|default|\{\{.*|\[object.*)$/i.test(text)
  );
}

/** Texts that begin alike are the same: descriptions are long. */
const longestCompared = 120;

/** An identifier reduced to what tells it apart, to see whether two say the same. */
export const essence = (text: string) =>
  text
    .slice(0, longestCompared)
    .replace(/[^\p{L}\p{N}]/gu, "")
    .toLowerCase();
