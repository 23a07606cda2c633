import { withWorkspace } from "@/server/db/client";
import { closePools } from "@/server/db/pools";
import { crawlOf, defineCrawlPurpose, startCrawl } from "@/server/modules/crawling";
import { runTurn } from "@/server/modules/crawling/turn/turn";

// A crawl of a shop, as its job makes it. Arguments: the shop, how many products it has, and the store.
const [origin = "", count = "", workspaceId = ""] = process.argv.slice(2);
defineCrawlPurpose("bench", { pageRead: async () => {}, finished: async () => {} });

async function crawl(): Promise<{ read: number }> {
  const { id } = await withWorkspace(workspaceId, (tx) =>
    startCrawl(tx, {
      workspaceId,
      purpose: "bench",
      reference: "bench",
      url: origin,
      mode: "rules",
      pageLimit: Number(count) + 1,
    }),
  );
  for (;;) {
    const end = await runTurn(workspaceId, id);
    if (end.next === "ended") break;
    if (end.next === "wait") throw new Error(`the crawl waits for ${end.ms} ms`);
  }
  const ended = await withWorkspace(workspaceId, (tx) => crawlOf(tx, id));
  return { read: ended?.read ?? 0 };
}

process.on("message", async () => process.send?.(await crawl()));
process.once("disconnect", closePools);
process.send?.("ready");
