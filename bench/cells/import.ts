import { setTimeout as pause } from "node:timers/promises";
import ExcelJS from "exceljs";
import { childrenOf, peakOf, usageOf } from "../lib/cpu";
import { productOf } from "../lib/goods";
import type { Stage } from "../lib/stage";
import type { Row } from "../lib/table";

const rows = 50_000;
const perProduct = 3;
const columns =
  "Handle,Title,Body (HTML),Vendor,Product Category,Tags,Published,Option1 Name,Option1 Value,Variant SKU,Variant Price,Variant Inventory Qty,Status".split(
    ",",
  );

/** The rows of a Shopify file: one for each variant, the product's fields on the first. */
function* shopifyRows(prefix: string): Generator<string[]> {
  for (let n = 0; n * perProduct < rows; n++) {
    const product = productOf(n);
    const handle = `${prefix}-${n}`;
    for (const [i, variant] of product.variants.entries()) {
      if (n * perProduct + i >= rows) return;
      const own = [
        variant.size,
        `${prefix}-${variant.sku}`,
        (variant.price / 100).toFixed(2),
        String(variant.quantity),
      ];
      yield i === 0
        ? [
            handle,
            product.title,
            product.descriptionHtml,
            product.vendor,
            product.category,
            product.tags.join(", "),
            "true",
            "Size",
            ...own,
            "active",
          ]
        : [handle, "", "", "", "", "", "", "", ...own, ""];
    }
  }
}

