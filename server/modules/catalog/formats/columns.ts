import { type NumberStyle, parseDecimal } from "./decimal";
import { currencyDigits, parseAmount } from "./money";
import type { ImportErrorCode, RowError } from "./parsed";
import type { RawRecord } from "./table";

const plainName = (name: string) => name.trim().replace(/\s+/g, " ").toLowerCase();

/** Where a format's fields stand in a file. Names are compared without case; the first of several is taken. */
export class Columns<F extends string> {
  private readonly places: Partial<Record<F, number>> = {};

  constructor(
    private readonly header: string[],
    names: Record<F, string[]>,
  ) {
    const byName = new Map<string, number>();
    header.forEach((name, index) => {
      if (!byName.has(plainName(name))) byName.set(plainName(name), index);
    });
    for (const field of Object.keys(names) as F[]) {
      const name = names[field].find((candidate) => byName.has(plainName(candidate)));
      if (name !== undefined) this.places[field] = byName.get(plainName(name));
    }
  }

  /** Whether the file has the column. */
  has(field: F): boolean {
    return this.places[field] !== undefined;
  }

  /** Which of a row's cells the column is. */
  place(field: F): number | undefined {
    return this.places[field];
  }

  /** The column's name as the file writes it. */
  name(field: F): string | null {
    const place = this.places[field];
    return place === undefined ? null : (this.header[place] ?? null);
  }

  /** A cell as it stands in the file; empty where there is no such column. */
  raw(record: RawRecord, field: F): string {
    const place = this.places[field];
    return place === undefined ? "" : (record.cells[place] ?? "");
  }

  /** A cell without space around it. */
  text(record: RawRecord, field: F): string {
    return this.raw(record, field).trim();
  }
}

/** How much of a faulty value an error shows. */
const shown = (value: string) => (value.length > 60 ? `${value.slice(0, 59).toWellFormed()}…` : value);

/** Reads the cells of one product and gathers what is wrong with them. */
export class Cells<F extends string> {
  readonly errors: RowError[] = [];

  constructor(
    readonly columns: Columns<F>,
    private readonly currency: string,
    private readonly style: NumberStyle,
  ) {}

  refuse(record: RawRecord, field: F | null, code: ImportErrorCode, params: RowError["params"] = {}): void {
    this.errors.push({ row: record.row, column: field && this.columns.name(field), code, params });
  }

  text(record: RawRecord, field: F): string {
    return this.columns.text(record, field);
  }

  /** The first text that one of a product's rows has for a field. */
  first(records: RawRecord[], field: F): string {
    for (const record of records) {
      const text = this.columns.text(record, field);
      if (text) return text;
    }
    return "";
  }

  /** An amount in minor units; undefined where the cell is empty or faulty. */
  amount(record: RawRecord, field: F): number | undefined {
    const text = this.columns.text(record, field);
    if (text === "") return undefined;
    const amount = parseAmount(text, this.currency, this.style);
    if (typeof amount === "number") return amount;
    const digits = currencyDigits(this.currency);
    this.refuse(record, field, amount, { value: shown(text), currency: this.currency, digits });
    return undefined;
  }

  /** A whole number, which may be negative; undefined where the cell is empty or faulty. */
  whole(record: RawRecord, field: F): number | undefined {
    const text = this.columns.text(record, field);
    if (text === "") return undefined;
    const decimal = parseDecimal(text, this.style, 0);
    if (typeof decimal !== "string" && decimal.scale === 0) return decimal.units;
    const code = typeof decimal === "string" ? decimal : "numberNotWhole";
    this.refuse(record, field, code, { value: shown(text) });
    return undefined;
  }

  /** A weight in whole grams from one in units of `gramsPerUnit`; undefined where the cell is empty or faulty. */
  grams(record: RawRecord, field: F, gramsPerUnit: number): number | undefined {
    const text = this.columns.text(record, field);
    if (text === "") return undefined;
    const decimal = parseDecimal(text, this.style, 2);
    const code = typeof decimal === "string" ? decimal : decimal.units < 0 ? "numberNegative" : undefined;
    if (typeof decimal !== "string" && code === undefined) {
      return Math.round((decimal.units * gramsPerUnit) / 10 ** decimal.scale);
    }
    this.refuse(record, field, code ?? "numberInvalid", { value: shown(text) });
    return undefined;
  }

  /**
   * A SKU or barcode. One that a spreadsheet has turned into 5.90123E+12 has lost its digits for good and must not
   * become a product's.
   */
  code(record: RawRecord, field: F): string | undefined {
    const text = this.columns.text(record, field);
    if (/^\d[.,]\d+E\+\d+$/i.test(text)) this.refuse(record, field, "numberShortened", { value: text });
    return text || undefined;
  }
}

/** Grams in a unit of weight. */
export const gramsPer: Record<string, number> = {
  g: 1,
  kg: 1000,
  lb: 453.59237,
  lbs: 453.59237,
  oz: 28.349523125,
};
