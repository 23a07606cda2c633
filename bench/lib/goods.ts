import { ProductInput } from "@/server/modules/catalog/contract";

const looks = "Plain Striped Checked Ribbed Quilted Woven Knitted Printed Dyed Brushed Waxed Soft".split(" ");
const colours = "Ocean Sand Moss Coal Rust Cream Plum Sky Clay Pine Rose Slate Amber Ivory".split(" ");
const materials = "Cotton Linen Wool Silk Hemp Denim Canvas Leather Cork Bamboo Felt".split(" ");
const things =
  "Shirt Scarf Blanket Jacket Apron Towel Cushion Bag Belt Cap Coat Dress Glove Hoodie Jumper Kimono Mitten Napkin Pouch Rug Shawl Skirt Sock Sweater Tote Trousers Tunic Vest Wallet Wrap".split(
    " ",
  );
const sizes = ["S", "M", "L"];

const pick = (words: string[], n: number, by: number) => words[Math.floor(n / by) % words.length] ?? "";

/** The n-th product of the catalogue that is measured on: three variants, always the same for the same n. */
export function productOf(n: number) {
  const thing = pick(things, n, 1);
  const colour = pick(colours, n * 7, 3);
  const material = pick(materials, n * 5, 2);
  const price = 900 + ((n * 137) % 20_000);
  return {
    title: `${pick(looks, n * 11, 5)} ${colour} ${material} ${thing} ${n}`,
    vendor: `${material} & Co`,
    category: `Home > ${thing}`,
    tags: [colour.toLowerCase(), material.toLowerCase()],
    descriptionHtml: `<p>A ${thing.toLowerCase()} of ${material.toLowerCase()}, dyed ${colour.toLowerCase()} by hand. Made in small numbers; wash cold and dry in the shade.</p>`,
    variants: sizes.map((size, i) => ({
      size,
      sku: `B${n}-${size}`,
      price: price + i * 100,
      quantity: (n + i) % 40,
    })),
  };
}

/** The same as the catalogue takes it. */
export function inputOf(n: number): ProductInput {
  const { variants, ...product } = productOf(n);
  return ProductInput.parse({
    ...product,
    status: "active",
    options: [{ name: "Size", values: sizes }],
    variants: variants.map(({ size, ...variant }) => ({ ...variant, optionValues: [size] })),
  });
}

/** What people search for: a word, two words, a SKU; each finds something. */
export const searches: string[] = [
  ...things.map((thing) => thing.toLowerCase()),
  ...colours.map((colour, i) => `${colour} ${things[i]}`.toLowerCase()),
  ...Array.from({ length: 16 }, (_, i) => `b${i * 311 + 7}-m`),
];
