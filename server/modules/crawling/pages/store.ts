import { eq, sql } from "drizzle-orm";
import { type WorkspaceTx, withWorkspace } from "@/server/db/client";
import { currentWorkspace } from "@/server/db/tenant";
import { decodeId, encodeId, type Id } from "@/server/platform/ids";
import { normaliseUrl } from "../addresses";
import type { Found } from "../frontier/discover";
import { addFound, type Queued } from "../frontier/queue";
import { purposeOf } from "../purposes";
import { crawlPages, crawls, type KeptReading } from "../schema";
import type { Crawl, CrawledPage, CrawlKind } from "../types";

/** Addresses that are kept for each page that may be fetched: enough to choose from, and no more. */
const knownPerPage = 5;

/** What came of a page's turn. */
export type Result = { page: Queued } & (
  | { end: "again"; afterMs: number }
  | {
      end: "done" | "failed" | "skipped";
      crawled: CrawledPage;
      /** Whether its host was asked. */
      fetched: boolean;
      /** What the first page has told. */
      kind?: CrawlKind;
      found: readonly Found[];
      /** Further pages of a list, which are followed if the list has shown something new. */
      further: readonly Found[];
    }
);
type Ended = Exclude<Result, { end: "again" }>;

/**
 * Writes down what came of some pages, with what their purpose makes of it, in one transaction. A page that has had its
 * end stays as it is.
 * @returns the crawl as it is then; undefined when it has ended, and nothing counts any more
 */
export function storeResults(
  workspaceId: Id<"workspace">,
  crawlId: Id<"crawl">,
  results: readonly Result[],
): Promise<Crawl | undefined> {
  return withWorkspace(workspaceId, async (tx) => {
    const [crawl] = await tx.select().from(crawls).where(eq(crawls.id, crawlId)).for("update");
    if (crawl?.state !== "running") return undefined;
    await settleDuplicates(tx, crawl, results);
    const written = await writePages(tx, results);
    const ended = results.filter(
      (result): result is Ended => result.end !== "again" && written.has(result.page.id),
    );
    const found = await followed(tx, crawl, ended);
    const pages = ended.filter(({ page }) => page.role !== "sitemap");
    const count = (which: (result: Ended) => boolean) => pages.filter(which).length;
    const [after] = await tx
      .update(crawls)
      .set({
        found: crawl.found + found,
        fetched: crawl.fetched + count(({ fetched }) => fetched),
        unchanged: crawl.unchanged + count(({ crawled }) => crawled.unchanged),
        read: crawl.read + count(({ crawled }) => crawled.reading?.kind === "product"),
        problems: crawl.problems + count(({ end }) => end === "failed"),
        kind: crawl.kind ?? pages.find(({ kind }) => kind)?.kind ?? null,
      })
      .where(eq(crawls.id, crawlId))
      .returning();
    if (!after) throw new Error("the crawl is gone");
    const purpose = purposeOf(crawl.purpose);
    for (const { crawled } of pages) await purpose.pageRead(tx, after, crawled);
    return after;
  });
}

/** Adds what the pages lead to. @returns how many pages were not known before */
async function followed(tx: WorkspaceTx, crawl: Crawl, ended: readonly Ended[]): Promise<number> {
  const most = crawl.pageLimit * knownPerPage;
  let added = 0;
  for (const { found, further } of ended) {
    const room = () => most - crawl.found - added;
    const fresh = await addFound(tx, crawl.id, found, room());
    added += fresh;
    if (fresh > 0 || found.length === 0) added += await addFound(tx, crawl.id, further, room());
  }
  return added;
}

/**
 * A page that was reached by a redirect is the page that it was sent to: that one is not fetched again, and if it has
 * been already, this one is its duplicate. So is a product whose page names another that was read as its own address.
 */
