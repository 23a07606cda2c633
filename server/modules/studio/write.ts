import { and, eq, ne } from "drizzle-orm";
import { type WorkspaceTx, withWorkspace } from "@/server/db/client";
import { runText, WritingBrief } from "@/server/modules/ai";
import { readProducts } from "@/server/modules/catalog";
import { readBalance } from "@/server/modules/wallet";
import type { Actor, WorkspaceAccess } from "@/server/operations/context";
import { AppError, notFound } from "@/server/platform/errors";
import { type Id, newId } from "@/server/platform/ids";
import { sourceOfBrief, type TextSource } from "./adapt/source";
import type { GenerationEvent, TextFacts, WritingOptions } from "./contract";
import { factsOf } from "./facts";
import { addVersion, generationRow, statusWithoutText, toVersion } from "./generation-rows";
import { allowedFacts, findingsOf } from "./grounding";
import { generations, generationVersions } from "./schema";
import { serviceOf, type TextService, type TextServiceId } from "./services";
import { templateVersion as readVersion } from "./templates/rows";
import { voiceOfBrief } from "./voice/brief";
import { currentVoice } from "./voice/rows";

/** The last event of a text, which says all that became of it. */
type Written = Extract<GenerationEvent, { type: "done" }>;

interface Order {
  workspace: Pick<WorkspaceAccess, "id" | "currency">;
  actor: Actor;
  service: TextServiceId;
  productId: Id<"product">;
  options: WritingOptions;
  /** Write another version of this text instead of a first one. */
  generationId?: Id<"generation"> | undefined;
  /** Say this text in another language; a further version of one that was made so needs no telling. */
  source?: TextSource | undefined;
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

interface Briefed {
  brief: WritingBrief;
  facts: TextFacts;
  source: TextSource | undefined;
  /** The version of a template that it is written by. */
  template: Pick<typeof generationVersions.$inferSelect, "templateId" | "templateVersion">;
}

const noTemplate = { templateId: null, templateVersion: null, text: undefined };

/** What the writer is told: the product's facts, the wishes, how the store speaks, and how many versions there are. */
async function briefOf(tx: WorkspaceTx, order: Order, service: TextService): Promise<Briefed> {
  const [product] = await readProducts(tx, [order.productId]);
  if (!product) throw notFound("product");
  const { locale, tone, length, platform, instruction, templateId, templateVersion } = order.options;
  const earlier = order.generationId && (await earlierOf(tx, order.generationId));
  const source = order.source ?? earlier?.source;
  const voice = await currentVoice(tx);
  const { text: template, ...by } = templateId
    ? await readVersion(tx, templateId, templateVersion)
    : noTemplate;
  const brief = WritingBrief.parse({
    task: service.task,
    format: service.format,
    facts: factsOf(product, order.workspace.currency),
    locale,
    tone,
    length,
    platform,
    instruction,
    source: await sourceOfBrief(tx, { service: service.id, product, options: order.options, source }),
    variation: earlier?.versions ?? 0,
    template,
    voice: voice && voiceOfBrief(voice.content, locale),
  });
  const facts = await allowedFacts(tx, product, order.workspace.currency, order.options);
  return { brief, facts, source, template: by };
}

/** The text that is written again: how many versions it has, and what it was made of. */
async function earlierOf(
  tx: WorkspaceTx,
  id: Id<"generation">,
): Promise<{ versions: number; source: TextSource | undefined }> {
  const { status, sourceId, sourceVersion } = await generationRow(tx, id);
  // Two writers on one text would each add a version; the second is told to wait.
  if (status === "running") throw new AppError("WRONG_STATE");
  return {
    versions: await tx.$count(generationVersions, eq(generationVersions.generationId, id)),
    source: sourceId && sourceVersion !== null ? { id: sourceId, version: sourceVersion } : undefined,
  };
}

/**
 * Has a text written for a product, yields it as it comes, and keeps it as a version of a generation. The text is
 * there exactly if it was paid.
 * @throws AppError NOT_FOUND, what `sourceOfBrief` throws, and what `runText` throws
 */
export async function* writeText(order: Order): AsyncGenerator<GenerationEvent, void, void> {
  const service = serviceOf(order.service);
  const { workspace, actor } = order;
  const { brief, facts, source, template } = await withWorkspace(
    workspace.id,
    (tx) => briefOf(tx, order, service),
    { readOnly: true },
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
      const version = await addVersion(
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
      await tx
        .update(generations)
        .set({ status: "done", errorCode: null })
        .where(eq(generations.id, generationId));
      const { available } = await readBalance(tx);
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
