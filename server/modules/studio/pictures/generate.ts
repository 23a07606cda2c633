import { Readable } from "node:stream";
import { and, eq } from "drizzle-orm";
import { type WorkspaceTx, withWorkspace } from "@/server/db/client";
import { runPicture } from "@/server/modules/ai";
import { readProducts } from "@/server/modules/catalog";
import { storeImage } from "@/server/modules/files";
import { asReference, inTurn } from "@/server/modules/media";
import type { Actor, WorkspaceAccess } from "@/server/operations/context";
import { AppError, notFound } from "@/server/platform/errors";
import { type Id, newId } from "@/server/platform/ids";
import { serviceOf } from "../services";
import type { PictureOptions } from "./generation-contract";
import { picturePrompt } from "./prompt";
import { addRenderingVersion, isLost, statusWithoutPicture } from "./rows";
import { renderings } from "./schema";
import { contentOf, sourceFile } from "./source";

const service = "image-generation";

/** How long the work on one may take, in milliseconds: a little more than its call. */
const lifetimeMs = 5 * 60_000;

interface Wanted {
  workspace: Pick<WorkspaceAccess, "id" | "locale">;
  actor: Actor;
  options: PictureOptions;
  productId?: Id<"product"> | undefined;
  /** A picture that it is to go by. */
  fileId?: Id<"file"> | undefined;
  /** Make another version of this one. */
  renderingId?: Id<"rendering"> | undefined;
  key: string;
  signal: AbortSignal;
  /** Runs in the transaction that spends the points. */
  onDone?(tx: WorkspaceTx, id: Id<"rendering">): Promise<void>;
}

/**
 * Has a picture made by a model, and keeps it re-encoded, as a version that names the model; it is there exactly if it
 * was paid. What comes is looked at first: bytes that are no picture count as no answer.
 * @throws AppError NOT_FOUND, NO_PICTURE, UNSUPPORTED_FILE, WRONG_STATE, and what `runPicture` throws
 */
export async function generatePicture(wanted: Wanted): Promise<Id<"rendering">> {
  const { workspace, actor, options } = wanted;
  const inStore = <T>(fn: (tx: WorkspaceTx) => Promise<T>) => withWorkspace(workspace.id, fn);
  const { product, file } = await inStore(async (tx) => {
    const [found] = wanted.productId ? await readProducts(tx, [wanted.productId]) : [];
    if (wanted.productId && !found) throw notFound("product");
    return { product: found, file: wanted.fileId && (await sourceFile(tx, { fileId: wanted.fileId })) };
  });
  const given = file && (await contentOf(file));
  const reference = given && (await inTurn(() => asReference(given)));
  const id = wanted.renderingId ?? newId("rendering");
  const prompt = picturePrompt(options, product, reference !== undefined);
  const { points } = serviceOf(service);
  await runPicture({
    workspaceId: workspace.id,
    locale: workspace.locale,
    actor,
    points,
    cause: service,
    key: wanted.key,
    reference: id,
    signal: wanted.signal,
    wish: { prompt, shape: options.shape, reference },
    onHeld: (tx, holdId) => begin(tx, wanted, id, holdId),
    // Pictures that nothing refers to are removed after a while: that of a call which was not paid, too.
    keep: (content) =>
      inTurn(() =>
        storeImage(workspace, inStore, {
          name: `${product?.title.slice(0, 80) ?? "picture"}-ai`,
          content: Readable.from([Buffer.from(content)]),
          createdBy: actor.userId,
        }),
      ),
    async onDone(tx, { value, provider, model, points: paid }) {
      await addRenderingVersion(
        tx,
        { id, workspaceId: workspace.id, createdBy: actor.userId },
        options,
        [{ label: options.shape, fileId: value.id }],
        { provider, model },
      );
      await tx
        .update(renderings)
        .set({ status: "done", errorCode: null, points: paid })
        .where(eq(renderings.id, id));
      await wanted.onDone?.(tx, id);
    },
    async onFailed(tx, { code }) {
      await tx
        .update(renderings)
        .set({ status: statusWithoutPicture, errorCode: code })
        .where(and(eq(renderings.id, id), eq(renderings.status, "running")));
    },
  });
  return id;
}

/** Writes down that it runs, in the transaction that holds the points. @throws AppError NOT_FOUND, WRONG_STATE */
async function begin(
  tx: WorkspaceTx,
  { workspace, actor, productId, fileId, renderingId }: Wanted,
  id: Id<"rendering">,
  holdId: Id<"hold">,
): Promise<void> {
  const expiresAt = new Date(Date.now() + lifetimeMs);
  const state = { status: "running", errorCode: null, holdId, expiresAt } as const;
  if (!renderingId) {
    const { points } = serviceOf(service);
    const of = { productId: productId ?? null, sourceFileId: fileId ?? null, createdBy: actor.userId };
    await tx.insert(renderings).values({ id, workspaceId: workspace.id, service, points, ...of, ...state });
    return;
  }
  const [before] = await tx.select().from(renderings).where(eq(renderings.id, id)).for("update");
  if (!before) throw notFound("picture");
  // Two who work on one would each add a version; the second is told to wait.
  if (before.service !== service || (before.status === "running" && !isLost(before))) {
    throw new AppError("WRONG_STATE");
  }
  await tx.update(renderings).set(state).where(eq(renderings.id, id));
}
