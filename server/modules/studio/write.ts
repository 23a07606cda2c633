import { and, eq, ne } from "drizzle-orm";
import { type WorkspaceTx, withWorkspace } from "@/server/db/client";
import { runText } from "@/server/modules/ai";
import { readBalance } from "@/server/modules/wallet";
import type { Actor } from "@/server/operations/context";
import { AppError, notFound } from "@/server/platform/errors";
import { type Id, newId } from "@/server/platform/ids";
import { briefOf, type TextOrder } from "./brief";
import type { GenerationEvent } from "./contract";
import { addVersion, generationRow, statusWithoutText, toVersion } from "./generation-rows";
import { findingsOf } from "./grounding";
import { generations } from "./schema";
import { serviceOf } from "./services";

/** The last event of a text, which says all that became of it. */
type Written = Extract<GenerationEvent, { type: "done" }>;

interface Order extends TextOrder {
  actor: Actor;
  bulkItemId?: Id<"bulkItem">;
  /** Names this order among the store's: it is written and paid once. */
  key: string;
  /** Somebody reads along, so the text comes at a pace that can be read. */
  watched?: boolean;
  signal: AbortSignal;
  /** Runs in the transaction that holds the points. */
  onBegin?(tx: WorkspaceTx): Promise<void>;
  /** Runs in the transaction that spends them, with the version. */
  onDone?(tx: WorkspaceTx, generationId: Id<"generation">, written: Written): Promise<void>;
}

/**
 * Has a text written for a product, yields it as it comes, and keeps it as a version of a generation. The text is
 * there exactly if it was paid.
 * @throws AppError NOT_FOUND, what `briefOf` throws, and what `runText` throws
 */
export async function* writeText(order: Order): AsyncGenerator<GenerationEvent, void, void> {
  const service = serviceOf(order.service);
  const { workspace, actor } = order;
  const { brief, facts, source, template, armId } = await withWorkspace(workspace.id, (tx) =>
    briefOf(tx, order, service),
  );
  const generationId = order.generationId ?? newId("generation");

  const begin = async (tx: WorkspaceTx) => {
    await order.onBegin?.(tx);
    if (!order.generationId) {
      await tx.insert(generations).values({
        id: generationId,
        workspaceId: workspace.id,
        service: order.service,
        productId: order.productId,
        options: order.options,
        status: "running",
        points: service.points,
        bulkItemId: order.bulkItemId ?? null,
        sourceId: source?.id ?? null,
        sourceVersion: source?.version ?? null,
        armId,
        callKey: order.key,
        createdBy: actor.userId,
      });
      return;
    }
    const taken = await tx
      .update(generations)
      .set({ status: "running", options: order.options, errorCode: null, callKey: order.key })
      .where(
        and(
          eq(generations.id, generationId),
          eq(generations.productId, order.productId),
          ne(generations.status, "running"),
        ),
      )
      .returning({ id: generations.id });
    if (taken.length > 0) return;
    const { status } = await generationRow(tx, generationId);
    throw status === "running" ? new AppError("WRONG_STATE") : notFound("text");
  };
  const fail = async (tx: WorkspaceTx, error: AppError) => {
    const cancelled = error.code === "CANCELLED";
    await tx
      .update(generations)
      .set({ status: statusWithoutText(cancelled ? "cancelled" : "failed"), errorCode: error.code })
      .where(and(eq(generations.id, generationId), eq(generations.callKey, order.key)));
  };

  const events = runText({
    workspaceId: workspace.id,
    actor,
    brief,
    points: service.points,
    cause: service.id,
    key: order.key,
    reference: generationId,
    signal: order.signal,
    watched: order.watched ?? false,
    onHeld: begin,
    onFailed: fail,
    async onDone(tx, { text, provider, model, offline }) {
      const writing = addVersion(
        tx,
        { id: generationId, workspaceId: workspace.id },
        {
          text,
          source: "ai",
          provider,
          model,
          offline,
          findings: findingsOf(text, facts, brief.locale),
          ...template,
          createdBy: actor.userId,
        },
      );
      const noting = tx
        .update(generations)
        .set({ status: "done", errorCode: null })
        .where(eq(generations.id, generationId));
      const [version, , { available }] = await Promise.all([writing, noting, readBalance(tx)]);
      const written: Written = { type: "done", generationId, version: toVersion(version), available };
      await order.onDone?.(tx, generationId, written);
      return written;
    },
  });
  for await (const event of events) {
    if (event.type === "started") {
      yield { type: "started", generationId, points: event.points };
      if (order.watched) yield { type: "facts", locale: brief.locale, facts };
    } else if (event.type === "delta") yield { type: "delta", text: event.text };
    else if (event.value) yield event.value;
  }
}
