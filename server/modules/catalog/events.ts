import { z } from "zod";
import { defineEvent } from "@/server/jobs";
import { idOf } from "@/server/platform/ids";
import { priceCauses } from "./choices";

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

/** The price of a variant was changed by a rule, or brought back; amounts in minor units of the currency. */
export const priceChanged = defineEvent(
  "pricing/price.changed",
  z.strictObject({
    workspaceId: idOf("workspace"),
    productId: idOf("product"),
    variantId: idOf("variant"),
    from: z.int(),
    to: z.int(),
    currency: z.string(),
    cause: z.enum(priceCauses),
    /** Its line in the ledger of prices. */
    changeId: idOf("priceChange"),
  }),
);