async function settleDuplicates(tx: WorkspaceTx, crawl: Crawl, results: readonly Result[]): Promise<void> {
  if (crawl.kind === "pages") return;
  for (const result of results) {
    if (result.end !== "done") continue;
    const { crawled, page } = result;
    const others = [crawled.finalUrl, ...canonicalOf(crawled)].filter((url) => url !== page.url);
    if (others.length === 0) continue;
    const list = sql.join(
      others.map((url) => sql`${url}`),
      sql`, `,
    );
    const of = sql`workspace_id = ${currentWorkspace} and crawl_id = ${decodeId("crawl", crawl.id) ?? ""}::uuid`;
    const [same] = await tx.execute(sql`
      select 1 from crawl_pages where ${of} and url in (${list}) and state = 'done'
        and (url = ${crawled.finalUrl} or reading -> 'product' -> 'name' ->> 'value' = ${nameOf(crawled)})`);
    if (same) {
      Object.assign(crawled, { reading: undefined, problem: "duplicate" } satisfies Partial<CrawledPage>);
      Object.assign(result, { end: "skipped", found: [], further: [] });
    } else if (crawled.finalUrl !== page.url) {
      await tx.execute(sql`
        insert into crawl_pages (id, workspace_id, crawl_id, url, origin, role, state, problem)
        values (gen_random_uuid(), ${currentWorkspace}, ${decodeId("crawl", crawl.id) ?? ""}::uuid, ${crawled.finalUrl},
          ${new URL(crawled.finalUrl).origin}, 'page', 'skipped', 'duplicate')
        on conflict (workspace_id, crawl_id, url) do update set state = 'skipped', problem = 'duplicate'
          where crawl_pages.state = 'queued'`);
    }
  }
}

const nameOf = ({ reading }: CrawledPage) => reading?.product?.name?.value ?? "";
const canonicalOf = ({ reading }: CrawledPage) =>
  reading?.kind === "product" && reading.product?.name
    ? [normaliseUrl(reading.canonical)].filter((url) => url !== undefined)
    : [];

/** @returns the pages that had not come to their end before */
async function writePages(tx: WorkspaceTx, results: readonly Result[]): Promise<Set<Id<"crawlPage">>> {
  const rows = results.map((result) => {
    const { page } = result;
    const base = { id: decodeId("crawlPage", page.id), tries: page.tries + 1 };
    if (result.end === "again") return { ...base, state: "queued", wait: result.afterMs };
    const { crawled, fetched } = result;
    return {
      ...base,
      state: result.end,
      wait: 0,
      fetched,
      status: crawled.status,
      final_url: crawled.finalUrl,
      etag: crawled.etag,
      last_modified: crawled.lastModified,
      content_hash: crawled.contentHash,
      problem: crawled.problem,
      reading: crawled.reading && kept(crawled.reading),
    };
  });
  const written = await tx.execute<{ id: string }>(sql`
    update crawl_pages p set state = x.state, tries = x.tries, next_at = now() + x.wait * interval '1 millisecond',
      status = x.status, final_url = x.final_url, etag = x.etag, last_modified = x.last_modified,
      content_hash = x.content_hash, problem = x.problem, reading = x.reading,
      fetched_at = case when x.fetched then now() end
    from json_to_recordset(${JSON.stringify(rows)}::text::json) as x(id uuid, state text, tries int, wait float8,
      fetched boolean, status int, final_url text, etag text, last_modified text, content_hash text, problem text,
      reading jsonb)
    where p.workspace_id = ${currentWorkspace} and p.id = x.id and p.state = 'queued' returning p.id`);
  return new Set(written.map(({ id }) => encodeId("crawlPage", id)));
}

function kept({ listed: _, pagination: __, ...reading }: NonNullable<CrawledPage["reading"]>): KeptReading {
  return reading;
}

/** Sets all pages of a host back that could not be reached at all; after so many tries they have failed. */
export async function setBack(
  tx: WorkspaceTx,
  crawlId: Id<"crawl">,
  origin: string,
  { afterMs, mostTries }: { afterMs: number; mostTries: number },
): Promise<Queued[]> {
  const { id, url, role, depth, tries } = crawlPages;
  const rows = await tx
    .update(crawlPages)
    .set({
      tries: sql`${tries} + 1`,
      nextAt: sql`now() + ${afterMs} * interval '1 millisecond'`,
    })
    .where(
      sql`${crawlPages.crawlId} = ${decodeId("crawl", crawlId) ?? ""}::uuid and ${crawlPages.origin} = ${origin} and ${crawlPages.state} = 'queued'`,
    )
    .returning({ id, url, origin: crawlPages.origin, role, depth, tries });
  return rows.filter((row) => row.tries >= mostTries);
}
