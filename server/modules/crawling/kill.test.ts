import { eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { withWorkspace } from "@/server/db/client";
import { withService } from "@/server/db/service";
import { env, resetEnv } from "@/server/platform/env";
import { countPages } from "@/server/testing/crawling/counting";
import { listPage, openShop, productPage, type Shop } from "@/server/testing/crawling/shop";
import { Crew, kill } from "@/server/testing/jobs/crew";
import { proofSize } from "@/server/testing/proof-size";
import { createStore } from "@/server/testing/store";
import { crawlOf, startCrawl } from ".";
import { crawlPages } from "./schema";
import type { Crawl } from "./types";

const products = proofSize(960, 144);
const onOneList = 24;
const kills = proofSize(30, 6);
let shop: Shop;
let crew: Crew;
let store: Awaited<ReturnType<typeof createStore>>;

countPages();

beforeAll(async () => {
  [store, shop] = [await createStore(), await openShop()];
  vi.stubEnv("FETCH_ALLOW_HOSTS", shop.host);
  vi.stubEnv("CRAWL_DELAY_MS", "0");
  resetEnv();
  openForBusiness();
  const practice = await begin([`${shop.origin}/p/1`]);
  crew = await Crew.gather({
    entry: "server/testing/jobs/crawl-worker.ts",
    spares: 3,
    practice: () =>
      vi.waitFor(async () => expect((await now(practice)).state).toBe("done"), {
        interval: 50,
      }),
  });
});
afterAll(async () => {
  await crew.dismiss();
  shop.close();
  vi.unstubAllEnvs();
  resetEnv();
});

/** A shop with lists of its products, each of which leads to the next. */
function openForBusiness(): void {
  const one = (n: number) => ({ path: `/p/${n}`, name: `The mug with the number ${n}`, price: "19.90" });
  for (let n = 1; n <= products; n++) shop.pages.set(`/p/${n}`, productPage(one(n).name, one(n).price));
  const lists = products / onOneList;
  for (let list = 0; list < lists; list++) {
    const sold = Array.from({ length: onOneList }, (_, i) => one(list * onOneList + i + 1));
    const next =
      list + 1 < lists
        ? `<nav class="pagination"><a rel="next" href="/mugs?page=${list + 2}">Next</a></nav>`
        : "";
    shop.pages.set(list === 0 ? "/mugs" : `/mugs?page=${list + 1}`, listPage("Mugs", sold, next));
  }
}

const begin = (url: string | string[]) =>
  withWorkspace(store.workspace.id, (tx) =>
    startCrawl(tx, {
      workspaceId: store.workspace.id,
      purpose: "counting",
      reference: "one",
      url,
      mode: "rules",
      pageLimit: 5000,
    }),
  );
const now = async (crawl: Crawl) => {
  const found = await withWorkspace(crawl.workspaceId, (tx) => crawlOf(tx, crawl.id));
  if (!found) throw new Error("the crawl is gone");
  return found;
};
const donePaths = async (crawl: Crawl) => {
  const rows = await withWorkspace(crawl.workspaceId, (tx) =>
    tx
      .select({ url: crawlPages.url, state: crawlPages.state })
      .from(crawlPages)
      .where(eq(crawlPages.crawlId, crawl.id)),
  );
  return new Set(
    rows.filter(({ state }) => state !== "queued").map(({ url }) => url.slice(shop.origin.length)),
  );
};
const notes = () =>
  withService((tx) =>
    tx.execute<{ what: string }>(
      `select result ->> 'value' as what from job_effects where key like 'crawl:%'`,
    ),
  );

it(`reads ${products} products once each, though its worker is killed ${kills} times`, async () => {
  const before = (await notes()).length;
  shop.asked.length = 0;
  const crawl = await begin(`${shop.origin}/mugs`);
  /** Pages that were asked for and not yet written down when a worker died: these alone may be asked for again. */
  const lost = new Map<string, number>();
  const share = Math.floor(products / (kills + 1));
  for (let n = 0; n < kills; n++) {
    const from = shop.asked.length;
    const worker = await crew.begin();
    await vi.waitFor(() => expect(shop.asked.length - from).toBeGreaterThanOrEqual(share * 0.8), {
      interval: 1,
    });
    await kill(worker);
    const done = await donePaths(crawl);
    const open = shop.asked
      .slice(from)
      .flatMap(({ path }) => (path === "/robots.txt" || done.has(path) ? [] : [path]));
    expect(open.length).toBeLessThanOrEqual(env().CRAWL_CONCURRENCY);
    for (const path of open) lost.set(path, (lost.get(path) ?? 0) + 1);
    expect((await now(crawl)).state).toBe("running");
  }
  await crew.begin();
  await vi.waitFor(async () => expect((await now(crawl)).state).toBe("done"), {
    interval: 50,
  });

  const pages = products + products / onOneList;
  expect(await now(crawl)).toMatchObject({
    kind: "listing",
    found: pages,
    fetched: pages,
    read: products,
    problems: 0,
  });
  const counts = new Map<string, number>();
  for (const { path } of shop.asked)
    if (path !== "/robots.txt") counts.set(path, (counts.get(path) ?? 0) + 1);
  expect(counts.size).toBe(pages);
  for (const [path, count] of counts) expect([path, count]).toEqual([path, 1 + (lost.get(path) ?? 0)]);
  const told = (await notes()).slice(before).map(({ what }) => what);
  expect(told).toHaveLength(pages + 1);
  expect(new Set(told).size).toBe(pages + 1);
}, 200_000);
