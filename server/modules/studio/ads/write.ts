import type { z } from "zod";
import type { WorkspaceTx } from "@/server/db/client";
import { withWorkspace } from "@/server/db/client";
import { runObject } from "@/server/modules/ai";
import { readProducts } from "@/server/modules/catalog";
import { readBalance } from "@/server/modules/wallet";
import type { Actor, WorkspaceAccess } from "@/server/operations/context";
import { AppError, notFound } from "@/server/platform/errors";
import { type Id, newId } from "@/server/platform/ids";
import { adBrief, adInstruction, composedAd } from "./brief";
import { type AdContent, type AdOptions, adAnswer, adPoints, type WrittenAd } from "./contract";
import type { AdNetwork } from "./networks";
import { addAdVersion, adSetRow, adVersionCount, toAdVersion } from "./rows";
import { adSets } from "./schema";

type Written = z.output<typeof WrittenAd>;

interface Order {
  workspace: Pick<WorkspaceAccess, "id" | "currency">;
  actor: Actor;
  productId: Id<"product">;
  options: AdOptions;
  network: AdNetwork;
  /** The set that the ad is added to; left out, a new one. */
  id?: Id<"adSet"> | undefined;
  /** Names this order among the store's: it is written and paid once. */
  key: string;
  signal: AbortSignal;
  /** Runs in the transaction that spends the points, with the version. */
  onDone(tx: WorkspaceTx, written: Written): Promise<void>;
}

/** A set takes ads of its own product, language and networks only: its texts are checked and shown by them. */
async function mustBelong(
  tx: WorkspaceTx,
  id: Id<"adSet">,
  { productId, options, network }: Order,
): Promise<void> {
  const set = await adSetRow(tx, id);
  const fits =
    set.productId === productId &&
    set.options.locale === options.locale &&
    set.options.networks.includes(network);
  if (!fits) throw new AppError("WRONG_STATE");
}

/**
 * Has the ad of a network written for a product, and keeps it as a version of a set. The version, and with the first
 * one the set, is there exactly if it was paid.
 * @throws AppError NOT_FOUND, WRONG_STATE, and what `runObject` throws
 */
export async function writeAd(order: Order): Promise<Written> {
  const { workspace, actor, network, options } = order;
  const brief = await withWorkspace(
    workspace.id,
    async (tx) => {
      const [product] = await readProducts(tx, [order.productId]);
      if (!product) throw notFound("product");
      if (order.id) await mustBelong(tx, order.id, order);
      const variation = order.id ? await adVersionCount(tx, order.id, network) : 0;
      return adBrief(tx, product, workspace.currency, options, variation);
    },
    { readOnly: true },
  );
  const id = order.id ?? newId("adSet");
  const { value } = await runObject<AdContent, Written>({
    workspaceId: workspace.id,
    actor,
    brief,
    form: adInstruction(network),
    schema: adAnswer(network),
    compose: () => composedAd(brief, network),
    points: adPoints,
    cause: "ads-copy",
    key: order.key,
    reference: id,
    signal: order.signal,
    async onDone(tx, { value: content, provider, model, offline }) {
      if (!order.id) {
        const { productId } = order;
        await tx
          .insert(adSets)
          .values({ id, workspaceId: workspace.id, productId, options, createdBy: actor.userId });
      }
      const row = await addAdVersion(
        tx,
        { id, workspaceId: workspace.id },
        { network, content, source: "ai", provider, model, offline, createdBy: actor.userId },
      );
      const { available } = await readBalance(tx);
      const written = { id, version: toAdVersion(row), available };
      await order.onDone(tx, written);
      return written;
    },
  });
  if (!value) throw new Error("an ad was paid and not kept");
  return value;
}
