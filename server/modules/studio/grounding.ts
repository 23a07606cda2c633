import type { WorkspaceTx } from "@/server/db/client";
import { readProducts, type WholeProduct } from "@/server/modules/catalog";
import { checkGrounding } from "@/server/modules/grounding";
import type { Id } from "@/server/platform/ids";
import type { Finding, TextFacts, WritingOptions } from "./contract";
import { factsOf } from "./facts";
import { currentVoice } from "./voice/rows";

/** A text this long is checked in its beginning only; no service writes longer ones. */
const longestChecked = 20_000;

/** What a text of a product may say: its facts, what the merchant asked for, without the words the store avoids. */
export function allowedFacts(
  product: WholeProduct,
  currency: string,
  options: Pick<WritingOptions, "instruction">,
  voice: Awaited<ReturnType<typeof currentVoice>>,
): TextFacts {
  return {
    ...factsOf(product, currency),
    ...(options.instruction && { wishes: options.instruction }),
    ...(voice && voice.content.banned.length > 0 && { banned: voice.content.banned }),
  };
}

/** What a text that was ordered may say; null when its product is gone. */
export async function textFacts(
  tx: WorkspaceTx,
  { productId, options }: { productId: Id<"product"> | null; options: Pick<WritingOptions, "instruction"> },
  currency: string,
): Promise<TextFacts | null> {
  if (!productId) return null;
  const [[product], voice] = await Promise.all([readProducts(tx, [productId]), currentVoice(tx)]);
  return product ? allowedFacts(product, currency, options, voice) : null;
}

/** What of a text its facts do not support; nothing where there are none to compare with. */
export function findingsOf(
  text: string,
  facts: TextFacts | null,
  locale: WritingOptions["locale"],
): Finding[] {
  return facts ? checkGrounding(text.slice(0, longestChecked), facts, locale) : [];
}
