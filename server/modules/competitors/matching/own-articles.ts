import { asc, eq, gt, sql } from "drizzle-orm";
import type { WorkspaceTx } from "@/server/db/client";
import { products, variants } from "@/server/modules/catalog";
import type { OwnArticle } from "./articles";
import { mainFile } from "./pictures/own";
import { ownPictures } from "./schema";

type Product = Pick<typeof products.$inferSelect, "id" | "title" | "vendor" | "options" | "attributes">;
type Variant = Pick<typeof variants.$inferSelect, "id" | "sku" | "barcode" | "price" | "optionValues">;

/** A variant as matching looks at it: its choices by their names, and what its product is made of. */
export function ownArticle(product: Product, variant: Variant): OwnArticle {
  const choices = product.options.flatMap(({ name }, i) => {
    const value = variant.optionValues[i];
    return value ? [{ name, value }] : [];
  });
  return {
    productId: product.id,
    variantId: variant.id,
    title: product.title,
    brand: product.vendor,
    sku: variant.sku,
    barcode: variant.barcode,
    facts: [...choices, ...product.attributes],
    price: variant.price,
  };
}

const pageSize = 2000;

/** All variants of products that are sold or will be, page by page. Archived ones are compared with nothing. */
export async function ownArticles(tx: WorkspaceTx): Promise<OwnArticle[]> {
  const all: OwnArticle[] = [];
  let after: string | undefined;
  for (;;) {
    const rows = await tx
      .select({
        product: {
          id: products.id,
          title: products.title,
          vendor: products.vendor,
          options: products.options,
          attributes: products.attributes,
        },
        imageUrl: products.imageUrl,
        picture: { fileId: ownPictures.fileId, hash: ownPictures.hash },
        variant: {
          id: variants.id,
          sku: variants.sku,
          barcode: variants.barcode,
          price: variants.price,
          optionValues: variants.optionValues,
        },
      })
      .from(variants)
      .innerJoin(products, sql`${products.id} = ${variants.productId} and ${products.status} <> 'archived'`)
      .leftJoin(ownPictures, eq(ownPictures.productId, products.id))
      .where(after === undefined ? undefined : gt(variants.id, after))
      .orderBy(asc(variants.id))
      .limit(pageSize);
    for (const { product, variant, imageUrl, picture } of rows) {
      const hash = picture && picture.fileId === mainFile(imageUrl) ? picture.hash : null;
      all.push({ ...ownArticle(product, variant), picture: hash });
    }
    after = rows.at(-1)?.variant.id;
    if (rows.length < pageSize) return all;
  }
}
