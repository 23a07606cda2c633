import { eq } from "drizzle-orm";
import type { WorkspaceTx } from "@/server/db/client";
import { parseSeo } from "@/server/modules/ai";
import {
  readProducts,
  replaceProducts,
  sanitizeDescription,
  toInput,
  type WholeProduct,
} from "@/server/modules/catalog";
import { htmlBody } from "@/server/platform/document/html";
import { blocksOf } from "@/server/platform/document/plain-text";
import { AppError, notFound } from "@/server/platform/errors";
import type { Id } from "@/server/platform/ids";
import { settlesAfterHours, TextServiceId } from "./contract";
import { generationRow, versionRow } from "./generation-rows";
import { generations } from "./schema";
import { type TextServiceId as Service, serviceOf } from "./services";

type Replaced = NonNullable<(typeof generations.$inferSelect)["replaced"]>;

/** What a text of a service becomes on a product. @throws AppError WRONG_STATE when it has no place there */
function changeOf(service: Service, text: string): Replaced {
  const definition = serviceOf(service);
  if (!definition.appliesTo) throw new AppError("WRONG_STATE");
  if (definition.appliesTo === "description")
    return { descriptionHtml: sanitizeDescription(htmlBody(blocksOf(text))) };
  const seo = parseSeo(text);
  if (!seo) throw new AppError("WRONG_STATE");
  return { seoTitle: seo.title, seoDescription: seo.description };
}

async function productOf(tx: WorkspaceTx, id: Id<"product"> | null): Promise<WholeProduct> {
  const [product] = id ? await readProducts(tx, [id]) : [];
  if (!product) throw notFound("product");
  return product;
}

/** Puts a version on its product and remembers what stood there. @throws AppError NOT_FOUND, WRONG_STATE */
export async function applyVersion(
  tx: WorkspaceTx,
  id: Id<"generation">,
  number: number,
): Promise<Id<"product">> {
  const generation = await generationRow(tx, id);
  const version = await versionRow(tx, id, number);
  const product = await productOf(tx, generation.productId);
  const change = changeOf(TextServiceId.parse(generation.service), version.text);
  const before = toInput(product);
  const replaced = Object.fromEntries(
    Object.keys(change).map((field) => [field, before[field as keyof Replaced]]),
  ) as Replaced;
  await replaceProducts(tx, [{ before: product, input: { ...before, ...change } }]);
  await tx
    .update(generations)
    // Applied again without undoing in between: what stood there first is what undoing must bring back.
    .set({
      appliedVersion: number,
      replaced: generation.appliedVersion === null ? replaced : generation.replaced,
      appliedAt: generation.appliedAt ?? new Date(),
    })
    .where(eq(generations.id, id));
  return product.id;
}

/** Brings back what stood on the product before. @throws AppError NOT_FOUND, WRONG_STATE when nothing was applied */
export async function undoApply(tx: WorkspaceTx, id: Id<"generation">): Promise<Id<"product">> {
  const generation = await generationRow(tx, id);
  if (generation.appliedVersion === null || !generation.replaced) throw new AppError("WRONG_STATE");
  const product = await productOf(tx, generation.productId);
  await replaceProducts(tx, [{ before: product, input: { ...toInput(product), ...generation.replaced } }]);
  // A test of templates has counted it by then.
  const counted = Date.now() - generation.createdAt.getTime() > settlesAfterHours * 60 * 60_000;
  await tx
    .update(generations)
    .set({ appliedVersion: null, replaced: null, ...(!counted && { appliedAt: null }) })
    .where(eq(generations.id, id));
  return product.id;
}
