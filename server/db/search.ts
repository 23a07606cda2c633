import { type SQL, sql } from "drizzle-orm";
import type { AnyPgColumn } from "drizzle-orm/pg-core";

/** A text as LIKE takes it literally. */
export const escapeLike = (text: string): string => text.replace(/[\\%_]/g, "\\$&");

/**
 * The patterns of a search, for LIKE on a lower-case text that must have each of its words: eight at most, the
 * longest first, which narrows an index most. None without a search.
 */
export function patternsOf(search: string | undefined): string[] {
  const words = (search ?? "").toLowerCase().split(/\s+/).filter(Boolean).slice(0, 8);
  return words.sort((a, b) => b.length - a.length).map((word) => `%${escapeLike(word)}%`);
}

/** Conditions that a lower-case text has each word of a search; none without a search. */
export function containsWords(text: SQL | AnyPgColumn, search: string | undefined): SQL[] {
  return patternsOf(search).map((pattern) => sql`${text} like ${pattern}`);
}
