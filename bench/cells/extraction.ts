import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { parseDocument } from "htmlparser2";
import { readPage } from "@/server/modules/extraction";
import { median } from "../lib/load";
import { shopPage } from "../lib/shop-pages";
import type { Row } from "../lib/table";

const rounds = 7;
const made = 45;
/** A folder of saved pages (`html/*.html.gz`) to measure too. */
const dataset = process.env.EXTRACTION_DATASET;

/** Milliseconds of processor time of this process. */
function cpuOf(work: () => void): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

/** Reading product pages by rules, beside parsing them once with the same parser. */
export async function* extraction(): AsyncGenerator<Row> {
  const pages = Array.from({ length: made }, (_, n) => shopPage(n));
  for (const [n, page] of pages.entries()) {
    const { kind, product } = readPage(page, `https://shop.example.com/products/p-${n}`);
    if (kind !== "product" || !product?.price) throw new Error(`The price of page ${n} is not read.`);
  }
  yield measured("rules mode, of parsing once", pages);
  if (!dataset) return;
  const folder = join(dataset, "html");
  const saved = readdirSync(folder).filter((name) => name.endsWith(".html.gz"));
  yield measured(
    "rules mode, saved pages",
    saved.map((name) => gunzipSync(readFileSync(join(folder, name))).toString("utf8")),
  );
}

function measured(what: string, pages: readonly string[]): Row {
  const seen: { ours: number; parse: number }[] = [];
  for (let round = 0; round < rounds; round++) {
    const parse = cpuOf(() => {
      for (const page of pages) parseDocument(page);
    });
    const ours = cpuOf(() => {
      for (const page of pages) readPage(page, "https://shop.example.com/products/p-1");
    });
    // The first warms both up.
    if (round > 0) seen.push({ ours: ours / pages.length, parse: parse / pages.length });
  }
  const kilobytes = pages.reduce((sum, { length }) => sum + length, 0) / pages.length / 1000;
  return {
    what,
    ours: `${median(seen.map(({ ours }) => ours)).toFixed(2)} ms CPU a page of ${kilobytes.toFixed(0)} kB`,
    against: `${median(seen.map(({ parse }) => parse)).toFixed(2)} ms CPU`,
    value: median(seen.map(({ ours, parse }) => ours / parse)),
    bound: 3,
    sense: "at most",
  };
}
