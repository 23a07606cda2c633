import { z } from "zod";
import { defineEvent } from "@/server/jobs";

/** Asks for one write of the job engine's measurement. */
export const benchAsked = defineEvent("bench/write.asked", z.strictObject({ n: z.int() }));
