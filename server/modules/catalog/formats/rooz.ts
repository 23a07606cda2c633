import { handleFrom } from "../contract";
import { Cells, Columns } from "./columns";
import { finish } from "./finish";
import { groupRows } from "./group-rows";
import { readList, splitList, unescapeItem } from "./lists";
import type { ParsedProduct, ParseOptions } from "./parsed";
import { sanitizeDescription } from "./rich-text";
import { type RoozField, roozColumns } from "./rooz-columns";
import { type Spoken, speaksOf } from "./spoken";
import type { RawRecord, Table } from "./table";

const optionFields = [
  ["option1Name", "option1", "option1Order"],
  ["option2Name", "option2", "option2Order"],
  ["option3Name", "option3", "option3Order"],
] as const;

const fields: Partial<Record<string, RoozField>> = {
  ...(Object.fromEntries(Object.keys(roozColumns).map((field) => [field, field])) as Record<
    string,
    RoozField
  >),
  descriptionHtml: "description",
  options: "option1Name",
  optionValues: "option1",
  weightGrams: "weight",
  imageUrl: "variantImage",
};

function roozColumnsOf(header: string[]): Columns<RoozField> {
  const names = Object.entries(roozColumns).map(([field, name]) => [field, [name]]);
  return new Columns(header, Object.fromEntries(names) as Record<RoozField, string[]>);
}

/** What a file of ours speaks of. */
export function roozSpeaksOf(header: string[]): Spoken {
  const columns = roozColumnsOf(header);
  const options = columns.has("option1Name") || columns.has("option1");
  return speaksOf(columns, fields, { options, alt: columns.has("imageAlts") });
}

/** Puts the texts that had to be cut over several rows together again, in the first of them. */
function joinContinued(records: RawRecord[], columns: Columns<RoozField>): RawRecord[] {
  const joined: RawRecord[] = [];
  for (const record of records) {
    const previous = joined.at(-1);
    if (!previous || !/^yes$/i.test(columns.text(record, "continued"))) {
      joined.push(record);
      continue;
    }
    const kept = [columns.place("handle"), columns.place("continued")];
    const cells = previous.cells.map((cell, i) => (kept.includes(i) ? cell : cell + (record.cells[i] ?? "")));
    joined[joined.length - 1] = { ...previous, cells };
  }
  return joined;
}

function imagesOf(cells: Cells<RoozField>, rows: RawRecord[]): { url: string; alt: string }[] {
  const alts = splitList(cells.first(rows, "imageAlts"), ",").map(unescapeItem);
  return readList(cells.first(rows, "images")).map((url, i) => ({ url, alt: alts[i] ?? "" }));
}

function attributesOf(text: string): { name: string; value: string }[] {
  return splitList(text, ";")
    .filter(Boolean)
    .map((item) => {
      const [name = "", ...value] = splitList(item, ":");
      return { name: unescapeItem(name), value: unescapeItem(value.join(": ")) };
    });
}

/** The state that the cells name; undefined where they are blank. */
function statusOf(cells: Cells<RoozField>, rows: RawRecord[]): "draft" | "active" | "archived" | undefined {
  const status = cells.first(rows, "status").toLowerCase();
  if (status === "draft" || status === "active" || status === "archived") return status;
  const [record] = rows;
  if (status && record) cells.refuse(record, "status", "statusUnknown", { value: status.slice(0, 60) });
  return undefined;
}

function parseProduct(cells: Cells<RoozField>, records: RawRecord[], currency: string): ParsedProduct {
  const rows = joinContinued(records, cells.columns);
  for (const record of rows) {
    const written = cells.text(record, "currency").toUpperCase();
    if (written && written !== currency) {
      cells.refuse(record, "currency", "currencyMismatch", {
        value: written.slice(0, 60),
        currency,
        digits: 0,
      });
    }
  }
  const used = optionFields.filter(([name, value]) => cells.first(rows, name) || cells.first(rows, value));
  const title = cells.first(rows, "title");
  const status = statusOf(cells, rows);
  return finish(cells, {
    records,
    fields,
    silent: status ? [] : ["status"],
    product: {
      title,
      handle: cells.first(rows, "handle"),
      descriptionHtml: sanitizeDescription(
        rows.map((row) => cells.columns.raw(row, "description")).find(Boolean) ?? "",
      ),
      status: status ?? "draft",
      vendor: cells.first(rows, "vendor"),
      category: cells.first(rows, "category"),
      tags: readList(cells.first(rows, "tags")),
      options: used.map(([name, value, order]) => {
        const named = rows.map((row) => cells.text(row, value)).filter(Boolean);
        return {
          name: cells.first(rows, name),
          values: [...new Set([...readList(cells.first(rows, order)), ...named])],
        };
      }),
      attributes: attributesOf(cells.first(rows, "attributes")),
      seoTitle: cells.first(rows, "seoTitle"),
      seoDescription: cells.first(rows, "seoDescription"),
      images: imagesOf(cells, rows),
    },
    variants: rows.map((record) => ({
      record,
      variant: {
        sku: cells.code(record, "sku"),
        barcode: cells.code(record, "barcode"),
        optionValues: used.map(([, value]) => cells.text(record, value)),
        price: cells.amount(record, "price"),
        compareAtPrice: cells.amount(record, "compareAtPrice"),
        cost: cells.amount(record, "cost"),
        quantity: cells.whole(record, "quantity"),
        weightGrams: cells.grams(record, "weight", 1),
        imageUrl: cells.text(record, "variantImage") || undefined,
      },
    })),
  });
}

/** The products of our own file. Rows that somebody added without a handle belong together by their title. */
export async function* readRooz(table: Table, options: ParseOptions): AsyncGenerator<ParsedProduct> {
  const columns = roozColumnsOf(table.header);
  const keyOf = (record: RawRecord) => {
    const title = columns.text(record, "title");
    return columns.text(record, "handle") || (title && handleFrom(title));
  };
  for await (const records of groupRows(table, keyOf)) {
    yield parseProduct(new Cells(columns, options.currency, "point"), records, options.currency);
  }
}
