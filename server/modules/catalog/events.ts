import { z } from "zod";
import { defineEvent } from "@/server/jobs";
import { idOf } from "@/server/platform/ids";

/** A store has pictures to be fetched from a host. */
export const picturesWanted = defineEvent(
  "catalog/pictures.wanted",
  z.strictObject({ workspaceId: idOf("workspace"), host: z.string() }),
);

/** A store's pictures are to be looked through for those that no product shows any more. */
export const picturesLoose = defineEvent(
  "catalog/pictures.loose",
  z.strictObject({ workspaceId: idOf("workspace") }),
);

/** Somebody wants a file of products brought in. */
export const importRequested = defineEvent(
  "catalog/import.requested",
  z.strictObject({ workspaceId: idOf("workspace"), importId: idOf("imports") }),
);

/**
 * Prices of variants were changed, whoever did it; emitted by the database in the transaction that did (server/db/price-ledger.ts).
 * The lines of the ledger with this `setId` say which, however many they are.
 */
export const pricesChanged = defineEvent(
  "pricing/prices.changed",
  z.strictObject({ workspaceId: idOf("workspace"), setId: idOf("priceSet"), changes: z.int() }),
);
