import { z } from "zod";
import { defineEvent } from "@/server/jobs";

/** Rows of files are gone; their contents are to go too. */
export const filesRemoved = defineEvent("files/files.removed", z.strictObject({ keys: z.array(z.string()) }));
