import { eq } from "drizzle-orm";
import { type WorkspaceTx, withWorkspace } from "@/server/db/client";
import { workspaces } from "@/server/db/tenant";
import { readProducts } from "@/server/modules/catalog";
import { Recipe } from "@/server/modules/media";
import { reportProgress, taskSignal } from "@/server/modules/tasks";
import type { Actor } from "@/server/operations/context";
import { AppError, notFound } from "@/server/platform/errors";
import type { Id } from "@/server/platform/ids";
import { logger } from "@/server/platform/log";
import { bulkCounts, bulkRow } from "./bulk";
import {
  type BulkItemRow,
  callKey,
  endItem,
  keepItem,
  openItems,
  takeBackItems,
  takeItem,
} from "./bulk-items";
import { SeriesDesign, TextServiceId, WritingOptions } from "./contract";
import { makePicture, type Work } from "./pictures/make";
import { renderings } from "./pictures/schema";
import { designOf } from "./pictures/series";
import { generations } from "./schema";
import { isPictureService } from "./services";
import { writeText } from "./write";

/** How many texts of a run are written at once. */
const atOnce = 4;
/** How many texts are begun in a round, after which others who want to write have their turn. */
const roundSize = 8;

interface Run {
  row: Awaited<ReturnType<typeof bulkRow>>;
  currency: string;
}

type Ended = { status: "done" } | { status: "failed"; code: string } | { status: "lost" };

type ItemOfProduct = BulkItemRow & { productId: Id<"product"> };

const actorOf = (row: Run["row"]): Actor => ({ type: "operator", userId: row.createdBy, name: "bulk" });

async function writeTextOf({ row, currency }: Run, item: ItemOfProduct): Promise<void> {
  const { workspaceId } = row;
  const [earlier] = await withWorkspace(workspaceId, (tx) =>
    tx.select({ id: generations.id }).from(generations).where(eq(generations.bulkItemId, item.id)),
  );
  const events = writeText({
    workspace: { id: workspaceId, currency },
    actor: actorOf(row),
    service: TextServiceId.parse(row.service),
    productId: item.productId,
    options: WritingOptions.parse(row.options),
    // An attempt that died left a text without a version; it is written on.
    generationId: earlier?.id,
    bulkItemId: item.id,
    key: callKey(item),
    signal: AbortSignal.timeout(10 * 60_000),
    onBegin: (tx) => keepItem(tx, item),
    async onDone(tx, generationId) {
      const mine = await endItem(tx, item, { status: "done", generationId, errorCode: null });
      if (!mine) throw new AppError("CONFLICT");
    },
  });
  for await (const _event of events);
}

/** What is to be made of one product's picture. @throws AppError NOT_FOUND when the product is gone */
async function pictureWork(tx: WorkspaceTx, { row, currency }: Run, item: ItemOfProduct): Promise<Work> {
  if (row.service === "image-enhancement") {
    return { service: "image-enhancement", options: Recipe.parse(row.options) };
  }
  const [product] = await readProducts(tx, [item.productId]);
  if (!product) throw notFound("product");
  const options = designOf(product, SeriesDesign.parse(row.options), currency);
  return { service: "video-thumbnail", options };
}

async function makePictureOf(run: Run, item: ItemOfProduct): Promise<void> {
  const { workspaceId } = run.row;
  const { earlier, work } = await withWorkspace(workspaceId, async (tx) => {
    const [row] = await tx
      .select({ id: renderings.id })
      .from(renderings)
      .where(eq(renderings.bulkItemId, item.id));
    return { earlier: row, work: await pictureWork(tx, run, item) };
  });
  await makePicture({
    workspaceId,
    actor: actorOf(run.row),
    work,
    source: { productId: item.productId },
    renderingId: earlier?.id,
    bulkItemId: item.id,
    key: callKey(item),
    onBegin: (tx) => keepItem(tx, item),
    async onDone(tx, renderingId) {
      const mine = await endItem(tx, item, { status: "done", renderingId, errorCode: null });
      if (!mine) throw new AppError("CONFLICT");
    },
  });
}

/** Does the work for one product that was taken up. It is done exactly if it was paid. */
async function writeItem({ row, currency }: Run, item: BulkItemRow): Promise<Ended> {
  const { workspaceId } = row;
  try {
    if (!item.productId) throw new AppError("NOT_FOUND");
    const product = { ...item, productId: item.productId };
    if (isPictureService(row.service)) await makePictureOf({ row, currency }, product);
    else await writeTextOf({ row, currency }, product);
    return { status: "done" };
  } catch (error) {
    const code = error instanceof AppError ? error.code : "INTERNAL";
    if (code === "INTERNAL") {
      logger("studio").error({ err: error, item: item.id }, "an item of a bulk run failed");
    }
    const mine = await withWorkspace(workspaceId, (tx) =>
      endItem(tx, item, { status: "failed", errorCode: code }),
    );
    return mine ? { status: "failed", code } : { status: "lost" };
  }
}

/**
 * Writes some texts of a bulk run, some at a time, and reports each. Before each it asks whether to go on; those that
 * are being written are finished. What an earlier try of the round left half done is taken up again.
 * @returns whether the run is done, has more to do, or is to wait or stop
 */
export async function writeRound(
  workspaceId: Id<"workspace">,
  bulkId: Id<"bulk">,
): Promise<"done" | "more" | "pause" | "cancel"> {
  await takeBackItems(workspaceId, bulkId);
  const { run, counts } = await withWorkspace(workspaceId, async (tx) => {
    const [store] = await tx
      .select({ currency: workspaces.currency })
      .from(workspaces)
      .where(eq(workspaces.id, workspaceId));
    const row = await bulkRow(tx, bulkId);
    return { run: { row, currency: store?.currency ?? "USD" }, counts: await bulkCounts(tx, bulkId) };
  });
  const { taskId } = run.row;
  const report = (ended: Ended, item: BulkItemRow) => {
    if (ended.status === "lost") return;
    counts[ended.status] += 1;
    const problems = ended.status === "failed" && [{ code: ended.code, subject: item.productId ?? "" }];
    return reportProgress(workspaceId, taskId, { ...counts, ...(problems && { problems }) });
  };

  const round: { left: number; wanted: "run" | "pause" | "cancel" } = { left: roundSize, wanted: "run" };
  const writer = async () => {
    while (round.wanted === "run" && round.left > 0) {
      round.left -= 1;
      const wanted = await taskSignal(workspaceId, taskId);
      // What one has heard holds for all, also if another heard otherwise a moment before.
      if (wanted !== "run") round.wanted = wanted;
      if (round.wanted !== "run") return;
      const item = await withWorkspace(workspaceId, (tx) => takeItem(tx, bulkId));
      if (!item) return;
      await report(await writeItem(run, item), item);
    }
  };
  const writers = await Promise.allSettled(Array.from({ length: atOnce }, writer));
  // Only when all rest: the next try would take from them what they are writing.
  for (const end of writers) if (end.status === "rejected") throw end.reason;
  const open = await withWorkspace(workspaceId, (tx) => openItems(tx, bulkId), { readOnly: true });
  if (open === 0) return "done";
  return round.wanted === "run" ? "more" : round.wanted;
}
