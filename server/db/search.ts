import { type SQL, sql } from "drizzle-orm";
import type { AnyPgColumn } from "drizzle-orm/pg-core";

/** A text as LIKE takes it literally. */
export const escapeLike = (text: string): string => text.replace(/[\\%_]/g, "\\$&");

/** Conditions that a lower-case text has each word of a search, eight words at most; none without a search. */
export function containsWords(text: SQL | AnyPgColumn, search: string | undefined): SQL[] {
  const words = (search ?? "").toLowerCase().split(/\s+/).filter(Boolean).slice(0, 8);
  return words.map((word) => sql`${text} like ${`%${escapeLike(word)}%`}`);
}
