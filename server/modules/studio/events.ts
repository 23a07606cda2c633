import { z } from "zod";
import { defineEvent } from "@/server/jobs";
import { idOf } from "@/server/platform/ids";

/** Somebody ordered a service for many products. */
export const bulkRequested = defineEvent(
  "studio/bulk.requested",
  z.strictObject({ workspaceId: idOf("workspace"), bulkId: idOf("bulk") }),
);
