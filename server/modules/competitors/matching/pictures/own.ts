import { buffer } from "node:stream/consumers";
import { and, eq, isNotNull, sql } from "drizzle-orm";
import { type WorkspaceTx, withWorkspace } from "@/server/db/client";
import { products } from "@/server/modules/catalog";
import { fileRow, openFile } from "@/server/modules/files";
import { inTurn, pictureHash } from "@/server/modules/media";
import { AppError } from "@/server/platform/errors";
import { type Id, idOf } from "@/server/platform/ids";
import { logger } from "@/server/platform/log";
import { competitorProducts } from "../../schema";
import { competitorMatches, competitorPictures, ownPictures } from "../schema";

/** The file of a product's main picture, where the store has it. */
export function mainFile(imageUrl: string | null): Id<"file"> | undefined {
  const file = idOf("file").safeParse(imageUrl?.split("/").at(-1));
  return file.success ? file.data : undefined;
}

/** Own products that may be one of the competitor's whose picture was seen, with a main picture that was not. */
async function unseen(tx: WorkspaceTx, competitorId: Id<"competitor">) {
  const rows = await tx
    .selectDistinct({ productId: products.id, imageUrl: products.imageUrl, seen: ownPictures.fileId })
    .from(competitorMatches)
    .innerJoin(competitorProducts, eq(competitorProducts.id, competitorMatches.competitorProductId))
    .innerJoin(competitorPictures, eq(competitorPictures.competitorProductId, competitorProducts.id))
    .innerJoin(products, eq(products.id, competitorMatches.productId))
    .leftJoin(ownPictures, eq(ownPictures.productId, products.id))
    .where(
      and(
        eq(competitorProducts.competitorId, competitorId),
        eq(competitorMatches.state, "suggested"),
        isNotNull(competitorPictures.hash),
        isNotNull(products.imageUrl),
      ),
    );
  return rows.flatMap(({ productId, imageUrl, seen }) => {
    const fileId = mainFile(imageUrl);
    return fileId && fileId !== seen ? [{ productId, fileId }] : [];
  });
}

/** How a file of the store looks. What cannot be read looks like nothing. */
async function hashOf(workspaceId: Id<"workspace">, fileId: Id<"file">): Promise<string | null> {
  try {
    const row = await withWorkspace(workspaceId, (tx) => fileRow(tx, fileId), { readOnly: true });
    return await inTurn(async () => pictureHash(await buffer(await openFile(row))));
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    logger("competitors").info({ err: error, workspaceId, fileId }, "an own picture was not read");
    return null;
  }
}

/** Looks at the main pictures of own products that a picture of the competitor's can be compared with. */
export async function seeOwnPictures(
  workspaceId: Id<"workspace">,
  competitorId: Id<"competitor">,
): Promise<void> {
  const list = await withWorkspace(workspaceId, (tx) => unseen(tx, competitorId), { readOnly: true });
  for (const { productId, fileId } of list) {
    const hash = await hashOf(workspaceId, fileId);
    await withWorkspace(workspaceId, (tx) =>
      tx
        .insert(ownPictures)
        .values({ workspaceId, productId, fileId, hash })
        .onConflictDoUpdate({
          target: [ownPictures.workspaceId, ownPictures.productId],
          set: { fileId, hash: sql`excluded.hash` },
        }),
    );
  }
}
