import { z } from "zod";
import { defineEvent } from "@/server/jobs";
import { idOf } from "@/server/platform/ids";

/** Somebody wants a file of products brought in. */
export const importRequested = defineEvent(
  "catalog/import.requested",
  z.strictObject({ workspaceId: idOf("workspace"), importId: idOf("imports") }),
);
