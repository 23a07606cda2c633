import { eq } from "drizzle-orm";
import type { WorkspaceTx } from "@/server/db/client";
import { WritingBrief } from "@/server/modules/ai";
import { readProducts } from "@/server/modules/catalog";
import type { WorkspaceAccess } from "@/server/operations/context";
import { AppError, notFound } from "@/server/platform/errors";
import type { Id } from "@/server/platform/ids";
import { sourceOfBrief, type TextSource } from "./adapt/source";
import type { TextFacts, WritingOptions } from "./contract";
import { armOf, takeTurn } from "./experiments/turns";
import { factsOf } from "./facts";
import { generationRow } from "./generation-rows";
import { allowedFacts } from "./grounding";
import { generationVersions } from "./schema";
import type { TextService, TextServiceId } from "./services";
import { templateVersion as readVersion } from "./templates/rows";
import { voiceOfBrief } from "./voice/brief";
import { currentVoice } from "./voice/rows";

/** What is to be written. */
export interface TextOrder {
  workspace: Pick<WorkspaceAccess, "id" | "currency">;
  service: TextServiceId;
  productId: Id<"product">;
  options: WritingOptions;
  /** Write another version of this text instead of a first one. */
  generationId?: Id<"generation"> | undefined;
  /** Say this text in another language; a further version of one that was made so needs no telling. */
  source?: TextSource | undefined;
}

interface Briefed {
  brief: WritingBrief;
  facts: TextFacts;
  source: TextSource | undefined;
  /** The version of a template that it is written by. */
  template: Pick<typeof generationVersions.$inferSelect, "templateId" | "templateVersion">;
  /** Of a new text: the way of asking that a test chose for it. */
  armId: Id<"experimentArm"> | null;
}

interface Earlier {
  versions: number;
  source: TextSource | undefined;
  armId: Id<"experimentArm"> | null;
}

/** The text that is written again: how many versions it has, and what it was made of. */
async function earlierOf(tx: WorkspaceTx, id: Id<"generation">): Promise<Earlier> {
  const { status, sourceId, sourceVersion, armId } = await generationRow(tx, id);
  // Two writers on one text would each add a version; the second is told to wait.
  if (status === "running") throw new AppError("WRONG_STATE");
  return {
    versions: await tx.$count(generationVersions, eq(generationVersions.generationId, id)),
    source: sourceId && sourceVersion !== null ? { id: sourceId, version: sourceVersion } : undefined,
    armId,
  };
}

/** By what a text is asked for: the template that somebody chose, or else the one that a test has the turn of. */
async function askedBy(tx: WorkspaceTx, { options, service }: TextOrder, earlier: Earlier | undefined) {
  const { templateId, templateVersion, adapt } = options;
  if (templateId) return { templateId, templateVersion, armId: null };
  if (adapt) return undefined;
  const arm = earlier ? earlier.armId && (await armOf(tx, earlier.armId)) : await takeTurn(tx, service);
  return arm ? { ...arm, armId: arm.id } : undefined;
}

/**
 * What the writer is told: the product's facts, the wishes, how the store speaks, and how many versions there are. Takes
 * the turn of a test that runs.
 * @throws AppError NOT_FOUND, WRONG_STATE while it is being written, and what `sourceOfBrief` throws
 */
export async function briefOf(tx: WorkspaceTx, order: TextOrder, service: TextService): Promise<Briefed> {
  const again = async () => {
    const earlier = order.generationId ? await earlierOf(tx, order.generationId) : undefined;
    return { earlier, asked: await askedBy(tx, order, earlier) };
  };
  const [[product], voice, { earlier, asked }] = await Promise.all([
    readProducts(tx, [order.productId]),
    currentVoice(tx),
    again(),
  ]);
  if (!product) throw notFound("product");
  const { locale, tone, length, platform, instruction } = order.options;
  const source = order.source ?? earlier?.source;
  const template = asked && (await readVersion(tx, asked.templateId, asked.templateVersion));
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
    template: template?.text,
    voice: voice && voiceOfBrief(voice.content, locale),
  });
  return {
    brief,
    facts: allowedFacts(product, order.workspace.currency, order.options, voice),
    source,
    template: {
      templateId: template?.templateId ?? null,
      templateVersion: template?.templateVersion ?? null,
    },
    armId: asked?.armId ?? null,
  };
}
