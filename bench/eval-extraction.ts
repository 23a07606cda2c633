import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { gunzipSync } from "node:zlib";
import { generateText } from "ai";
import { z } from "zod";
import { installationKeys, modelFor } from "@/server/modules/ai/providers";
import {
  ModelAnswer,
  mergeAnswer,
  modelForm,
  type ProductReading,
  parsePrice,
  readPage,
  reducePage,
} from "@/server/modules/extraction";
import { env } from "@/server/platform/env";

/*
 * Scores reading of product pages against a folder of `html/*.html.gz` and `ground-truth.json`:
 *
 *   npm run eval:extraction -- --dataset DIR [--mode rules|ai|both]
 *
 * The measure is that of Zyte's product extraction benchmark (2021). A page has a set of right values for each field, and
 * at most one is predicted. A predicted value that is in the set counts as found; one that is not counts as wrong and, if
 * there is a right one, also as missed; none counts as missed. Prices are compared as decimals without their currency,
 * all else to the letter. Availability is InStock or OutOfStock; where nothing is told, InStock is assumed, as the
 * benchmark does for systems that may leave it open. Every page is read as one that is known to be a product's.
 *
 * Mode ai asks the model that OPENAI_COMPATIBLE_BASE_URL and OPENAI_COMPATIBLE_MODEL name, and is merged as the product does.
 *
 * Currency is not a part of that benchmark. Here it is right when the sign in the set means the same currency.
 */

const Truth = z.record(z.string(), z.record(z.string(), z.union([z.string(), z.array(z.string())])));

const fields = [
  "price",
  "availability",
  "InStock",
  "OutOfStock",
  "sku",
  "currency",
  "brand",
  "gtin",
  "mpn",
] as const;
type FieldName = (typeof fields)[number];
type Predicted = Partial<Record<FieldName, string>>;

interface Count {
  found: number;
  wrong: number;
  missed: number;
}

function predictedOf(product: ProductReading | undefined): Predicted {
  const gone = product?.availability && ["out_of_stock", "discontinued"].includes(product.availability.value);
  const availability = gone ? "OutOfStock" : "InStock";
  return {
    price: product?.price?.value.value,
    currency: product?.price?.value.currency,
    availability,
    [availability]: availability,
    sku: product?.sku?.value,
    brand: product?.brand?.value,
    gtin: product?.gtin?.value,
    mpn: product?.mpn?.value,
  };
}

const sameNumber = (a: string, b: string) => Number(a.trim()) === Number(b);

/** Whether a sign of the ground truth means a code: it may be shared, "$" by many. */
function sameCurrency(sign: string, code: string): boolean {
  return parsePrice(`1 ${sign.replace("~", "")}`, { currency: code })?.currency === code;
}

function isRight(field: FieldName, truth: string, predicted: string): boolean {
  if (field === "price") return sameNumber(truth, predicted);
  return field === "currency" ? sameCurrency(truth, predicted) : truth === predicted;
}

const ratio = (part: number, whole: number) => (whole === 0 ? 0 : part / whole);

function line(label: string, { found, wrong, missed }: Count): string {
  const precision = ratio(found, found + wrong);
  const recall = ratio(found, found + missed);
  const f1 = ratio(2 * precision * recall, precision + recall);
  const cells = [precision, recall, f1].map((value) => value.toFixed(3).padStart(9));
  return `${label.padEnd(14)}${cells.join("  ")}${String(found + missed).padStart(9)}`;
}

/** Two halves by a hash of the page: rules are made with one in view and checked on the other. */
const halfOf = (id: string) =>
  (createHash("sha256").update(id).digest()[0] ?? 0) % 2 === 0 ? "tune" : "check";

class Score {
  readonly misses: string[] = [];
  readonly #counts = new Map<string, Count>();

