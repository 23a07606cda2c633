import type { Document } from "@/server/platform/document/document";
import { blocksOf } from "@/server/platform/document/plain-text";
import type { GenerationDetail, Version } from "../contract";

/** A version of a text as a document, named after its product. Safe for the browser. */
export const textDocument = (
  { product, options }: Pick<GenerationDetail, "product" | "options">,
  { text }: Pick<Version, "text">,
  /** What it is called when its product is gone. */
  otherwise: string,
): Document => ({ title: product?.title ?? otherwise, locale: options.locale, blocks: blocksOf(text) });
