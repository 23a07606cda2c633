import { eq } from "drizzle-orm";
import type { WorkspaceTx } from "@/server/db/client";
import { recordAudit } from "@/server/modules/audit";
import {
  type ProductInput,
  productLimits,
  readProducts,
  replaceProducts,
  toInput,
  type WholeProduct,
} from "@/server/modules/catalog";
import type { Actor } from "@/server/operations/context";
import { AppError, notFound } from "@/server/platform/errors";
import type { Id } from "@/server/platform/ids";
import { type AnalysisRow, analysisRow } from "../rows";
import { analyses } from "../schema";
import { type SeoField, type SeoProposal, SeoResult } from "./contract";

/** How a field of a product is read, and what it becomes by a proposal; undefined where that changes nothing. */
const places: Record<
  SeoField,
  {
    of(product: ProductInput): unknown;
    by(product: ProductInput, proposal: SeoProposal): Partial<ProductInput> | undefined;
  }
> = {
  seoTitle: { of: ({ seoTitle }) => seoTitle, by: (_, { seoTitle }) => ({ seoTitle }) },
  seoDescription: {
    of: ({ seoDescription }) => seoDescription,
    by: (_, { seoDescription }) => ({ seoDescription }),
  },
  handle: { of: ({ handle }) => handle, by: (_, { handle }) => ({ handle }) },
  tags: {
    of: ({ tags }) => tags,
    by: ({ tags }, { keywords }) => ({
      tags: [...new Set([...tags, ...keywords])].slice(0, productLimits.tags),
    }),
  },
  imageAlt: {
    of: ({ images }) => images[0]?.alt,
    by: ({ images: [first, ...others] }, { imageAlt }) =>
      first && imageAlt ? { images: [{ ...first, alt: imageAlt }, ...others] } : undefined,
  },
};

/** What brings a field back to what it was. */
function restored(product: ProductInput, field: SeoField, before: unknown): Partial<ProductInput> {
  if (field !== "imageAlt") return { [field]: before };
  const [first, ...others] = product.images;
  return first ? { images: [{ ...first, alt: String(before) }, ...others] } : {};
}

async function opened(tx: WorkspaceTx, id: Id<"analysis">) {
  const row: AnalysisRow = await analysisRow(tx, id);
  if (row.kind !== "seo" || !row.result) throw new AppError("WRONG_STATE");
  const [product] = row.productId ? await readProducts(tx, [row.productId]) : [];
  if (!product) throw notFound("product");
  return { row, product, proposal: SeoResult.parse(row.result).proposal };
}

interface Deed {
  tx: WorkspaceTx;
  actor: Actor;
}

/** Changes the product, keeps what undoing must bring back, and notes whose deed it was. */
async function put(
  { tx, actor }: Deed,
  row: AnalysisRow,
  product: WholeProduct,
  change: Partial<ProductInput>,
  replaced: AnalysisRow["replaced"],
) {
  await replaceProducts(tx, [{ before: product, input: { ...toInput(product), ...change } }]);
  await tx.update(analyses).set({ replaced }).where(eq(analyses.id, row.id));
  await recordAudit(tx, {
    actor,
    action: "product.changed",
    target: product.id,
    details: { fields: Object.keys(change) },
  });
  return { productId: product.id };
}

/**
 * Puts a field of a proposal on its product and remembers what stood there.
 * @throws AppError NOT_FOUND, WRONG_STATE when there is no such proposal
 */
export async function applyField(deed: Deed, id: Id<"analysis">, field: SeoField) {
  const { row, product, proposal } = await opened(deed.tx, id);
  const before = toInput(product);
  const change = places[field].by(before, proposal);
  if (!change) throw new AppError("WRONG_STATE");
  // Applied again: what stood there first is what undoing must bring back.
  return put(deed, row, product, change, { [field]: places[field].of(before), ...row.replaced });
}

/** Brings back what stood in a field before. @throws AppError NOT_FOUND, WRONG_STATE when nothing was put there */
export async function undoField(deed: Deed, id: Id<"analysis">, field: SeoField) {
  const { row, product } = await opened(deed.tx, id);
  if (!(field in row.replaced)) throw new AppError("WRONG_STATE");
  const { [field]: was, ...replaced } = row.replaced;
  return put(deed, row, product, restored(toInput(product), field, was), replaced);
}
