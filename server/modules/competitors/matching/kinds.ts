/** Words of matching that database, contract and interface share. Safe for the browser. */

/** In what two products can agree or differ, each with a name under `matching.aspects`. */
export const aspects = [
  "gtin",
  "sku",
  "brand",
  "model",
  "number",
  "weight",
  "volume",
  "length",
  "storage",
  "measure",
  "pack",
  "size",
  "colour",
  "kind",
  "title",
  "picture",
  "price",
] as const;
export type Aspect = (typeof aspects)[number];

/** Why a match was suggested, or why not surely. */
export interface Reason {
  aspect: Aspect;
  verdict: "agrees" | "differs";
  /** Of the titles: how alike they are, in whole per cent. */
  alike?: number;
}

export const matchStates = ["suggested", "confirmed", "rejected"] as const;
export type MatchState = (typeof matchStates)[number];
