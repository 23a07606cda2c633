/** What can be chosen of products, and how long it may be. Without a parser, for pages that only list them. */

export const productStatuses = ["draft", "active", "archived"] as const;
export const productSorts = ["updated", "title", "price", "stock"] as const;
export const stockStates = ["in", "out"] as const;

/** The fields whose stored value a blank cell of a file takes away: of a product, and of a variant. */
export const clearableOfProduct = [
  "descriptionHtml",
  "vendor",
  "category",
  "tags",
  "attributes",
  "seoTitle",
  "seoDescription",
  "images",
] as const;
export const clearableOfVariant = [
  "sku",
  "barcode",
  "price",
  "compareAtPrice",
  "cost",
  "quantity",
  "weightGrams",
  "imageUrl",
] as const;

/** The longest text that each filter takes, in characters. */
export const longestFilter = { search: 200, vendor: 200, category: 300, tag: 100 } as const;

/**
 * What a price was changed by: a rule, or a person who has taken that back; a form or the API; an edit of many products,
 * or taking that back; a file.
 */
export const priceCauses = ["rule", "undo", "edit", "bulkEdit", "bulkUndo", "import", "other"] as const;
