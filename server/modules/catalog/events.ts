import { z } from "zod";
import { defineEvent } from "@/server/jobs";
import { idOf } from "@/server/platform/ids";

/** A store has pictures to be fetched from a host. */
export const picturesWanted = defineEvent(
  "catalog/pictures.wanted",
  z.strictObject({ workspaceId: idOf("workspace"), host: z.string() }),
);

/** Somebody wants a file of products brought in. */
export const importRequested = defineEvent(
  "catalog/import.requested",
  z.strictObject({ workspaceId: idOf("workspace"), importId: idOf("imports") }),
);
