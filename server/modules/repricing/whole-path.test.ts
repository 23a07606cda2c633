import { type AddressInfo, createServer } from "node:net";
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { provideBrowser } from "@/scripts/provide-browser";
import { withWorkspace } from "@/server/db/client";
import type { Job } from "@/server/jobs/define-job";
import { readProducts } from "@/server/modules/catalog";
import { competitorProducts } from "@/server/modules/competitors";
import { addOwn, ask } from "@/server/modules/competitors/matching/testing/watched";
import { analyze } from "@/server/modules/competitors/operations/analyze";
import { checkNow } from "@/server/modules/competitors/operations/check-now";
import { linkProducts } from "@/server/modules/competitors/operations/link-products";
import { closeBrowser } from "@/server/modules/crawling/browser/pool";
import { crawlingJobs } from "@/server/modules/crawling/jobs";
import { resetEnv } from "@/server/platform/env";
import { openShop, type Shop } from "@/server/testing/crawling/shop";
import { fillShop, pathOf, type Shown } from "@/server/testing/crawling/watched-shop";
import { ended, passTime, runsOf, startEngine } from "@/server/testing/jobs/harness";
import { createStore } from "@/server/testing/store";
import { repricingJobs } from "./jobs";
import { createRule } from "./operations/create-rule";
import { listChanges } from "./operations/list-changes";
import { setRuleActive } from "./operations/set-rule-active";
import { plainRule } from "./testing/run";

/** From a page of a shop to one's own price: the real crawl, the real browser, the real jobs. */

function jobOf(jobs: readonly Job[], id: string): Job {
  const found = jobs.find((job) => job.id === id);
  if (!found) throw new Error(`there is no job ${id}`);
  return found;
}
const crawl = jobOf(crawlingJobs, "crawling-crawl");
const reprice = jobOf(repricingJobs, "repricing-run");
const afterCheck = jobOf(repricingJobs, "repricing-after-check");

let shop: Shop;
/** What stands inside the network, and how often it was reached. */
let reached = 0;
const inside = createServer((socket) => {
  reached += 1;
  socket.destroy();
});

beforeAll(async () => {
  shop = await openShop();
  await new Promise<void>((resolve) => inside.listen(0, "127.0.0.1", resolve));
  vi.stubEnv("CHROMIUM_PATH", await provideBrowser());
  vi.stubEnv("FETCH_ALLOW_HOSTS", shop.host);
  vi.stubEnv("CRAWL_DELAY_MS", "0");
  resetEnv();
});
afterAll(async () => {
  await closeBrowser();
  shop.close();
  inside.close();
  vi.unstubAllEnvs();
  resetEnv();
});

/** A store with a mug for 40.00 whose price is to be a cent below a page of the shop, between 30.00 and 60.00. */
async function follower(path: string) {
  const store = await createStore({ points: 500 });
  const { id } = store.workspace;
  const [mug = ""] = await addOwn(id, [{ title: "Mug", status: "active", variants: [{ price: 4000 }] }]);
  const theirs = async () => {
    const [row] = await withWorkspace(id, (tx) =>
      tx
        .select()
        .from(competitorProducts)
        .where(eq(competitorProducts.url, `${shop.origin}${path}`)),
    );
    if (!row) throw new Error("the shop's product was not read");
    return row;
  };
  let [crawls, answers, runs] = [0, 0, 0];
  const crawled = () => ended(crawl, ++crawls);
  await startEngine([crawl, reprice, afterCheck]);
  await ask(store, analyze, { url: `${shop.origin}${path}`, mode: "rules" });
  await crawled();
  await ask(store, linkProducts, { productId: mug, competitorProductId: (await theirs()).id });
  const rule = {
    ...plainRule,
    terms: {
      ...plainRule.terms,
      strategy: { kind: "beat", against: "lowest", by: { unit: "amount", amount: 1 } },
      min: { kind: "price", amount: 3000 },
      max: { kind: "price", amount: 6000 },
      alone: "usual",
    },
  };
  const { id: ruleId } = await ask(store, createRule, { rule });
  await ask(store, setRuleActive, { id: ruleId, active: true });
  const answered = async () => {
    answers += 1;
    await vi.waitFor(async () => expect(await runsOf(afterCheck)).toHaveLength(answers));
    // It waits a little for other shops that are looked at in the same go.
    await passTime();
    await ended(afterCheck, answers);
    await ended(reprice, ++runs);
  };
  runs += 1;
  await answered();
  return {
    store,
    theirs,
    price: async () => {
      const [product] = await withWorkspace(id, (tx) => readProducts(tx, [mug]));
      return product?.variants[0]?.price;
    },
    /** Has the shop looked at, and its news answered if there are any. */
    async look({ news = true } = {}) {
      await ask(store, checkNow, { id: (await theirs()).competitorId });
      await crawled();
      if (news) await answered();
    },
  };
}

