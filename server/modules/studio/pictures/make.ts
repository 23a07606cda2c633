import { Readable } from "node:stream";
import { and, eq } from "drizzle-orm";
import { type WorkspaceTx, withWorkspace } from "@/server/db/client";
import { storeFile } from "@/server/modules/files";
import {
  type Design,
  enhance,
  inTurn,
  prepare,
  preparePicture,
  type Recipe,
  type Rendered,
  renderThumbnail,
} from "@/server/modules/media";
import { actorId, holdPoints, releaseHold, settleHold } from "@/server/modules/wallet";
import type { Actor } from "@/server/operations/context";
import { AppError, notFound } from "@/server/platform/errors";
import { type Id, newId } from "@/server/platform/ids";
import { logger } from "@/server/platform/log";
import type { PictureSource } from "../contract";
import { serviceOf } from "../services";
import { addRenderingVersion, isLost, type RenderingRow, renderingRow, statusWithoutPicture } from "./rows";
import { renderings } from "./schema";
import { contentOf, sourceFile } from "./source";

export type Work =
  | { service: "image-enhancement"; options: Recipe }
  | { service: "video-thumbnail"; options: Design };

interface Order {
  workspaceId: Id<"workspace">;
  actor: Actor;
  work: Work;
  source: PictureSource;
  /** Make another version of this one instead of a first one. */
  renderingId?: Id<"rendering"> | undefined;
  bulkItemId?: Id<"bulkItem">;
  /** Names this attempt among all of the store's: it is held and paid once. */
  key: string;
  /** Runs in the transaction that holds the points. */
  onBegin?(tx: WorkspaceTx): Promise<void>;
  /** Runs in the transaction that spends them, with the version. */
  onDone?(tx: WorkspaceTx, id: Id<"rendering">): Promise<void>;
}

/** How long the work on one order may take; after that its points go back. */
const lifetimeMs = 5 * 60_000;

interface Made {
  label: string;
  rendered: Rendered;
}

/** Looks at the picture first, which costs nothing; what is given back does the work. */
async function begun(content: Buffer, work: Work): Promise<() => Promise<Made[]>> {
  if (work.service === "image-enhancement") {
    const prepared = await prepare(content, work.options);
    return async () => [{ label: work.options.format, rendered: await enhance(prepared) }];
  }
  const picture = await preparePicture(content, work.options);
  return async () => {
    const made: Made[] = [];
    for (const size of new Set(work.options.sizes)) {
      made.push({ label: size, rendered: await renderThumbnail(work.options, picture, size) });
    }
    return made;
  };
}

/** Holds the points and writes down that it runs. @returns the hold */
function hold(order: Order, id: Id<"rendering">, sourceFileId: Id<"file">): Promise<Id<"hold">> {
  const { workspaceId, actor, work } = order;
  const { points } = serviceOf(work.service);
  return withWorkspace(workspaceId, async (tx) => {
    const expiresAt = new Date(Date.now() + lifetimeMs);
    const { holdId, repeated } = await holdPoints(tx, {
      amount: points,
      key: order.key,
      cause: work.service,
      reference: id,
      actor: actorId(actor),
      expiresAt,
    });
    if (repeated) throw new AppError("IDEMPOTENCY_IN_PROGRESS", { retryAfter: 5 });
    await order.onBegin?.(tx);
    const state = { status: "running", errorCode: null, holdId, expiresAt } as const;
    if (!order.renderingId) {
      await tx.insert(renderings).values({
        id,
        workspaceId,
        service: work.service,
        productId: order.source.productId ?? null,
        sourceFileId,
        points,
        bulkItemId: order.bulkItemId ?? null,
        createdBy: actor.userId,
        ...state,
      });
      return holdId;
    }
    const [before] = await tx.select().from(renderings).where(eq(renderings.id, id)).for("update");
    if (!before) throw notFound("picture");
    // Two who work on one would each add a version; the second is told to wait.
    if (before.service !== work.service || (before.status === "running" && !isLost(before))) {
      throw new AppError("WRONG_STATE");
    }
    await tx.update(renderings).set(state).where(eq(renderings.id, id));
    return holdId;
  });
}

