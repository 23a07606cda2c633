/**
 * Spreadsheets run a cell as a formula when it starts with one of these (OWASP, "CSV injection"): = + - @, a tab, a
 * line end, and the full-width forms that East Asian versions accept.
 */
const risky = /^'*[=+\-@\t\r\n＝＋－＠]/;
const escaped = /^''*[=+\-@\t\r\n＝＋－＠]/;

/**
 * A cell that no spreadsheet takes for a formula: an apostrophe goes before it. A text that begins as an escaped one
 * does is escaped too, so that `unescapeFormula` always gives back exactly what went in.
 */
export function escapeFormula(text: string): string {
  return risky.test(text) ? `'${text}` : text;
}

/** Takes off what `escapeFormula` (or WooCommerce's exporter, which does the same) put on. */
export function unescapeFormula(text: string): string {
  return text.charCodeAt(0) === 39 && escaped.test(text) ? text.slice(1) : text;
}
