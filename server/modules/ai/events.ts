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

const Month = z.string().regex(/^\d{4}-\d{2}$/);
const Reached = { month: Month, percent: z.int(), limitMicros: z.int() };

/** A store has spent that much of its budget for AI in a month. */
export const budgetReached = defineEvent(
  "ai/budget.reached",
  z.strictObject({ workspaceId: idOf("workspace"), ...Reached }),
);

/** The stores together have spent that much of the installation's budget for AI in a month. */
export const installationBudgetReached = defineEvent(
  "ai/installationBudget.reached",
  z.strictObject(Reached),
);

/** What usage and wallets say of the points of a day's calls differs in so many stores. */
export const reconciliationDiffers = defineEvent(
  "ai/reconciliation.differs",
  z.strictObject({ day: z.iso.date(), stores: z.int() }),
);
