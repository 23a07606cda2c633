import { gtinOf } from "@/server/modules/extraction";
import { normalise } from "@/server/modules/grounding";
import { lookOf } from "@/server/modules/media";
import type { Known } from "./compare";
import { type NamedFact, traitsOf } from "./traits";
import { tokensOf } from "./words";

/** A variant of an own product, as matching looks at it. */
export interface OwnArticle {
  productId: string;
  variantId: string;
  title: string;
  brand: string;
  sku: string | null;
  barcode: string | null;
  facts: NamedFact[];
  /** In minor units of the store's currency. */
  price: number | null;
  /** How its product's main picture looks, where it was seen and shows something. */
  picture?: string | null;
}

/** A product of a competitor, as matching looks at it. */
export interface TheirArticle {
  id: string;
  title: string;
  brand: string | null;
  gtin: string | null;
  sku: string | null;
  mpn: string | null;
  facts: NamedFact[];
  /** In minor units of the store's currency; null where it is not known in it. */
  price: number | null;
  /** How its main picture looks, where it was seen and shows something. */
  picture?: string | null;
}

/** An article number without what people put between its letters; undefined when it is too short to tell anything. */
function articleNumber(text: string | null): string | undefined {
  const plain = normalise(text ?? "").text.replace(/[^\p{L}\p{N}]/gu, "");
  return plain.length >= 3 && plain.length <= 40 ? plain : undefined;
}

const gtin = (text: string | null) => gtinOf((text ?? "").trim());
const numbers = (...texts: (string | null)[]) => [
  ...new Set(texts.flatMap((text) => articleNumber(text) ?? [])),
];
const brandWords = (brand: string | null) => [...new Set(tokensOf(normalise(brand ?? "").text))];

export function knownOwn(own: OwnArticle): Known {
  return {
    traits: traitsOf(own.title, own.facts),
    gtin: gtin(own.barcode) ?? gtin(own.sku),
    numbers: numbers(own.sku),
    brand: brandWords(own.brand),
    price: own.price ?? undefined,
    picture: own.picture ? lookOf(own.picture) : undefined,
  };
}

export function knownTheirs(their: TheirArticle): Known {
  return {
    traits: traitsOf(their.title, their.facts),
    gtin: gtin(their.gtin) ?? gtin(their.sku),
    numbers: numbers(their.sku, their.mpn),
    brand: brandWords(their.brand),
    price: their.price ?? undefined,
    picture: their.picture ? lookOf(their.picture) : undefined,
  };
}
