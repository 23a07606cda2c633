import type { CrawlPurpose } from "./types";

const purposes = new Map<string, CrawlPurpose>();

/**
 * Says what is done with the pages of crawls of a kind. To be called by a module that its jobs.ts loads, so that every
 * process that crawls knows it.
 */
export function defineCrawlPurpose(name: string, purpose: CrawlPurpose): void {
  purposes.set(name, purpose);
}

/** @throws Error when no module of this process has defined it */
export function purposeOf(name: string): CrawlPurpose {
  const purpose = purposes.get(name);
  if (!purpose) throw new Error(`nobody has said what crawls for ${name} are for`);
  return purpose;
}
