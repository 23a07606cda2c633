import { z } from "zod";
import { defineEvent } from "@/server/jobs";
import { idOf } from "@/server/platform/ids";

/** Somebody ordered an analysis. */
export const analysisRequested = defineEvent(
  "analyses/analysis.requested",
  z.strictObject({ workspaceId: idOf("workspace"), analysisId: idOf("analysis") }),
);
