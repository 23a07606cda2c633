import { z } from "zod";
import { defineEvent } from "@/server/jobs";

/**
 * A mail is to go out. Only ids travel: who is written to, and whether at all, is decided when it is sent, so the
 * request that asked takes the same time for every address.
 */
export const accountMailRequested = defineEvent(
  "auth/mail.requested",
  z.object({
    mail: z.enum(["confirm", "reset", "passwordChanged", "welcome"]),
    /** Of a link for `confirm` and `reset`, else of a person. */
    about: z.string(),
  }),
);
