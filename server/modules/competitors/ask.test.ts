import { eq, inArray } from "drizzle-orm";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { withWorkspace } from "@/server/db/client";
import { withService } from "@/server/db/service";
import { aiUsage } from "@/server/modules/ai/schema";
import { crawlHosts, crawls } from "@/server/modules/crawling/schema";
import { runTurn } from "@/server/modules/crawling/turn/turn";
import { readBalance } from "@/server/modules/wallet";
import { execute } from "@/server/operations/execute";
import { resetEnv } from "@/server/platform/env";
import { openShop, productPage, type Shop } from "@/server/testing/crawling/shop";
import { createStore } from "@/server/testing/store";
import { stubProvider } from "@/server/testing/stub-provider";
import { AnalyzeOutput, JobView } from "./contract";
import { analyze } from "./operations/analyze";
import { getJob } from "./operations/get-job";
import { competitorProducts } from "./schema";

const answer = {
  name: "Trail mug",
  price: "€24.90",
  compareAt: null,
  availability: null,
  sku: null,
  gtin: null,
  mpn: null,
  // Stands nowhere in the page: a model that makes things up is not believed.
  brand: "Invented",
};
const provider = stubProvider({ kind: "text", chunks: [JSON.stringify(answer)], input: 900, output: 60 });

let shop: Shop;
beforeAll(async () => {
  shop = await openShop();
  shop.pages.set("/p/1", productPage("Trail mug", "24.90"));
  vi.stubEnv("FETCH_ALLOW_HOSTS", shop.host);
  vi.stubEnv("CRAWL_DELAY_MS", "0");
  resetEnv();
});
afterAll(() => {
  shop.close();
  vi.unstubAllEnvs();
  resetEnv();
});

/** Has the page read in mode `ai`. */
async function read() {
  const store = await createStore({ points: 10 });
  const workspaceId = store.workspace.id;
  const url = `${shop.origin}/p/1`;
  const { job_id: id } = AnalyzeOutput.parse(
    await execute(analyze, store.caller(), { url, mode: "ai", pages: 4 }),
  );
  const held = await withWorkspace(workspaceId, readBalance);
  for (let round = 0; round < 10; round++) {
    await withService((tx) => tx.update(crawlHosts).set({ nextAt: new Date(0) }));
    const open = await withWorkspace(workspaceId, (tx) =>
      tx
        .select()
        .from(crawls)
        .where(inArray(crawls.state, ["pending", "running"])),
    );
    for (const crawl of open) await runTurn(workspaceId, crawl.id);
  }
  const job = JobView.parse(await execute(getJob, store.caller(), { id }));
  const rest = await withWorkspace(workspaceId, readBalance);
  const usage = await withWorkspace(workspaceId, (tx) => tx.select().from(aiUsage));
  const [product] = await withWorkspace(workspaceId, (tx) =>
    tx.select().from(competitorProducts).where(eq(competitorProducts.url, url)),
  );
  return { job, held, rest, usage, product };
}

it("a model reads each page too, what it makes up is dropped, and the page is paid once, by its job", async () => {
  const { job, held, rest, usage, product } = await read();
  expect(job).toMatchObject({ status: "done", mode: "ai", result: { points: 1 } });
  expect([held.available, held.held, rest.available, rest.held]).toEqual([6, 4, 9, 0]);
  expect(usage).toMatchObject([{ task: "page_reading", points: 0, reference: job.id }]);
  expect(product).toMatchObject({ title: "Trail mug", priceMinor: 2490, brand: null });
  expect(product?.sources.price?.sources).toContain("model");
});

it("a page that no model could be asked about is read by rules, and costs what these cost", async () => {
  provider.withoutKeys();
  const { job, usage, product } = await read();
  expect(job).toMatchObject({ status: "done", result: { points: 1, pages: { read: 1 } } });
  expect(usage).toMatchObject([{ provider: "offline", points: 0 }]);
  expect(product).toMatchObject({ priceMinor: 2490 });
  expect(product?.sources.price?.sources).not.toContain("model");
});
