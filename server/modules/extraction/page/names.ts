import type { Element } from "domhandler";

/** What class, id and data attributes of an element call it. Bits. */
export const Named = {
  price: 1,
  old: 2,
  current: 4,
  unit: 8,
  aside: 16,
  choice: 32,
  net: 64,
  condition: 128,
} as const;

const priceNames =
  /pri(?:ce|x)|preis|precio|pre[cç]o|prezz|cena(?!r)|cijen|(?:^|[-_\s])pris(?:$|[-_\s])|hinta|fiyat|harga|kaina|money|tsena|stoimost|qiymat|gheymat/i;
const oldNames =
  /old|non-?(?:sale|discount)|regular[-_]price|price[-_]{1,2}regular|(?:^|[-_\s])(?:was|rrp|msrp|uvp|srp|pvp|mrp|ex|del|vorher|barre|prev|cut|striked?)(?:$|[-_\s])|was[-_]?price|list[-_]?price|basis[-_]?price|compare|original|before|crossed|previous|retail|line-?through|strike|barr[eé]|stara|puvodni|povodna|streich|anterior|antigo|vecchi|full-?price|price--?full|recommended/i;
const currentNames =
  /(?<!non-?)sale|final|special|current|(?:^|[-_\s])(?:now|our|buy|new|deal|today)(?:$|[-_\s])|now-?price|our-?price|offer|actual|selling|promo|(?<!non-?)discounted|akcni|aktuell|angebot|oferta/i;
const unitNames =
  /(?:^|[-_\s])unit|unit[-_]?price|per[-_]?(?:unit|kg|piece|100|measure|litre|liter)|base[-_]?price|grundpreis|(?:^|[-_\s])ppu|pangv|pricePerUnit|price-?measure/i;
const asideNames =
  /shipping|deliver|instal+|financ|month|(?:^|[-_\s])(?:rata|rate[ns]?|emi)(?:$|[-_\s])|credit|klarna|afterpay|sav(?:e|ing)|discount[-_]?(?:amount|value|badge|label)|coupon|voucher|gift|promo-?amount|points|cashback|reward|bonus|loyalty|postage|deposit|warranty|insurance|protection|trade-?in|threshold|minimum|versand|fracciona|parcel|cuota|leasing|stickers?|rating|review|(?:^|[-_\s])tiers?(?:$|[-_\s])|tier[-_]?price|price[-_]?tier|bulk|staffel|volume[-_]?(?:price|discount)|quantity[-_]?(?:price|discount|break)|ecotax/i;

const netNames =
  /(?:^|[-_\s])ex(?:cl(?:ud(?:ing|ed|es))?)?[-_]?(?:tax|vat|btw|tva|mwst|gst|moms|iva)|(?:without|before|no|price)[-_]?(?:tax|vat)(?![-_]?incl)|(?:tax|vat)[-_]?excl|(?:^|[-_\s])(?:net(?:to)?|ht|nett[-_]?price)(?:$|[-_\s])|bez[-_]?dph/i;
const conditionNames =
  /(?:member(?:ship)?|club|vip|loyalty|subscri(?:be|ption)|autoship|pix|transfer)[-_]?price|price[-_]{1,2}(?:member|club|vip|loyalty|subscri)/i;

/** A choice among colours, or of other sellers. */
const choiceNames = /swatch|other-?(?:seller|offer)/i;

const expressions: readonly (readonly [number, RegExp])[] = [
  [Named.price, priceNames],
  [Named.old, oldNames],
  [Named.current, currentNames],
  [Named.unit, unitNames],
  [Named.aside, asideNames],
  [Named.choice, choiceNames],
  [Named.net, netNames],
  [Named.condition, conditionNames],
];

/** Names that tell what else there is rather than what this is: "has-old-price", "with-list-price". */
const ofState = /(?:^|\s)(?:has|with|no|show)-\S+/g;

const known = new Map<string, number>();

function bitsOf(names: string): number {
  let bits = known.get(names);
  if (bits === undefined) {
    bits = 0;
    const own = names.replace(ofState, " ");
    for (const [bit, expression] of expressions) if (expression.test(own)) bits |= bit;
    // Shops make up names without end; what is remembered is not.
    if (known.size > 20_000) known.clear();
    known.set(names, bits);
  }
  return bits;
}

/** Longer values of data attributes are data. */
const longestName = 40;

/** What an element is called by class, id, and by what tests and scripts know it. */
export function namesOf({ attribs }: Element): number {
  let bits = 0;
  for (const key in attribs) {
    const value = attribs[key] ?? "";
    if (value.length < 3) continue;
    if (key === "class" || key === "id" || (value.length < longestName && key.startsWith("data-")))
      bits |= bitsOf(value);
  }
  return bits;
}
