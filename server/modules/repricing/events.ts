import { z } from "zod";
import { defineEvent } from "@/server/jobs";
import { idOf } from "@/server/platform/ids";

/** Prices that rules are for are to be looked at. */
export const runRequested = defineEvent(
  "repricing/run.requested",
  z.strictObject({ workspaceId: idOf("workspace"), runId: idOf("repricingRun") }),
);
