import { z } from "zod";
import { defineEvent } from "@/server/jobs";
import { idOf } from "@/server/platform/ids";

/** What a rule has told is to be mailed too. */
export const alertsMailRequested = defineEvent(
  "competitors/alerts.mailRequested",
  z.strictObject({
    workspaceId: idOf("workspace"),
    ruleId: idOf("alertRule"),
    toldAt: z.iso.datetime(),
  }),
);

/** The products of a competitor have been looked at, and some are new or have changed. */
export const competitorLookedAt = defineEvent(
  "competitors/competitor.lookedAt",
  z.strictObject({
    workspaceId: idOf("workspace"),
    competitorId: idOf("competitor"),
    added: z.int(),
    changed: z.int(),
    /** Of which the page tells another title, brand or number than before. */
    renamed: z.int().default(0),
  }),
);
