import { handleFrom, type ImportMapping, type MappedField, mappedFields } from "../contract";
import { Cells, Columns, gramsPer } from "./columns";
import { finish } from "./finish";
import { groupRows } from "./group-rows";
import { Handles } from "./handles";
import type { ParsedProduct, ParseOptions } from "./parsed";
import { sanitizeDescription } from "./rich-text";
import { type Spoken, speaksOf } from "./spoken";
import { statusFrom } from "./synonyms";
import type { RawRecord, Table } from "./table";

const optionFields = ["option1", "option2", "option3"] as const;

const weights = [
  ["weightGrams", "g"],
  ["weightKg", "kg"],
  ["weightLb", "lb"],
  ["weightOz", "oz"],
] as const;

const fields: Partial<Record<string, MappedField>> = {
  ...(Object.fromEntries(mappedFields.map((field) => [field, field])) as Record<string, MappedField>),
  descriptionHtml: "description",
  options: "option1",
  optionValues: "option1",
  imageUrl: "variantImage",
};

/** What a file of unknown make speaks of. */
export function mappedSpeaksOf(header: string[], mapping: ImportMapping): Spoken {
  const columns = mappedColumns(header, mapping);
  const options = optionFields.some((field) => columns.has(field));
  return speaksOf(columns, fields, { options, weightGrams: weights.some(([field]) => columns.has(field)) });
}

/** The columns of a file as somebody has told what they mean. */
function mappedColumns(header: string[], mapping: ImportMapping): Columns<MappedField> {
  const names = mappedFields.map((field) => [field, mapping[field] ? [mapping[field]] : []]);
  return new Columns(header, Object.fromEntries(names) as Record<MappedField, string[]>);
}

/** A handle out of a handle, an address or any text. */
function handleOf(text: string): string {
  const last =
    text
      .replace(/[?#].*$/, "")
      .replace(/\/+$/, "")
      .split("/")
      .at(-1) ?? "";
  return /^[\p{L}\p{N}][\p{L}\p{M}\p{N}_-]*$/u.test(last) ? last : handleFrom(last || text);
}

const list = (text: string) =>
  text
    .split(/[,;|،、\n]/)
    .map((item) => item.trim())
    .filter(Boolean);

/** Addresses may contain commas: a new one begins where `http` follows a separator. */
const addresses = (text: string) =>
  text
    .split(/[\s,;|،、]+(?=https?:\/\/)/i)
    .map((url) => url.trim())
    .filter(Boolean);

/** The state that the cells name; undefined where they are blank. */
function statusOf(
  cells: Cells<MappedField>,
  records: RawRecord[],
): "draft" | "active" | "archived" | undefined {
  const word = cells.first(records, "status");
  const status = statusFrom(word);
  const [record] = records;
  if (word && !status && record)
    cells.refuse(record, "status", "statusUnknown", { value: word.slice(0, 60) });
  return status;
}

function parseProduct(cells: Cells<MappedField>, records: RawRecord[], handles: Handles): ParsedProduct {
  const used = optionFields.filter((field) => cells.first(records, field));
  const title = cells.first(records, "title");
  const given = cells.first(records, "handle");
  const images = new Set(records.flatMap((record) => addresses(cells.text(record, "images"))));
  const variantImage = (record: RawRecord) => addresses(cells.text(record, "variantImage"))[0];
  for (const record of records) images.add(variantImage(record) ?? "");
  images.delete("");
  const status = statusOf(cells, records);
  return finish(cells, {
    records,
    fields,
    silent: [...(status ? [] : ["status"]), ...(used.length > 0 ? [] : ["options"])],
    product: {
      title,
      handle: given ? handleOf(given) : title ? handles.next(title, cells.first(records, "sku")) : "",
      descriptionHtml: sanitizeDescription(cells.first(records, "description")),
      // Without a word on it, a product is looked at before it is shown to buyers.
      status: status ?? "draft",
      vendor: cells.first(records, "vendor"),
      category: cells.first(records, "category").replace(/\s*(?:»|›|→|\||>+|\s\/\s)\s*/g, " > "),
      tags: list(cells.first(records, "tags")),
      options: used.map((field) => ({
        name: cells.columns.name(field) ?? "",
        values: [...new Set(records.map((record) => cells.text(record, field)).filter(Boolean))],
      })),
      seoTitle: cells.first(records, "seoTitle"),
      seoDescription: cells.first(records, "seoDescription"),
      images: [...images].map((url) => ({ url })),
    },
    variants: records.map((record) => {
      const weight = weights.find(([field]) => cells.text(record, field));
      return {
        record,
        variant: {
          sku: cells.code(record, "sku"),
          barcode: cells.code(record, "barcode"),
          optionValues: used.map((field) => cells.text(record, field)),
          price: cells.amount(record, "price"),
          compareAtPrice: cells.amount(record, "compareAtPrice"),
          cost: cells.amount(record, "cost"),
          quantity: cells.whole(record, "quantity"),
          weightGrams: weight && cells.grams(record, weight[0], gramsPer[weight[1]] ?? 1),
          imageUrl: variantImage(record),
        },
      };
    }),
  });
}

/**
 * The products of a file whose columns somebody has named. Rows with one handle are variants of one product; without
 * a handle column, rows with one title are, where there are columns of options; else each row is a product.
 */
export async function* readMapped(
  table: Table,
  mapping: ImportMapping,
  options: ParseOptions,
): AsyncGenerator<ParsedProduct> {
  const columns = mappedColumns(table.header, mapping);
  const byTitle = optionFields.some((field) => columns.has(field));
  const keyOf = (record: RawRecord) =>
    columns.text(record, "handle") || (byTitle ? columns.text(record, "title") : "");
  const handles = new Handles();
  for await (const records of groupRows(table, keyOf)) {
    yield parseProduct(new Cells(columns, options.currency, "free"), records, handles);
  }
}
