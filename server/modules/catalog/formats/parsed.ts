import type { ProductInput } from "../contract";

/** What can be wrong with a row; each has a text in messages/<locale>/import-errors.json. */
export const importErrorCodes = [
  "unclosedQuote",
  "tooManyCells",
  "rowTooLarge",
  "tooManyRows",
  "titleMissing",
  "handleMissing",
  "tooLong",
  "tooMany",
  "numberInvalid",
  "numberAmbiguous",
  "numberTooBig",
  "numberNegative",
  "numberDecimals",
  "numberNotWhole",
  "numberShortened",
  "currencyMismatch",
  "statusUnknown",
  "urlInvalid",
  "optionNameMissing",
  "optionValueMissing",
  "duplicateOption",
  "duplicateVariant",
  "duplicateSku",
  "duplicateProduct",
  "parentMissing",
  "invalid",
] as const;

export type ImportErrorCode = (typeof importErrorCodes)[number];

export interface RowError {
  row: number;
  /** The column's name in the file; null where it is not about one column. */
  column: string | null;
  code: ImportErrorCode;
  params: Record<string, string | number>;
}

/** A product of a file, or why there is none; `rows` are all rows that belong to it. */
export type ParsedProduct =
  | {
      ok: true;
      product: ProductInput;
      rows: number[];
      /** Fields whose cells are blank and cannot mean "none": the product has what a new one would have. */
      silent: readonly string[];
    }
  | { ok: false; rows: number[]; errors: RowError[] };

/** What the reading of a file depends on. */
export interface ParseOptions {
  /** The store's currency, ISO 4217. */
  currency: string;
  /** The moment by which sales in the file have begun or ended. */
  now: Date;
}
