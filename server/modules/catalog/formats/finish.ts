import type { z } from "zod";
import { ProductInput, productLimits } from "../contract";
import type { Cells } from "./columns";
import type { ImportErrorCode, ParsedProduct, RowError } from "./parsed";
import type { RawRecord } from "./table";

type Raw = z.input<typeof ProductInput>;

/** What a format has made of a product's rows. */
export interface Candidate<F extends string> {
  /** All rows of the product, in the file's order. */
  records: RawRecord[];
  product: Omit<Raw, "variants">;
  /** Variants in their order, each with the row that it stands in. */
  variants: { record: RawRecord; variant: NonNullable<Raw["variants"][number]> }[];
  /** Which column a field of the contract comes from, for errors. */
  fields: Partial<Record<string, F>>;
  /** Fields that stand for what a new product has, because the product's cells say nothing of them. */
  silent?: readonly string[];
}

/** Errors of one product that are told; the rest are mostly the same again. */
const maxErrors = 20;

/** The issues of the contract in the words of a file. */
function errorOf(
  issue: z.core.$ZodIssue,
  value: unknown,
): { code: ImportErrorCode; params: RowError["params"] } {
  const field = issue.path.findLast((part) => typeof part === "string");
  const reason = issue.code === "custom" ? String(issue.params?.code ?? "") : "";
  if (reason === "url") return { code: "urlInvalid", params: { value: String(value).slice(0, 60) } };
  if (reason === "taken")
    return { code: field === "optionValues" ? "duplicateVariant" : "duplicateOption", params: {} };
  if (field === "optionValues") return { code: "optionValueMissing", params: {} };
  if (issue.code === "too_big") {
    const max = Number(issue.maximum);
    const code =
      issue.origin === "string" ? "tooLong" : issue.origin === "array" ? "tooMany" : "numberTooBig";
    return { code, params: { max } };
  }
  if (issue.code === "too_small" && issue.path[0] === "title") return { code: "titleMissing", params: {} };
  if (issue.code === "too_small" && issue.origin !== "string") return { code: "numberNegative", params: {} };
  if (issue.code === "too_small" && issue.path[0] === "options") {
    return { code: field === "name" ? "optionNameMissing" : "optionValueMissing", params: {} };
  }
  return { code: "invalid", params: {} };
}

function valueAt(value: unknown, path: PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (at, key) =>
      typeof at === "object" && at !== null ? (at as Record<PropertyKey, unknown>)[key] : undefined,
    value,
  );
}

/** Checks a candidate against the contract: a product, or all that is wrong with its rows. */
export function finish<F extends string>(cells: Cells<F>, candidate: Candidate<F>): ParsedProduct {
  const { records, fields } = candidate;
  const rows = records.map((record) => record.row);
  const errors: RowError[] = records.flatMap(({ row, problem }) =>
    problem ? [{ row, column: null, code: problem, params: { max: productLimits.variants } }] : [],
  );
  errors.push(...cells.errors);
  const product = {
    ...candidate.product,
    variants: candidate.variants.map(({ variant }, position) => ({ ...variant, position })),
  };
  const parsed = ProductInput.safeParse(product);
  if (parsed.success && errors.length === 0)
    return { ok: true, product: parsed.data, rows, silent: candidate.silent ?? [] };
  for (const issue of parsed.error?.issues ?? []) {
    const [part, index] = issue.path;
    const ofVariant = part === "variants" && typeof index === "number";
    const record = (ofVariant ? candidate.variants[index]?.record : undefined) ?? records[0];
    const field = fields[String(ofVariant ? issue.path[2] : part)];
    const column = field === undefined ? null : cells.columns.name(field);
    const value = valueAt(product, issue.path);
    const twin = candidate.variants.find(({ variant }) => variant.sku === value)?.record.row ?? 0;
    const isTwin = ofVariant && issue.path[2] === "sku" && issue.code === "custom";
    const told = isTwin
      ? { code: "duplicateSku" as const, params: { sku: String(value), row: twin } }
      : errorOf(issue, value);
    const error = { row: record?.row ?? 0, column, ...told };
    // A cell that could not be read leaves a gap that need not be told of again.
    if (!errors.some((other) => other.row === error.row && other.column === column)) errors.push(error);
  }
  return { ok: false, rows, errors: errors.slice(0, maxErrors) };
}
