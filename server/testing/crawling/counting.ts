import { sql } from "drizzle-orm";
import { defineCrawlPurpose } from "@/server/modules/crawling";
import { newUuid } from "@/server/platform/ids";

/** A purpose that writes a line for each page that it is told of, and for each end, where nothing hides a second one. */
export function countPages(): void {
  const note = (what: string) =>
    sql`insert into job_effects (key, result) values (${`crawl:${newUuid()}`}, ${JSON.stringify({ value: what })}::text::json)`;
  defineCrawlPurpose("counting", {
    pageRead: async (tx, _crawl, page) => void (await tx.execute(note(page.url))),
    finished: async (tx) => void (await tx.execute(note("finished"))),
  });
}
