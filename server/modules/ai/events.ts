import { z } from "zod";
import { defineEvent } from "@/server/jobs";
import { idOf } from "@/server/platform/ids";

/** A call was ended for a process that died: its points went back, and what it was for has no text. */
export const callLost = defineEvent(
  "ai/call.lost",
  z.strictObject({
    workspaceId: idOf("workspace"),
    /** The call's own, and the id of what it was for. */
    key: z.string(),
    reference: z.string().nullable(),
  }),
);
