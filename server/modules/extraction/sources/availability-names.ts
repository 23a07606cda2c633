import type { Availability } from "../types";
import { shortName } from "./item";

/** Names of schema.org, of product feeds and of shop systems, as they say whether a thing can be bought. */
const names: Readonly<Record<string, Availability>> = {
  instock: "in_stock",
  instoreonly: "in_stock",
  onlineonly: "in_stock",
  limitedavailability: "in_stock",
  available: "in_stock",
  availablefororder: "in_stock",
  lowstock: "in_stock",
  lastremainingitems: "in_stock",
  outofstock: "out_of_stock",
  oos: "out_of_stock",
  soldout: "out_of_stock",
  unavailable: "out_of_stock",
  notavailable: "out_of_stock",
  noinstock: "out_of_stock",
  notinstock: "out_of_stock",
  reserved: "out_of_stock",
  preorder: "preorder",
  presale: "preorder",
  comingsoon: "preorder",
  backorder: "backorder",
  madetoorder: "backorder",
  onbackorder: "backorder",
  availableondemand: "backorder",
  discontinued: "discontinued",
};

/** `https://schema.org/InStock`, `in stock` and `IN_STOCK` are the same. */
export const namedAvailability = (text: string): Availability | undefined =>
  names[
    shortName(text)
      .toLowerCase()
      .replace(/[\s_-]/g, "")
  ];
