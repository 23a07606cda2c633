import { isIdentifier } from "../sources/identifiers";

const named =
  /^(?:sku|child_?sku|product_?id|products_?id|prod_?id|item_?id|id_?product|pid|item|article|artikel|variant|model|offer_?id|goods_?id|code|id|itm)$/i;
const tracking = /^(?:utm_|gclid|fbclid|ref|spm|a_|cgid|mc_|_|src|campaign|aff)/i;
/** Segments behind which the id stands: `/dp/B0...`, `/p/123`, `/itm/name/123`. */
const markers = new Set(
  "p dp itm item items product products ip pd prod produkt produit producto prodotto artikel article deal goods detail d a sku id".split(
    " ",
  ),
);

/** A number that nobody says to be the product's. */
export interface LooseId {
  id: string;
  /** 0 to 1: how likely it is the product's. */
  weight: number;
}

function pathIds(path: string): LooseId[] {
  const segments = path.split("/").filter(Boolean);
  const found: LooseId[] = [];
  for (const [i, raw] of segments.entries()) {
    const last = i === segments.length - 1;
    const segment = safeDecode(raw).replace(/\.(?:html?|php|aspx?|jsp)$/i, "");
    const before = segments[i - 1]?.toLowerCase() ?? "";
    const marked = markers.has(before) || /_?id$/.test(before);
    if (
      /^[A-Za-z]{0,4}\d{3,}[A-Za-z\d]*$/.test(segment) ||
      (marked && !/[a-z]{3,}-/i.test(segment) && /^(?=.*\d)[A-Z\d][A-Z\d._/-]{3,20}$/i.test(segment))
    ) {
      found.push({ id: segment, weight: marked ? 0.9 : last ? 0.75 : 0.4 });
      continue;
    }
    if (!last && i < segments.length - 2) continue;
    // At the end or the beginning of a name: `name-123`, `name_P123`, `93133869_name`, `name,p123,l45`.
    const leading = /^[a-z][-_](\d{4,})(?=[-_])/i.exec(segment)?.[1];
    if (leading) found.push({ id: leading, weight: last ? 0.65 : 0.35 });
    const pieces = segment.split(/[_,]|-(?=[a-z]{0,3}\d+$)|-(?=\d+(?:-\d+)*$)/i);
    for (const [n, piece] of pieces.entries()) {
      if (pieces.length < 2 || (n > 0 && n < pieces.length - 1 && !segment.includes(","))) continue;
      if (/^[a-z]{0,2}\d{4,}$/i.test(piece)) {
        // A small letter says what kind of number it is; a capital is often part of it.
        const plain = /^[a-z]\d{5,}$/.test(piece) ? piece.slice(1) : piece;
        found.push({ id: plain, weight: (last ? 0.6 : 0.3) - (n === 0 ? 0.05 : 0) });
      }
    }
  }
  return found;
}

function safeDecode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** What in a page's address may be the shop's own number of the product, the likeliest first. */
export function addressIds(address: string): LooseId[] {
  let url: URL;
  try {
    url = new URL(address);
  } catch {
    return [];
  }
  const found = pathIds(url.pathname);
  for (const [key, value] of url.searchParams) {
    if (tracking.test(key) || !named.test(key) || !/\d/.test(value) || !/^[\w.-]{2,32}$/.test(value))
      continue;
    found.push({ id: value, weight: /sku|product|item|pid/i.test(key) ? 0.8 : 0.55 });
  }
  return found.filter(({ id }) => isIdentifier(id)).sort((a, b) => b.weight - a.weight);
}