/** Gives the points back and says why there is no picture, unless another attempt has begun since. */
async function giveBack(order: Order, id: Id<"rendering">, holdId: Id<"hold">, code: string): Promise<void> {
  try {
    await withWorkspace(order.workspaceId, async (tx) => {
      await releaseHold(tx, { holdId, actor: actorId(order.actor) });
      await tx
        .update(renderings)
        .set({ status: statusWithoutPicture, errorCode: code })
        .where(and(eq(renderings.id, id), eq(renderings.holdId, holdId)));
    });
  } catch (error) {
    logger("studio").error(
      { err: error, holdId },
      "points could not be given back now; the sweep will do it",
    );
  }
}

/** Stores what was made, and in the transaction of the last of it spends the points: all is there exactly if it was paid. */
async function keep(
  order: Order,
  rendering: Pick<RenderingRow, "id" | "workspaceId" | "createdBy">,
  holdId: Id<"hold">,
  made: Made[],
  name: string,
): Promise<void> {
  const stored: { label: string; fileId: Id<"file"> }[] = [];
  for (const [at, { label, rendered }] of made.entries()) {
    const { content, mediaType, width, height } = rendered;
    await storeFile({ id: order.workspaceId }, (fn) => withWorkspace(order.workspaceId, fn), {
      name: `${name}-${label}.${mediaType.slice("image/".length)}`,
      mediaType,
      // Pictures that nothing refers to are removed after a while: those of an order that ended half-way, too.
      purpose: "image",
      content: Readable.from([content]),
      createdBy: order.actor.userId,
      width,
      height,
      async also(tx, row) {
        stored.push({ label, fileId: row.id });
        if (at < made.length - 1) return;
        await settleHold(tx, { holdId, actor: actorId(order.actor) });
        await addRenderingVersion(tx, rendering, order.work.options, stored);
        const done = await tx
          .update(renderings)
          .set({ status: "done", errorCode: null })
          .where(and(eq(renderings.id, rendering.id), eq(renderings.holdId, holdId)))
          .returning({ id: renderings.id });
        if (done.length === 0) throw new AppError("CONFLICT");
        await order.onDone?.(tx, rendering.id);
      },
    });
  }
}

/**
 * Makes a picture of another: looks whether it can be done, holds the points, does it, keeps it as a version and
 * spends the points. If anything fails the points go back; should this process die, the sweep of holds does it.
 * @throws AppError NOT_FOUND, NO_PICTURE, UNSUPPORTED_FILE, BACKGROUND_BUSY, all before any points are held;
 * INSUFFICIENT_POINTS, WRONG_STATE
 */
export async function makePicture(order: Order): Promise<Id<"rendering">> {
  const { workspaceId, renderingId } = order;
  const source = await withWorkspace(
    workspaceId,
    async (tx) => {
      if (!renderingId) return sourceFile(tx, order.source);
      const { sourceFileId } = await renderingRow(tx, renderingId);
      return sourceFile(tx, { fileId: sourceFileId ?? undefined });
    },
    { readOnly: true },
  );
  const content = await contentOf(source);
  const id = renderingId ?? newId("rendering");
  const { holdId, made } = await inTurn(async () => {
    const work = await begun(content, order.work);
    const heldBy = await hold(order, id, source.id);
    try {
      return { holdId: heldBy, made: await work() };
    } catch (error) {
      await giveBack(order, id, heldBy, error instanceof AppError ? error.code : "INTERNAL");
      throw error;
    }
  });
  try {
    const name = source.name.replace(/\.\w{2,5}$/, "");
    await keep(order, { id, workspaceId, createdBy: order.actor.userId }, holdId, made, name);
  } catch (error) {
    await giveBack(order, id, holdId, error instanceof AppError ? error.code : "INTERNAL");
    throw error;
  }
  return id;
}

/**
 * Ends the work of an attempt whose process died: its points go back, and should it live after all, it can neither be
 * paid nor keep what it made.
 */
export async function endLostPicture(tx: WorkspaceTx, bulkItemId: Id<"bulkItem">): Promise<void> {
  const [row] = await tx
    .select()
    .from(renderings)
    .where(and(eq(renderings.bulkItemId, bulkItemId), eq(renderings.status, "running")));
  if (!row) return;
  try {
    await releaseHold(tx, { holdId: row.holdId });
  } catch (error) {
    // It lived, and was paid while we looked.
    if (error instanceof AppError && error.code === "WRONG_STATE") return;
    throw error;
  }
  await tx
    .update(renderings)
    .set({ status: statusWithoutPicture, errorCode: "INTERRUPTED" })
    .where(and(eq(renderings.id, row.id), eq(renderings.holdId, row.holdId)));
}