  add(id: string, truth: Record<string, string | string[]>, predicted: Predicted): void {
    for (const field of fields) {
      const right = [truth[field] ?? []].flat();
      const value = predicted[field];
      const hit = value !== undefined && right.some((one) => isRight(field, one, value));
      for (const group of ["all", halfOf(id)]) {
        const count = this.#of(group, field);
        if (hit) count.found++;
        else {
          if (value !== undefined) count.wrong++;
          if (right.length > 0) count.missed++;
        }
      }
      const listed = field !== "InStock" && field !== "OutOfStock";
      if (listed && !hit && (value !== undefined || right.length > 0)) {
        this.misses.push(
          `${field.padEnd(13)}${id.slice(0, 12)}  ${[truth.url].flat()[0]}\n${" ".repeat(13)}wanted ${right.join(" | ") || "none"}, read ${value ?? "none"}`,
        );
      }
    }
  }

  print(mode: string): void {
    for (const group of ["all", "tune", "check"]) {
      console.log(`\n${mode}, ${group === "all" ? "all pages" : `the half to ${group}`}`);
      console.log(`${"".padEnd(14)}precision     recall         F1    pages`);
      for (const field of fields) console.log(line(field, this.#of(group, field)));
    }
    console.log(`\nMisses of mode ${mode}:\n${this.misses.toSorted().join("\n")}`);
  }

  #of(group: string, field: FieldName): Count {
    const key = `${group} ${field}`;
    const known = this.#counts.get(key) ?? { found: 0, wrong: 0, missed: 0 };
    this.#counts.set(key, known);
    return known;
  }
}

/** Has a model read a page; what it answers wrongly or not at all leaves what the rules read. */
async function readByModel(html: string, address: string): Promise<ProductReading | undefined> {
  const reduced = reducePage(html, address, { kind: "product" });
  const name = env().OPENAI_COMPATIBLE_MODEL ?? "";
  const { text } = await generateText({
    model: modelFor(installationKeys(), "compatible", name, { watched: false }),
    system: `${modelForm}\nAnswer with JSON alone that fits this JSON Schema:\n${JSON.stringify(z.toJSONSchema(ModelAnswer))}`,
    prompt: reduced.text,
  });
  const answer = answerOf(text);
  if (!answer) console.error(`${address}: the answer does not fit its schema.`);
  return answer ? mergeAnswer(reduced, answer).product : reduced.reading.product;
}

function answerOf(text: string): ModelAnswer | undefined {
  try {
    return ModelAnswer.safeParse(JSON.parse(/\{[\s\S]*\}/.exec(text)?.[0] ?? "{}")).data;
  } catch {
    return undefined;
  }
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { dataset: { type: "string" }, mode: { type: "string", default: "rules" } },
  });
  const { dataset, mode } = values;
  if (!dataset || !["rules", "ai", "both"].includes(mode)) {
    throw new Error("Usage: npm run eval:extraction -- --dataset DIR [--mode rules|ai|both]");
  }
  if (mode !== "rules" && !installationKeys().has("compatible")) {
    throw new Error(
      "Mode ai asks the model of OPENAI_COMPATIBLE_BASE_URL and OPENAI_COMPATIBLE_MODEL: set both.",
    );
  }
  const truths = Truth.parse(JSON.parse(readFileSync(join(dataset, "ground-truth.json"), "utf8")));
  const saved = new Set(readdirSync(join(dataset, "html")));
  const [rules, ai] = [new Score(), new Score()];
  for (const [id, truth] of Object.entries(truths)) {
    if (!saved.has(`${id}.html.gz`)) continue;
    const html = gunzipSync(readFileSync(join(dataset, "html", `${id}.html.gz`))).toString("utf8");
    const address = [truth.url].flat()[0] ?? "";
    if (mode !== "ai")
      rules.add(id, truth, predictedOf(readPage(html, address, { kind: "product" }).product));
    if (mode !== "rules") ai.add(id, truth, predictedOf(await readByModel(html, address)));
  }
  if (mode !== "ai") rules.print("rules");
  if (mode !== "rules") ai.print("ai");
}

await main();
