import fc from "fast-check";
import { handleFrom, ProductInput } from "../../contract";
import { sanitizeDescription } from "../rich-text";

/** Texts that files stumble over: formulas, quotes, separators, line ends, right-to-left, astral, escapes. */
const text = fc.oneof(
  fc.string({ unit: "grapheme", maxLength: 20 }),
  fc.string({ unit: "binary", maxLength: 10 }),
  fc.stringMatching(/^['"=+\-@\t,;:\\|> a\n_x0D]{1,10}$/),
  fc.constantFrom(
    "=1+1",
    "'quoted",
    "''=2",
    "@SUM(A1:A9)",
    "-5",
    "+49 30 123",
    "پیراهن مردانه",
    "قميص، قطني",
    "เสื้อยืด",
    "綿シャツ",
    "a, b; c: d\\, e",
    'say "hi"',
    "two\nlines",
    "_x000D_x0041_",
    "&amp; <b>",
    "007",
    "1E5",
    "TRUE",
    "yes",
  ),
);

const filled = text.map((value) => value.trim() || "x");
const url = fc.stringMatching(/^[a-z0-9,&=%~;'()]{1,12}$/).map((path) => `https://example.com/${path}.png`);
const amount = fc.option(fc.integer({ min: 0, max: 1e13 }), { nil: undefined });
const whole = (min: number, max: number) => fc.option(fc.integer({ min, max }), { nil: undefined });

const long = fc
  .integer({ min: 31_990, max: 99_000 })
  .map((length) => "😀 long, ".repeat(length / 9).slice(0, length));
const html = fc
  .oneof({ arbitrary: text, weight: 9 }, { arbitrary: long, weight: 1 })
  .chain((inner) =>
    fc.constantFrom(inner, `<p>${inner}</p>`, `<ul><li>${inner}</li></ul>`, `<b>${inner}</b>\n\n<h2>x</h2>`),
  );

const variantOf = (optionValues: string[]) =>
  fc.record({
    sku: fc.option(text, { nil: undefined }),
    barcode: fc.option(text, { nil: undefined }),
    optionValues: fc.constant(optionValues),
    price: amount,
    compareAtPrice: amount,
    cost: amount,
    quantity: whole(-1e9, 1e9),
    weightGrams: whole(0, 1e8),
    imageUrl: fc.option(url, { nil: undefined }),
  });

const product = fc
  .array(fc.record({ name: filled, values: fc.array(filled, { minLength: 1, maxLength: 3 }) }), {
    maxLength: 3,
  })
  .chain((options) => {
    const combinations = options.reduce<string[][]>(
      (all, { values }) => all.flatMap((left) => values.map((value) => [...left, value])),
      [[]],
    );
    return fc.record({
      title: filled,
      handle: text.map(handleFrom),
      descriptionHtml: html,
      status: fc.constantFrom("draft" as const, "active" as const, "archived" as const),
      vendor: text,
      category: text,
      tags: fc.array(filled, { maxLength: 4 }),
      options: fc.constant(options),
      attributes: fc.array(fc.record({ name: filled, value: filled }), { maxLength: 3 }),
      seoTitle: text,
      seoDescription: text,
      images: fc.array(fc.record({ url, alt: text }), { maxLength: 3 }),
      variants: fc
        .shuffledSubarray(combinations, { minLength: 1, maxLength: Math.min(5, combinations.length) })
        .chain((chosen) => fc.tuple(...chosen.map(variantOf))),
    });
  });

/** Any product that the contract allows, its description cleaned as it is before it is stored. */
const validProduct = product
  .map((raw) => ProductInput.safeParse({ ...raw, descriptionHtml: sanitizeDescription(raw.descriptionHtml) }))
  .filter((parsed) => parsed.success)
  .map((parsed) => ProductInput.parse(parsed.data));

/** Products that can stand in one store: no handle and no SKU twice. */
export const store = fc.array(validProduct, { maxLength: 5 }).map((products) => {
  const handles = new Set<string>();
  const skus = new Set<string>();
  return products.filter(({ handle, variants }) => {
    const own = variants.flatMap(({ sku }) => sku ?? []);
    if (handles.has(handle) || own.some((sku) => skus.has(sku))) return false;
    handles.add(handle);
    for (const sku of own) skus.add(sku);
    return true;
  });
});
