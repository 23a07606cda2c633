import { and, ne, or, sql } from "drizzle-orm";
import type { WorkspaceTx } from "@/server/db/client";
import { descriptionText, products, type WholeProduct } from "@/server/modules/catalog";
import type { SeoPage } from "./contract";

/** Headings of rich text, in their order. */
function headingsOf(html: string): SeoPage["headings"] {
  return [...html.matchAll(/<h([1-6])\b[^>]*>([\s\S]*?)<\/h\1>/gi)].map(([, level, inner]) => ({
    level: Number(level),
    text: descriptionText(inner ?? ""),
  }));
}

/** How many other products have the same texts for search engines. */
async function twinsOf(tx: WorkspaceTx, { id, seoTitle, seoDescription }: WholeProduct): Promise<number> {
  const same = [
    seoTitle ? sql`${products.seoTitle} = ${seoTitle}` : undefined,
    seoDescription ? sql`${products.seoDescription} = ${seoDescription}` : undefined,
  ].flatMap((one) => one ?? []);
  return same.length === 0 ? 0 : tx.$count(products, and(ne(products.id, id), or(...same)));
}

/** A product as search engines read its page. */
export async function pageOf(tx: WorkspaceTx, product: WholeProduct): Promise<SeoPage> {
  return {
    title: product.title,
    seoTitle: product.seoTitle,
    seoDescription: product.seoDescription,
    handle: product.handle,
    text: descriptionText(product.descriptionHtml),
    headings: headingsOf(product.descriptionHtml),
    images: product.images.length,
    alts: product.images.map(({ alt }) => alt),
    tags: product.tags,
    category: product.category,
    vendor: product.vendor,
    hasPrice: product.priceMin !== null,
    twins: await twinsOf(tx, product),
  };
}