it("a page that is nothing without its scripts is rendered, read and followed; its scripts reach nothing inside the network", async () => {
  const { port } = inside.address() as AddressInfo;
  let price = "38.00";
  shop.pages.set(
    "/p/mug",
    `<!doctype html><html lang="en"><head><title>Shop</title></head><body><div id="root"></div><script>
      const inside = ["http://127.0.0.1:${port}/", "http://localhost:${port}/", "http://[::ffff:127.0.0.1]:${port}/"];
      Promise.allSettled(inside.map((url) => fetch(url, { mode: "no-cors" })))
        .then(() => fetch("/api/mug"))
        .then((answer) => answer.json())
        .then(({ name, price }) => {
          document.title = name;
          document.getElementById("root").innerHTML =
            "<main><h1>" + name + "</h1><p class='price'>$" + price + "</p><button>Add to cart</button></main>";
        });
    </script></body></html>`,
  );
  shop.pages.set("/api/mug", (_, response) =>
    response
      .setHeader("content-type", "application/json")
      .end(JSON.stringify({ name: "Fine mug of stoneware", price })),
  );
  const mine = await follower("/p/mug");
  expect(await mine.theirs()).toMatchObject({
    title: "Fine mug of stoneware",
    priceMinor: 3800,
    currency: "USD",
    problemCode: null,
  });
  expect(await mine.price()).toBe(3799);
  // The page itself stays as it was, byte for byte; what its scripts fetch does not.
  price = "35.00";
  await mine.look();
  expect(await mine.theirs()).toMatchObject({ priceMinor: 3500 });
  expect(await mine.price()).toBe(3499);
  expect(reached).toBe(0);
});

it("the own price rises with the look after an undercutter is sold out, dearer or gone", async () => {
  let shown: Shown | undefined = { price: "35.00" };
  fillShop(shop, ["mug"], () => shown, { code: "USD", sign: "$" });
  const mine = await follower(pathOf("mug"));
  expect(await mine.price()).toBe(3499);
  shown = { price: "35.00", soldOut: true };
  await mine.look();
  expect(await mine.price()).toBe(4000);
  shown = { price: "35.00" };
  await mine.look();
  expect(await mine.price()).toBe(3499);
  shown = { price: "39.00" };
  await mine.look();
  expect(await mine.price()).toBe(3899);
  // That a page is gone counts when a second look says so, a quarter of an hour later.
  shown = undefined;
  await mine.look({ news: false });
  expect(await mine.price()).toBe(3899);
  await mine.look();
  expect(await mine.theirs()).toMatchObject({ state: "gone" });
  expect(await mine.price()).toBe(4000);
  const { items } = await ask(mine.store, listChanges, {});
  expect(items.map(({ to, why }) => [to, why.reason])).toEqual([
    [4000, "alone"],
    [3899, "followed"],
    [3499, "followed"],
    [4000, "alone"],
    [3499, "followed"],
  ]);
});
