import { z } from "zod";
import { idOf } from "@/server/platform/ids";

/** Largest file that a person may send, in bytes, by what it is for. */
export const uploadLimits = { import: 200 * 1024 * 1024, image: 10 * 1024 * 1024 } as const;

export const StoredFile = z.object({
  id: idOf("file"),
  name: z.string(),
  mediaType: z.string(),
  bytes: z.int(),
  url: z.string(),
  width: z.int().nullable(),
  height: z.int().nullable(),
});
export type StoredFile = z.output<typeof StoredFile>;
