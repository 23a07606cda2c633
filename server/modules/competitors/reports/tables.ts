import type { WorkspaceTx } from "@/server/db/client";
import type { Locale } from "@/server/platform/i18n/locales";
import { translatorFor } from "@/server/platform/i18n/messages";
import type { Id } from "@/server/platform/ids";
import { toDecimal } from "@/server/platform/money";
import { storeCurrency } from "../store-currency";
import type { ReportKind } from "./contract";
import { gapRows } from "./gaps";
import { moversReport } from "./movers";
import { priceRows } from "./prices";
import { promotionRows } from "./promotions";

type Transaction = <R>(fn: (tx: WorkspaceTx) => Promise<R>) => Promise<R>;

/** A report as rows of text: what each column is called, which are plain decimals, and the rows as they come. */
export interface ReportTable {
  name: string;
  header: string[];
  numbers: boolean[];
  rows: AsyncIterable<string[]>;
}

/** Columns in their order; those with a `#` are numbers. */
const columns = {
  prices: [
    "product",
    "options",
    "sku",
    "#price",
    "currency",
    "#shops",
    "#rank",
    "#lowest",
    "lowestShop",
    "#median",
    "#toLowest",
    "#toMedian",
  ],
  gaps: ["shop", "product", "brand", "#price", "currency", "firstSeen", "url"],
  promotions: [
    "shop",
    "product",
    "#price",
    "#before",
    "currency",
    "#discount",
    "since",
    "own",
    "#ownPrice",
    "ownCurrency",
    "url",
  ],
  movers: ["shop", "#moves", "#cuts", "#rises", "#first", "#followed", "#lagHours"],
} as const satisfies Record<ReportKind, readonly string[]>;

const pageSize = 1000;
const mostPromotions = 50_000;
const text = (value: number | null) => (value === null ? "" : String(value));
const money = (amount: number | null, currency: string | null) =>
  amount === null || !currency ? "" : toDecimal(amount, currency);

async function* priceCells(transaction: Transaction): AsyncGenerator<string[]> {
  const { rows, currency } = await transaction(async (tx) => ({
    rows: await priceRows(tx),
    currency: await storeCurrency(tx),
  }));
  for (const row of rows) {
    yield [
      row.title,
      row.options.join(", "),
      row.sku ?? "",
      money(row.price, currency),
      currency,
      text(row.shops),
      text(row.rank),
      money(row.lowest, currency),
      row.lowestShop,
      money(row.median, currency),
      text(row.toLowest),
      text(row.toMedian),
    ];
  }
}

async function* gapCells(transaction: Transaction): AsyncGenerator<string[]> {
  let after: Id<"competitorProduct"> | undefined;
  for (;;) {
    const page = await transaction((tx) => gapRows(tx, pageSize, after));
    for (const { shop, title, brand, priceMinor, currency, firstSeenAt, url } of page)
      yield [shop, title, brand ?? "", money(priceMinor, currency), currency ?? "", firstSeenAt, url];
    after = page.at(-1)?.productId;
    if (page.length < pageSize) return;
  }
}

async function* promotionCells(transaction: Transaction): AsyncGenerator<string[]> {
  const { rows, own } = await transaction(async (tx) => ({
    rows: await promotionRows(tx, mostPromotions),
    own: await storeCurrency(tx),
  }));
  for (const {
    shop,
    title,
    priceMinor,
    listPriceMinor,
    currency,
    discount,
    since,
    ownTitle,
    ownPrice,
    url,
  } of rows)
    yield [
      shop,
      title,
      money(priceMinor, currency),
      money(listPriceMinor, currency),
      currency,
      text(discount),
      since ?? "",
      ownTitle ?? "",
      money(ownPrice, own),
      ownPrice === null ? "" : own,
      url,
    ];
}

async function* moverCells(transaction: Transaction, days: number): AsyncGenerator<string[]> {
  const { rows } = await transaction((tx) => moversReport(tx, days, new Date()));
  for (const { shop, moves, cuts, rises, first, followed, lagHours } of rows)
    yield [shop, ...[moves, cuts, rises, first, followed, lagHours].map(text)];
}

/** A whole report as a table, in the reader's language; amounts are plain decimals of the currency beside them. */
export async function reportTable(
  transaction: Transaction,
  kind: ReportKind,
  days: number,
  locale: Locale,
): Promise<ReportTable> {
  const t = await translatorFor(locale, "matching");
  const names = columns[kind];
  const rows = {
    prices: () => priceCells(transaction),
    gaps: () => gapCells(transaction),
    promotions: () => promotionCells(transaction),
    movers: () => moverCells(transaction, days),
  }[kind]();
  return {
    name: t(`reports.${kind}.title`).slice(0, 31),
    header: names.map((name) => t(`reports.columns.${name.replace("#", "") as "product"}`)),
    numbers: names.map((name) => name.startsWith("#")),
    rows,
  };
}
