import { and, asc, eq, lte, notInArray, sql } from "drizzle-orm";
import type { WorkspaceTx } from "@/server/db/client";
import { currentWorkspace } from "@/server/db/tenant";
import { decodeId, type Id, newUuid } from "@/server/platform/ids";
import { crawlPages } from "../schema";
import type { Found } from "./discover";

/** Maps that are read of one shop, about: whoever has more has them for somebody else. */
const mostMaps = 100;

/** A page whose turn has come. */
export type Queued = Pick<
  typeof crawlPages.$inferSelect,
  "id" | "url" | "origin" | "role" | "depth" | "tries"
>;

const queued = (crawlId: Id<"crawl">) => and(eq(crawlPages.crawlId, crawlId), eq(crawlPages.state, "queued"));

/** The pages of a host that are due, first those that come first. */
export function duePages(
  tx: WorkspaceTx,
  crawlId: Id<"crawl">,
  origin: string,
  { count, without }: { count: number; without: readonly Id<"crawlPage">[] },
): Promise<Queued[]> {
  const { id, url, role, depth, tries } = crawlPages;
  return tx
    .select({ id, url, origin: crawlPages.origin, role, depth, tries })
    .from(crawlPages)
    .where(
      and(
        queued(crawlId),
        eq(crawlPages.origin, origin),
        lte(crawlPages.nextAt, sql`now()`),
        without.length > 0 ? notInArray(id, [...without]) : undefined,
      ),
    )
    .orderBy(asc(crawlPages.rank), asc(id))
    .limit(count);
}

/** Where the crawl goes on: the host of the first page that is due, or when one will be; undefined when all is done. */
export async function nextPlace(
  tx: WorkspaceTx,
  crawlId: Id<"crawl">,
): Promise<{ origin: string } | { waitMs: number } | undefined> {
  const [due] = await tx
    .select({ origin: crawlPages.origin })
    .from(crawlPages)
    .where(and(queued(crawlId), lte(crawlPages.nextAt, sql`now()`)))
    .orderBy(asc(crawlPages.rank), asc(crawlPages.id))
    .limit(1);
  if (due) return due;
  const [later] = await tx
    .select({
      waitMs: sql<number | null>`(extract(epoch from min(${crawlPages.nextAt}) - now()) * 1000)::float8`,
    })
    .from(crawlPages)
    .where(queued(crawlId));
  return later?.waitMs === null || later === undefined ? undefined : { waitMs: Math.max(0, later.waitMs) };
}

/** Adds addresses that the crawl does not know yet, `room` at most. @returns how many of them are pages */
export async function addFound(
  tx: WorkspaceTx,
  crawlId: Id<"crawl">,
  found: readonly Found[],
  room: number,
): Promise<number> {
  if (found.length === 0) return 0;
  const rows = found
    .toSorted((a, b) => a.rank - b.rank)
    .map(({ url, origin, role, depth, rank }) => ({ id: newUuid(), url, origin, role, depth, rank }));
  const mine = sql`p.workspace_id = ${currentWorkspace} and p.crawl_id = ${decodeId("crawl", crawlId) ?? ""}::uuid`;
  const added = await tx.execute<{ role: string }>(sql`
    insert into crawl_pages (id, workspace_id, crawl_id, url, origin, role, depth, rank)
    select x.id, ${currentWorkspace}, ${decodeId("crawl", crawlId) ?? ""}::uuid, x.url, x.origin, x.role, x.depth, x.rank
    from json_to_recordset(${JSON.stringify(rows)}::text::json)
      as x(id uuid, url text, origin text, role text, depth int, rank int)
    where not exists (select 1 from crawl_pages p where ${mine} and p.url = x.url)
      and (x.role = 'page' or (select count(*) from crawl_pages p where ${mine} and p.role = 'sitemap') < ${mostMaps})
    order by x.role = 'page', x.rank, x.id
    limit ${Math.max(0, room)}
    on conflict do nothing
    returning role`);
  return added.filter(({ role }) => role === "page").length;
}
