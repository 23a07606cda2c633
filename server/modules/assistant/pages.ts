/** The pages of a store that the assistant can show the way to. */
export const pageIds = [
  "products",
  "newProduct",
  "import",
  "studio",
  "ads",
  "bulk",
  "pictures",
  "templates",
  "voice",
  "calendar",
  "analytics",
  "wallet",
  "settings",
  "members",
  "apiKeys",
  "aiSettings",
  "notifications",
] as const;
export type PageId = (typeof pageIds)[number];
