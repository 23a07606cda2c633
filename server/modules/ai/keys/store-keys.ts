import { and, asc, eq } from "drizzle-orm";
import type { WorkspaceTx } from "@/server/db/client";
import { notFound } from "@/server/platform/errors";
import type { Id } from "@/server/platform/ids";
import { logger } from "@/server/platform/log";
import { SealBrokenError, seal, unseal } from "@/server/platform/secrets";
import { unavailable } from "../failure";
import { type Keys, ownCredentials } from "../providers";
import { announcePolicy } from "../routing/current-policy";
import type { Provider } from "../words";
import { OwnKeyProvider, type ProviderKeyView } from "./contract";
import { aiProviderKeys } from "./schema";

const purpose = "ai provider keys";
const boundTo = (workspaceId: Id<"workspace">, provider: Provider) => `${workspaceId} ${provider}`;

/** The keys that a store has brought. */
export interface OwnKeys {
  keys: Keys;
  /** Names just these keys, and tells nothing of them: what is learnt of a model with others says nothing of it. */
  name: string;
}

type Row = typeof aiProviderKeys.$inferSelect;

const toView = ({ provider, lastFour, setBy, createdAt }: Row): ProviderKeyView => ({
  provider: OwnKeyProvider.parse(provider),
  lastFour,
  setBy,
  createdAt: createdAt.toISOString(),
});

const rowsOf = (tx: WorkspaceTx) => tx.select().from(aiProviderKeys).orderBy(asc(aiProviderKeys.provider));

/** What may be shown of the store's keys. */
export async function listKeys(tx: WorkspaceTx): Promise<ProviderKeyView[]> {
  return (await rowsOf(tx)).map(toView);
}

function opened({ workspaceId, provider, sealed }: Row): string {
  try {
    return unseal(sealed, purpose, boundTo(workspaceId, provider));
  } catch (error) {
    if (!(error instanceof SealBrokenError)) throw error;
    logger("ai").error({ err: error, provider, workspaceId }, "a store's own key does not open any more");
    throw unavailable(provider, "own");
  }
}

/** The store's keys, ready to be used. @throws AppError AI_UNAVAILABLE {reason: own} for one that does not open */
export async function keysOfStore(tx: WorkspaceTx): Promise<OwnKeys> {
  const rows = await rowsOf(tx);
  return {
    keys: new Map(
      rows.map((row) => [row.provider, ownCredentials(OwnKeyProvider.parse(row.provider), opened(row))]),
    ),
    name: rows.map(({ id }) => id).join(" "),
  };
}

/** Keeps a key, in place of the one before; it counts from the next call on. */
export async function setKey(
  tx: WorkspaceTx,
  workspaceId: Id<"workspace">,
  { provider, key, setBy }: { provider: OwnKeyProvider; key: string; setBy: string },
): Promise<ProviderKeyView> {
  // Another row, with another id: nothing that was learnt with the key before counts.
  await tx.delete(aiProviderKeys).where(ofProvider(workspaceId, provider));
  const sealed = seal(key, purpose, boundTo(workspaceId, provider));
  const [row] = await tx
    .insert(aiProviderKeys)
    .values({ workspaceId, provider, sealed, lastFour: key.slice(-4), setBy })
    .returning();
  if (!row) throw new Error("a key was not kept");
  await announcePolicy(tx);
  return toView(row);
}

/** Removes a key: from the next call on the installation's counts again. @throws AppError NOT_FOUND */
export async function removeKey(
  tx: WorkspaceTx,
  workspaceId: Id<"workspace">,
  provider: OwnKeyProvider,
): Promise<void> {
  const removed = await tx
    .delete(aiProviderKeys)
    .where(ofProvider(workspaceId, provider))
    .returning({ id: aiProviderKeys.id });
  if (removed.length === 0) throw notFound("key");
  await announcePolicy(tx);
}

const ofProvider = (workspaceId: Id<"workspace">, provider: OwnKeyProvider) =>
  and(eq(aiProviderKeys.workspaceId, workspaceId), eq(aiProviderKeys.provider, provider));
