import { z } from "zod";
import { defineEvent } from "@/server/jobs";
import { idOf } from "@/server/platform/ids";

/** Own products have changed, or a person asks: all competitors' products are to be looked through for own ones. */
export const matchingWanted = defineEvent(
  "competitors/matching.wanted",
  z.strictObject({ workspaceId: idOf("workspace") }),
);

/** Pictures of competitors' products are to be fetched from a host. */
export const looksWanted = defineEvent(
  "competitors/pictures.wanted",
  z.strictObject({ workspaceId: idOf("workspace"), origin: z.string() }),
);
