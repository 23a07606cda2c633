import type { WorkspaceTx } from "@/server/db/client";
import { detectLocale, type WritingBrief } from "@/server/modules/ai";
import { descriptionText, type WholeProduct } from "@/server/modules/catalog";
import { AppError, notFound } from "@/server/platform/errors";
import type { Id } from "@/server/platform/ids";
import type { WritingOptions } from "../contract";
import { generationRow, versionRow } from "../generation-rows";
import type { TextServiceId } from "../services";

/** Most characters of a text that is said in another language; what a product says beyond it is left out. */
const longestSource = 50_000;

/** The text that is to be said in another language, where one is. */
export interface TextSource {
  id: Id<"generation">;
  version: number;
}

interface Asked {
  service: TextServiceId;
  product: WholeProduct;
  options: WritingOptions;
  source: TextSource | undefined;
}

/**
 * What a writer is told of the text that it says in another language; undefined where it writes one of its own.
 * @throws AppError NOT_FOUND; BAD_INPUT where it is not said how, or of what; NOTHING_TO_TRANSLATE for a product without
 * a description, and for a text that is in this language already
 */
export async function sourceOfBrief(
  tx: WorkspaceTx,
  { service, product, options: { adapt, locale }, source }: Asked,
): Promise<WritingBrief["source"]> {
  if (source) {
    if (!adapt) throw new AppError("BAD_INPUT", { fields: [{ path: "options.adapt", code: "required" }] });
    const row = await generationRow(tx, source.id);
    if (row.productId !== product.id || row.service !== service) throw notFound("text");
    if (row.options.locale === locale) throw new AppError("NOTHING_TO_TRANSLATE");
    const { text } = await versionRow(tx, source.id, source.version);
    return { text: text.slice(0, longestSource), locale: row.options.locale, how: adapt };
  }
  if (!adapt) return undefined;
  // A product has a description of its own, but no post and no email.
  if (service !== "product-description") {
    throw new AppError("BAD_INPUT", { fields: [{ path: "source", code: "required" }] });
  }
  const text = descriptionText(product.descriptionHtml).trim().slice(0, longestSource);
  const from = detectLocale(text);
  if (text === "" || from === locale) throw new AppError("NOTHING_TO_TRANSLATE");
  return { text, locale: from, how: adapt };
}