const quoted = (cell: string) => (/[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);

function csvOf(prefix: string): Buffer {
  const lines = [columns.join(",")];
  for (const row of shopifyRows(prefix)) lines.push(row.map(quoted).join(","));
  return Buffer.from(`${lines.join("\n")}\n`);
}

async function xlsxOf(prefix: string): Promise<Buffer> {
  const book = new ExcelJS.Workbook();
  const sheet = book.addWorksheet("Products");
  sheet.addRow(columns);
  for (const row of shopifyRows(prefix)) sheet.addRow(row);
  return Buffer.from(await book.xlsx.writeBuffer());
}

interface Imported {
  seconds: number;
  peakMb: number;
  node: number;
  postgres: number;
}

/** A file of 50,000 rows over the web, as a merchant sends it, beside INSERTs of the rows that it holds. */
export async function* imports(stage: Stage): AsyncGenerator<Row> {
  const csv = await bringIn(stage, "bench.csv", csvOf("c"));
  const floor =
    [await insertAll(stage), await insertAll(stage), await insertAll(stage)].toSorted((a, b) => a - b)[1] ??
    0;
  yield {
    what: "import of 50,000 rows (CSV), of INSERT",
    ours: `${csv.seconds.toFixed(1)} s, ${csv.node.toFixed(1)} + ${csv.postgres.toFixed(1)} s CPU`,
    against: `${floor.toFixed(1)} s`,
    value: floor / csv.seconds,
    bound: 0.4,
    sense: "at least",
  };
  const memory = { sense: "at most", bound: 400, unit: "MB", against: "" } as const;
  yield { what: "memory of that", ours: `${csv.peakMb.toFixed(0)} MB`, value: csv.peakMb, ...memory };
  const xlsx = await bringIn(stage, "bench.xlsx", await xlsxOf("x"));
  yield {
    what: "import of 50,000 rows (XLSX)",
    ours: `${xlsx.node.toFixed(1)} + ${xlsx.postgres.toFixed(1)} s CPU`,
    against: "",
    value: xlsx.seconds,
    bound: 90,
    sense: "at most",
    unit: "s",
  };
  yield { what: "memory of that", ours: `${xlsx.peakMb.toFixed(0)} MB`, value: xlsx.peakMb, ...memory };
}

/** Sends a file and has it brought in; the time is from the order to the end of the job. */
async function bringIn(
  { installation, browsers, store, postgresPid }: Stage,
  name: string,
  file: Buffer,
): Promise<Imported> {
  const headers = {
    cookie: browsers[0]?.cookie ?? "",
    origin: installation.url,
    "x-workspace": store.slug,
  };
  const call = async (path: string, init: RequestInit = {}) => {
    const response = await fetch(`${installation.url}/api${path}`, {
      ...init,
      headers: { ...headers, ...(init.headers as Record<string, string>) },
    });
    const body = (await response.json()) as Record<string, unknown>;
    if (!response.ok) throw new Error(`${path} answers ${response.status}: ${JSON.stringify(body)}`);
    return body;
  };
  const { id: fileId } = await call(`/files/import`, {
    method: "POST",
    body: new Uint8Array(file),
    headers: { "content-type": "application/octet-stream", "x-file-name": name },
  });
  const servers = childrenOf(installation.pid);
  const before = [usageOf(installation.pid).cpu, usageOf(postgresPid).cpu];
  const begun = performance.now();
  const { id } = await call("/products/imports", {
    method: "POST",
    body: JSON.stringify({ fileId, format: "shopify" }),
    headers: { "content-type": "application/json" },
  });
  let peak = 0;
  for (;;) {
    await pause(100);
    peak = Math.max(peak, ...servers.map(peakOf));
    const seen = await call(`/products/imports/${id}`);
    if (seen.status === "running") continue;
    const counts = seen.counts as { added: number; faulty: number };
    const expected = Math.ceil(rows / perProduct);
    if (seen.status !== "done" || counts.added !== expected) {
      throw new Error(
        `The import of ${name} ended as ${JSON.stringify(seen)}; ${expected} products were to come.`,
      );
    }
    break;
  }
  const seconds = (performance.now() - begun) / 1000;
  const after = [usageOf(installation.pid).cpu, usageOf(postgresPid).cpu];
  const [node = 0, postgres = 0] = after.map((used, i) => used - (before[i] ?? 0));
  return { seconds, peakMb: peak / 1e6, node, postgres };
}

/** Inserts the same products and variants, parsed already, into plain tables of the same shape. @returns seconds */
async function insertAll({ owner }: Stage): Promise<number> {
  await owner.unsafe(`
    drop table if exists floor.import_variants, floor.import_products;
    create table floor.import_products (id uuid primary key, handle text not null unique, title text not null,
      description_html text not null, status text not null, vendor text not null, category text not null,
      tags text[] not null, price_min bigint, price_max bigint, quantity integer, variant_count integer not null,
      search_text text not null, created_at timestamptz not null default now(), updated_at timestamptz not null default now());
    create index on floor.import_products (updated_at, id);
    create index on floor.import_products (lower(title), id);
    create index on floor.import_products ((coalesce(price_min, -1)), id);
    create index on floor.import_products ((coalesce(quantity, -2147483648)), id);
    create index on floor.import_products using gin (search_text gin_trgm_ops);
    create table floor.import_variants (id uuid primary key, product_id uuid not null references floor.import_products,
      position integer not null, option_values text[] not null, sku text unique, price bigint, quantity integer,
      created_at timestamptz not null default now(), updated_at timestamptz not null default now());
    create index on floor.import_variants (product_id, position);`);
  const parsed = Array.from({ length: Math.ceil(rows / perProduct) }, (_, n) => {
    const { variants, ...product } = productOf(n);
    const id = crypto.randomUUID();
    const kept = variants.slice(0, Math.min(perProduct, rows - n * perProduct));
    const prices = kept.map(({ price }) => price);
    return {
      product: {
        id,
        handle: `f-${n}`,
        title: product.title,
        description_html: product.descriptionHtml,
        status: "active",
        vendor: product.vendor,
        category: product.category,
        tags: product.tags,
        price_min: Math.min(...prices),
        price_max: Math.max(...prices),
        quantity: kept.reduce((sum, { quantity }) => sum + quantity, 0),
        variant_count: kept.length,
        search_text: [product.title, product.vendor, `f-${n}`, ...product.tags, ...kept.map(({ sku }) => sku)]
          .join(" ")
          .toLowerCase(),
      },
      variants: kept.map(({ size, sku, price, quantity }, position) => ({
        id: crypto.randomUUID(),
        product_id: id,
        position,
        option_values: [size],
        sku,
        price,
        quantity,
      })),
    };
  });
  const begun = performance.now();
  for (let from = 0; from < parsed.length; from += 250) {
    const batch = parsed.slice(from, from + 250);
    await owner.begin(async (tx) => {
      await tx`insert into floor.import_products ${tx(batch.map(({ product }) => product))}`;
      await tx`insert into floor.import_variants ${tx(batch.flatMap(({ variants }) => variants))}`;
    });
  }
  return (performance.now() - begun) / 1000;
}
