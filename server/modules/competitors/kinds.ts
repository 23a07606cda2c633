/** Words of the module that database, contract and interface share. Safe for the browser. */

export const modes = ["rules", "ai"] as const;
export type Mode = (typeof modes)[number];

/** What the address that was given turned out to be. */
export const siteKinds = ["product", "listing", "shop"] as const;

/** How often a competitor is looked at. */
export const rhythms = ["15m", "30m", "1h", "3h", "6h", "12h", "1d", "1w"] as const;
export type Rhythm = (typeof rhythms)[number];

/** `trouble` says that something needs a person: the shop refuses us, its pages changed, points ran out. */
export const healths = ["new", "good", "trouble"] as const;

/** Where a job can be. To the outside, a cancelled one has failed. */
export const jobStates = ["pending", "running", "done", "failed", "cancelled"] as const;
export type JobState = (typeof jobStates)[number];

/**
 * `unreadable`: the page is there, but can no longer be read as it was; its last price stands. `gone`: the shop says
 * that there is no such page any more.
 */
export const productStates = ["active", "unreadable", "gone"] as const;
export type ProductState = (typeof productStates)[number];

/** Whether it can be bought, in schema.org's words, and `gone` where the page is. */
export const availabilities = [
  "in_stock",
  "out_of_stock",
  "preorder",
  "backorder",
  "discontinued",
  "gone",
] as const;
export type Availability = (typeof availabilities)[number];

/** What an alert can tell of. */
export const alertKinds = [
  "drop",
  "rise",
  "out_of_stock",
  "back_in_stock",
  "new_product",
  "promotion",
  "undercut",
] as const;
export type AlertKind = (typeof alertKinds)[number];

export const deliveries = ["now", "digest"] as const;
