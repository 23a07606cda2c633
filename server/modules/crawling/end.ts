import { and, eq, inArray } from "drizzle-orm";
import type { WorkspaceTx } from "@/server/db/client";
import { finishTask } from "@/server/modules/tasks";
import type { Id } from "@/server/platform/ids";
import { purposeOf } from "./purposes";
import { crawlPages, crawls } from "./schema";
import type { CrawlProblem } from "./types";

interface End {
  state: "done" | "failed" | "cancelled";
  error?: CrawlProblem;
}

/** Ends a crawl and tells its purpose, in one transaction. @returns false when it had ended */
export async function endCrawl(
  tx: WorkspaceTx,
  crawlId: Id<"crawl">,
  { state, error }: End,
): Promise<boolean> {
  const [row] = await tx
    .update(crawls)
    .set({ state, error: error ?? null, finishedAt: new Date() })
    .where(and(eq(crawls.id, crawlId), inArray(crawls.state, ["pending", "running"])))
    .returning();
  if (!row) return false;
  await tx
    .update(crawlPages)
    .set({ state: "skipped", problem: "limit" })
    .where(and(eq(crawlPages.crawlId, crawlId), eq(crawlPages.state, "queued")));
  await purposeOf(row.purpose).finished(tx, row);
  if (row.taskId) {
    await finishTask(tx, row.taskId, {
      status: state,
      done: row.fetched - row.problems,
      failed: row.problems,
      ...(state === "done" && { total: row.fetched }),
    });
  }
  return true;
}

/** Stops a crawl at once: what is being fetched counts no more. @returns false when it had ended */
export function cancelCrawl(tx: WorkspaceTx, crawlId: Id<"crawl">): Promise<boolean> {
  return endCrawl(tx, crawlId, { state: "cancelled" });
}
