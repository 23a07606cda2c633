import { gtinOf, sameGtin } from "@/server/modules/extraction";
import type { KeptVariant } from "../kept";
import type { Availability } from "../kinds";
import { knownOwn, type OwnArticle } from "./articles";
import { compare, type Known } from "./compare";
import { traitsOf } from "./traits";

/** What a competitor asks, as its page says it. */
export interface Asked {
  priceMinor: number | null;
  currency: string | null;
  availability: Availability | null;
}

interface Product extends Asked {
  variants: readonly KeptVariant[];
}

const known = ({ name, options, gtin }: KeptVariant): Known => ({
  traits: traitsOf(
    name ?? "",
    Object.entries(options).map(([option, value]) => ({ name: option, value })),
  ),
  gtin: gtinOf(gtin ?? ""),
  numbers: [],
  brand: [],
  price: undefined,
  picture: undefined,
});

/**
 * The price of that one of a page's variants that the own one is, where numbers, sizes, colours or amounts tell exactly
 * one; else what the page asks for the product.
 */
export function askedFor(own: OwnArticle, product: Product): Asked {
  const priced = product.variants.filter(({ priceMinor }) => priceMinor !== undefined);
  if (priced.length < 2) return product;
  const mine = knownOwn(own);
  const sameNumber = priced.filter(({ gtin }) => {
    const theirs = gtinOf(gtin ?? "");
    return mine.gtin && theirs && sameGtin(mine.gtin, theirs);
  });
  const alike = priced.filter((variant) => {
    const findings = compare(mine, known(variant)).filter(({ aspect }) => aspect !== "gtin");
    return (
      findings.some(({ verdict }) => verdict === "agrees") &&
      findings.every(({ verdict }) => verdict === "agrees")
    );
  });
  const [found, ...more] = sameNumber.length > 0 ? sameNumber : alike;
  if (!found || more.length > 0) return product;
  return {
    priceMinor: found.priceMinor ?? null,
    currency: found.currency ?? product.currency,
    availability: found.availability ?? product.availability,
  };
}
