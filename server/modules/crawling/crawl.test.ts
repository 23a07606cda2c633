import { and, asc, eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { withWorkspace } from "@/server/db/client";
import { withService } from "@/server/db/service";
import { resetEnv } from "@/server/platform/env";
import { listPage, openShop, productPage, type Shop } from "@/server/testing/crawling/shop";
import { ended, passTime, startEngine } from "@/server/testing/jobs/harness";
import { createStore } from "@/server/testing/store";
import { type CrawledPage, cancelCrawl, crawlOf, defineCrawlPurpose, startCrawl } from ".";
import { crawlingJobs, forgetOldCrawls } from "./jobs";
import { crawlHosts, crawlPages } from "./schema";
import { runTurn } from "./turn/turn";
import type { Crawl, CrawlPurpose, KnownPage } from "./types";

type Store = Awaited<ReturnType<typeof createStore>>;
let store: Store;
let shop: Shop;
/** What the purpose of the tests was told. */
let told: CrawledPage[] = [];
let finished: Crawl[] = [];
let known = new Map<string, KnownPage>();
let ask: CrawlPurpose["ask"];

defineCrawlPurpose("test", {
  known: async () => known,
  ask: async (...asked) => ask?.(...asked),
  pageRead: async (_tx, _crawl, page) => void told.push(page),
  finished: async (_tx, crawl) => void finished.push(crawl),
});

beforeAll(async () => {
  [store, shop] = [await createStore(), await openShop()];
  vi.stubEnv("FETCH_ALLOW_HOSTS", shop.host);
  vi.stubEnv("CRAWL_DELAY_MS", "0");
  resetEnv();
});
afterAll(() => {
  shop.close();
  vi.unstubAllEnvs();
  resetEnv();
});
beforeEach(async () => {
  shop.clear();
  [told, finished, known, ask] = [[], [], new Map(), undefined];
  await withService((tx) => tx.delete(crawlHosts));
});

const at = (path: string) => `${shop.origin}${path}`;
const workspace = () => store.workspace.id;
const paths = () => shop.asked.map(({ path }) => path).filter((path) => path !== "/robots.txt");
const robots = (text: string) => shop.pages.set("/robots.txt", (_, response) => response.end(text));

const begin = (url: string | string[], more: Partial<Parameters<typeof startCrawl>[1]> = {}, of = store) =>
  withWorkspace(of.workspace.id, (tx) =>
    startCrawl(tx, {
      workspaceId: of.workspace.id,
      purpose: "test",
      reference: "one",
      url,
      mode: "rules",
      pageLimit: 100,
      ...more,
    }),
  );
const now = async (crawl: Crawl) => {
  const found = await withWorkspace(crawl.workspaceId, (tx) => crawlOf(tx, crawl.id));
  if (!found) throw new Error("the crawl is gone");
  return found;
};
/** Makes what is to be tried again later due now. */
const later = async (crawl: Crawl) => {
  await withWorkspace(crawl.workspaceId, (tx) =>
    tx
      .update(crawlPages)
      .set({ nextAt: new Date(0) })
      .where(and(eq(crawlPages.crawlId, crawl.id), eq(crawlPages.state, "queued"))),
  );
  await withService((tx) => tx.update(crawlHosts).set({ nextAt: new Date(0) }));
};
/** Turns until the crawl has ended; time passes whenever it would have to wait. */
async function run(crawl: Crawl, turns = 20): Promise<Crawl> {
  for (let n = 0; n < turns; n++) {
    const end = await runTurn(crawl.workspaceId, crawl.id);
    if (end.next === "ended") return now(crawl);
    if (end.next === "wait") await later(crawl);
  }
  throw new Error("the crawl does not end");
}
const crawl = async (url: string | string[], more: Parameters<typeof begin>[1] = {}) =>
  run(await begin(url, more));
const pagesOf = (one: Crawl) =>
  withWorkspace(one.workspaceId, (tx) =>
    tx.select().from(crawlPages).where(eq(crawlPages.crawlId, one.id)).orderBy(asc(crawlPages.id)),
  );

describe("what an address turns out to be", () => {
  it("a product is one page", async () => {
    shop.pages.set("/p/1", productPage("Mug", "24.90", `<a href="/p/2">Another</a>`));
    const end = await crawl(at("/p/1"));
    expect(end).toMatchObject({ state: "done", kind: "product", found: 1, fetched: 1, read: 1, problems: 0 });
    expect(paths()).toEqual(["/p/1"]);
    expect(told).toMatchObject([
      {
        url: at("/p/1"),
        status: 200,
        problem: null,
        reading: { kind: "product", product: { price: { value: { amount: 2490 } } } },
      },
    ]);
    expect(finished).toMatchObject([{ id: end.id, state: "done" }]);
    const [page] = await pagesOf(end);
    expect(page).toMatchObject({ state: "done", reading: { product: { name: { value: "Mug" } } } });
    expect(shop.asked[0]?.headers["user-agent"]).toMatch(/^Rooz\/[\d.]+ \(\+http/);
  });

  it("a listing is followed over its pages, and no further than to its products", async () => {
    const product = (n: number) => ({ path: `/p/${n}`, name: `Mug of kind ${n}`, price: `1${n}.90` });
    const next = (n: number) => `<nav class="pagination"><a href="/mugs?page=${n}" rel="next">Next</a></nav>`;
    shop.pages.set("/mugs", listPage("Mugs", [1, 2, 3].map(product), next(2)));
    shop.pages.set("/mugs?page=2", listPage("Mugs", [4, 5, 6].map(product), next(3)));
    // The last page is shown for every number that is too high: nothing new stands there.
    shop.fallback = (request, response) => {
      const list = /page=(\d+)/.exec(request.url ?? "");
      if (list)
        response
          .setHeader("content-type", "text/html")
          .end(listPage("Mugs", [4, 5, 6].map(product), next(Number(list[1]) + 1)));
      else response.writeHead(404).end();
    };
    for (const n of [1, 2, 3, 4, 5, 6])
      shop.pages.set(
        `/p/${n}`,
        productPage(`Mug of kind ${n}`, `1${n}.90`, `<a href="/p/${n + 50}">More</a>`),
      );
    const end = await crawl(at("/mugs?utm_source=mail"));
    expect(end).toMatchObject({ state: "done", kind: "listing", read: 6 });
    expect(paths().toSorted()).toEqual(
      ["/mugs", "/mugs?page=2", "/mugs?page=3", "/p/1", "/p/2", "/p/3", "/p/4", "/p/5", "/p/6"].toSorted(),
    );
  });

  it("a shop is read by its maps first, then by its links; traps are left alone", async () => {
    robots(`User-agent: *\nDisallow: /secret\nSitemap: ${at("/maps.xml")}`);
    const xml = (tag: string, list: string[]) =>
      `<?xml version="1.0"?><${tag}>${list.map((path) => `<${tag === "urlset" ? "url" : "sitemap"}><loc>${at(path)}</loc></${tag === "urlset" ? "url" : "sitemap"}>`).join("")}</${tag}>`;
    shop.pages.set("/maps.xml", xml("sitemapindex", ["/sitemap-blog.xml", "/sitemap-products.xml"]));
    shop.pages.set(
      "/sitemap-products.xml",
      xml("urlset", ["/products/a", "/products/b", "/secret/c", "https://elsewhere.example/p/1"]),
    );
    shop.pages.set("/sitemap-blog.xml", xml("urlset", ["/blog/story"]));
    const links = [
      "/collections/mugs",
      "/cart",
      "/login",
      "/mugs?sort=price",
      "/a/a/a/a",
      "/photo.jpg",
      "https://elsewhere.example/",
    ];
    const text = `<p>${"Words of a story without an end. ".repeat(20)}</p>`;
    shop.pages.set(
      "/",
      `<html><body><h1>Shop</h1>${text}${links.map((to) => `<a href="${to}">${to}</a>`).join("")}<a rel="nofollow" href="/hidden">x</a></body></html>`,
    );
    shop.pages.set(
      "/collections/mugs",
      listPage("Mugs", [
        { path: "/products/a#top", name: "A mug", price: "10.00" },
        ...["d", "e", "f"].map((name) => ({
          path: `/products/${name}`,
          name: `The ${name} mug`,
          price: "12.00",
        })),
      ]),
    );
    shop.pages.set(
      "/blog/story",
      `<html><body><h1>Story</h1>${text}<a href="/blog/story">again</a></body></html>`,
    );
    for (const name of ["a", "b", "d", "e", "f"])
      shop.pages.set(`/products/${name}`, productPage(`${name} mug`, "10.00"));
    const end = await crawl(shop.origin);
    expect(end).toMatchObject({ state: "done", kind: "shop", read: 5 });
    const order = paths();
    expect(order[0]).toBe("/");
    expect(order.slice(1, 4).toSorted()).toEqual(["/maps.xml", "/sitemap-blog.xml", "/sitemap-products.xml"]);
    expect(order.slice(4, 6).toSorted()).toEqual(["/products/a", "/products/b"]);
    expect(order.slice(6).toSorted()).toEqual([
      "/blog/story",
      "/collections/mugs",
      "/products/d",
      "/products/e",
      "/products/f",
    ]);
    expect(new Set(order).size).toBe(order.length);
  });

  it("a shop without maps is read by its links, up to the limit of pages", async () => {
    const page = (n: number) => productPage(`Mug ${n}`, "9.90");
    shop.pages.set(
      "/",
      `<html><body><h1>Shop</h1>${Array.from({ length: 40 }, (_, n) => `<a href="/p/${n}">Mug ${n}</a>`).join(" and then ")}</body></html>`,
    );
    for (let n = 0; n < 40; n++) shop.pages.set(`/p/${n}`, page(n));
    const end = await crawl(shop.origin, { pageLimit: 12 });
    expect(end).toMatchObject({ state: "done", fetched: 12, read: 11 });
    // With the map that is not there.
    expect(paths()).toHaveLength(13);
    expect(told).toHaveLength(12);
  });
});

describe("what a host asks for", () => {
  it("robots.txt is asked for once for all stores, and obeyed", async () => {
    robots("User-agent: rooz\nDisallow: /p/2\n\nUser-agent: *\nDisallow: /");
    shop.pages.set("/p/1", productPage("Mug", "1.00"));
    shop.pages.set("/p/2", productPage("Pot", "2.00"));
    await crawl([at("/p/1"), at("/p/2")]);
    const other = await createStore();
    await run(await begin([at("/p/1")], {}, other));
    expect(paths()).toEqual(["/p/1", "/p/1"]);
    expect(shop.count("/robots.txt")).toBe(1);
    expect(told.map(({ problem }) => problem).toSorted()).toEqual([null, null, "robots"].toSorted());
  });

  it("a robots.txt that cannot be reached closes the shop, until it has been tried often enough", async () => {
    shop.pages.set("/robots.txt", (_, response) => response.writeHead(503).end());
    shop.pages.set("/p/1", productPage("Mug", "1.00"));
    const end = await crawl(at("/p/1"));
    expect(end).toMatchObject({ state: "failed", error: "status", fetched: 0 });
    expect(shop.count("/robots.txt")).toBe(3);
    expect(paths()).toEqual([]);
    expect(finished).toHaveLength(1);
  });

  it("its pause between two requests is kept, one at a time; what is left waits for the next turn", async () => {
    robots("User-agent: *\nCrawl-delay: 0.3");
    const urls = [1, 2, 3, 4].map((n) => {
      shop.pages.set(`/p/${n}`, productPage(`Mug ${n}`, "1.00"));
      return at(`/p/${n}`);
    });
    const begun = Date.now();
    await crawl(urls);
    expect(shop.asked).toHaveLength(5);
    // Counted from the beginning: a busy machine notices one request late, and then sees the next one closer to it.
    for (const [n, { at: time }] of shop.asked.entries())
      expect(time - begun).toBeGreaterThanOrEqual(n * 300 - 5);
    expect(shop.mostAtOnce).toBe(1);
    robots("User-agent: *\nCrawl-delay: 45");
    await withService((tx) => tx.delete(crawlHosts));
    const slow = await begin(at("/p/1"));
    expect(await runTurn(workspace(), slow.id)).toMatchObject({
      next: "wait",
      ms: expect.toSatisfy((ms: number) => ms > 40_000),
    });
  });

  it("Retry-After is obeyed for all pages and all stores; then the page is asked for again", async () => {
    let busy = true;
    shop.pages.set("/p/1", (_, response) => {
      if (busy) response.writeHead(429, { "retry-after": "120" }).end();
      else response.setHeader("content-type", "text/html").end(productPage("Mug", "1.00"));
      busy = false;
    });
    const one = await begin(at("/p/1"));
    const end = await runTurn(workspace(), one.id);
    const other = await createStore();
    const theirs = await begin(at("/p/1"), {}, other);
    const wait = { next: "wait", ms: expect.toSatisfy((ms: number) => ms > 110_000 && ms <= 120_000) };
    expect([end, await runTurn(workspace(), one.id)]).toContainEqual(wait);
    expect(await runTurn(other.workspace.id, theirs.id)).toMatchObject(wait);
    expect(shop.count("/p/1")).toBe(1);
    expect(told).toEqual([]);
    expect(await run(one)).toMatchObject({ state: "done", fetched: 1, read: 1 });
    expect(shop.count("/p/1")).toBe(2);
  });

  it("one turn at a time: who waits is the next, though the other has more to do", async () => {
    shop.pages.set("/p/1", productPage("Mug", "1.00"));
    const gate = Promise.withResolvers<void>();
    const asked = Promise.withResolvers<void>();
    shop.pages.set("/p/2", (_, response) => {
      asked.resolve();
      gate.promise.then(() =>
        response.setHeader("content-type", "text/html").end(productPage("Pot", "1.00")),
      );
    });
    const other = await createStore();
    const [first, second] = [await begin([at("/p/2"), at("/p/1")]), await begin(at("/p/1"), {}, other)];
    const turn = runTurn(workspace(), first.id);
    await asked.promise;
    expect(await runTurn(other.workspace.id, second.id)).toMatchObject({ next: "wait" });
    gate.resolve();
    await turn;
    // The first may have ended its turn with all done; its next would come after the one who waits.
    const third = await begin(at("/p/1"));
    expect(await runTurn(workspace(), third.id)).toMatchObject({ next: "wait" });
    expect(await run(second)).toMatchObject({ state: "done" });
    expect(await run(third)).toMatchObject({ state: "done" });
  });

  it("a server that breaks is asked three times, and then left", async () => {
    shop.pages.set("/p/1", (_, response) => response.writeHead(500).end());
    shop.pages.set("/p/2", (request) => request.socket.destroy());
    const end = await crawl([at("/p/1"), at("/p/2")]);
    expect(end).toMatchObject({ state: "done", fetched: 2, problems: 2 });
    expect(shop.count("/p/1")).toBe(3);
    expect(told.map(({ problem, status }) => [problem, status]).toSorted()).toEqual([
      ["status", 500],
      ["unreachable", null],
    ]);
  });
});

describe("what comes back", () => {
  it("a page that has not changed is not read again: by its server's word, or as the same bytes", async () => {
    shop.pages.set("/p/1", (request, response) => {
      if (request.headers["if-none-match"] === '"v1"') response.writeHead(304).end();
      else
        response
          .setHeader("etag", '"v1"')
          .setHeader("content-type", "text/html")
          .end(productPage("Mug", "1.00"));
    });
    shop.pages.set("/p/2", productPage("Pot", "2.00"));
    const urls = [at("/p/1"), at("/p/2")];
    await crawl(urls);
    known = new Map(
      told.map(({ url, etag, lastModified, contentHash }) => [
        url,
        {
          etag: etag ?? undefined,
          lastModified: lastModified ?? undefined,
          contentHash: contentHash ?? undefined,
        },
      ]),
    );
    const before = told.toSorted((a, b) => (a.url < b.url ? -1 : 1));
    told = [];
    const end = await crawl(urls);
    expect(end).toMatchObject({ fetched: 2, unchanged: 2, read: 0 });
    const after = told.toSorted((a, b) => (a.url < b.url ? -1 : 1));
    expect(after).toMatchObject([
      { status: 304, unchanged: true, reading: undefined, etag: '"v1"' },
      { status: 200, unchanged: true, reading: undefined },
    ]);
    expect(after.map(({ contentHash }) => contentHash)).toEqual(before.map(({ contentHash }) => contentHash));
  });

  it("in whatever it is written", async () => {
    const page = productPage("Термокружка", "1290.00").replace("utf-8", "windows-1251");
    const bytes = Buffer.from(page, "utf8");
    const cyrillic = Buffer.from(
      [...page].map((c) => (/[А-я]/.test(c) ? c.charCodeAt(0) - 0x350 : c.charCodeAt(0) & 0xff)),
    );
    expect(cyrillic.length).toBeLessThan(bytes.length);
    shop.pages.set("/p/1", (_, response) =>
      response.setHeader("content-type", "text/html; charset=windows-1251").end(cyrillic),
    );
    await crawl(at("/p/1"));
    expect(told[0]?.reading?.product?.name?.value).toBe("Термокружка");
  });

  it("what is too large, is no page, is not there, or leads elsewhere is a problem of that page only", async () => {
    const urls = ["giant", "picture", "gone", "closed", "away", "loop", "good"].map((name) =>
      at(`/p/${name}`),
    );
    shop.pages.set("/p/giant", (_, response) => {
      response.setHeader("content-type", "text/html");
      const chunk = Buffer.alloc(1024 * 1024, "x");
      const more = () => {
        while (!response.destroyed && response.write(chunk));
      };
      response.on("drain", more).on("error", () => {});
      more();
    });
    shop.pages.set("/p/picture", (_, response) => response.setHeader("content-type", "image/png").end("x"));
    shop.pages.set("/p/closed", (_, response) => response.writeHead(403).end());
    shop.pages.set("/p/away", (_, response) =>
      response.writeHead(302, { location: "http://elsewhere.example/" }).end(),
    );
    shop.pages.set("/p/loop", (_, response) => response.writeHead(302, { location: "/p/loop" }).end());
    shop.pages.set("/p/good", productPage("Mug", "1.00"));
    const end = await crawl(urls);
    expect(end).toMatchObject({ state: "done", fetched: 7, read: 1, problems: 6 });
    expect(Object.fromEntries(told.map(({ url, problem }) => [url.split("/").at(-1), problem]))).toEqual({
      giant: "tooLarge",
      picture: "notHtml",
      gone: "gone",
      closed: "forbidden",
      away: "elsewhere",
      loop: "redirects",
      good: null,
    });
  });

  it("an address inside the network is refused without a word to it", async () => {
    const end = await crawl("http://127.0.0.1:1/admin");
    expect(end).toMatchObject({ state: "failed", error: "refused", fetched: 0 });
  });

  it("two addresses of one page are read once", async () => {
    shop.pages.set(
      "/list",
      listPage(
        "Mugs",
        ["a", "b", "c", "d"].map((name) => ({ path: `/p/${name}`, name: `The ${name} mug`, price: "5.00" })),
      ),
    );
    shop.pages.set("/p/a", productPage("The a mug", "5.00"));
    shop.pages.set("/p/b", (_, response) => response.writeHead(301, { location: "/p/a" }).end());
    shop.pages.set(
      "/p/c",
      productPage("The a mug", "5.00").replace(
        "</head>",
        `<link rel="canonical" href="${at("/p/a")}"></head>`,
      ),
    );
    shop.pages.set(
      "/p/d",
      productPage("The d mug", "5.00").replace(
        "</head>",
        `<link rel="canonical" href="${at("/p/a")}"></head>`,
      ),
    );
    vi.stubEnv("CRAWL_CONCURRENCY", "1");
    resetEnv();
    const end = await crawl(at("/list"));
    vi.stubEnv("CRAWL_CONCURRENCY", "2");
    resetEnv();
    // A wrong address of a page's own does not hide another product.
    expect(end).toMatchObject({ read: 2, problems: 0 });
    expect(
      told
        .filter(({ problem }) => problem === "duplicate")
        .map(({ url }) => url)
        .toSorted(),
    ).toEqual([at("/p/b"), at("/p/c")]);
  });

  it("texts that the database cannot hold are mended", async () => {
    shop.pages.set("/p/1", productPage("Mug\\u0000 \\ud800 blue", "1.00").replaceAll("\\\\u", "\\u"));
    expect(await crawl(at("/p/1"))).toMatchObject({ state: "done", read: 1 });
    expect(told[0]?.reading?.product?.name?.value.isWellFormed()).toBe(true);
  });

  it("in mode ai a model is asked, with the rules as its floor when it fails", async () => {
    shop.pages.set("/p/1", productPage("Mug", "1.00", "<p>Thrown by hand at Acme Outdoor.</p>"));
    const nothing = {
      name: null,
      price: null,
      compareAt: null,
      availability: null,
      sku: null,
      gtin: null,
      mpn: null,
    };
    ask = async (_crawl, _url, page) => {
      expect(page.text).toContain("Acme Outdoor");
      return { ...nothing, brand: "Acme Outdoor" };
    };
    await crawl(at("/p/1"), { mode: "ai" });
    ask = async () => Promise.reject(new Error("no model answers"));
    await crawl(at("/p/1"), { mode: "ai" });
    expect(
      told.map(({ reading }) => [reading?.product?.brand?.value, reading?.product?.price?.value.amount]),
    ).toEqual([
      ["Acme Outdoor", 100],
      [undefined, 100],
    ]);
  });
});

describe("as a job", () => {
  it("runs to its end, with its progress among the works of the store", async () => {
    for (const n of [1, 2, 3]) shop.pages.set(`/p/${n}`, productPage(`Mug ${n}`, "1.00"));
    await startEngine([...crawlingJobs]);
    const started = await begin([at("/p/1"), at("/p/2"), at("/p/3"), at("/p/4")], {
      task: { userId: null, link: "/competitors" },
    });
    await vi.waitFor(async () => {
      await passTime();
      expect((await now(started)).state).toBe("done");
    });
    const [run] = crawlingJobs.slice(0, 1);
    if (run) await ended(run);
    expect(finished).toHaveLength(1);
    const [task] = await withWorkspace(workspace(), (tx) =>
      tx.execute(
        `select status, done, failed, total, link from tasks where kind = 'crawl' order by id desc limit 1`,
      ),
    );
    expect(task).toEqual({ status: "done", done: 3, failed: 1, total: 4, link: "/competitors" });
  });

  it("is stopped at once, and what comes afterwards counts no more", async () => {
    const asked = Promise.withResolvers<void>();
    const gate = Promise.withResolvers<void>();
    shop.pages.set("/p/1", (_, response) => {
      asked.resolve();
      gate.promise.then(() =>
        response.setHeader("content-type", "text/html").end(productPage("Mug", "1.00")),
      );
    });
    const started = await begin(at("/p/1"));
    const turn = runTurn(workspace(), started.id);
    await asked.promise;
    expect(await withWorkspace(workspace(), (tx) => cancelCrawl(tx, started.id))).toBe(true);
    expect(await withWorkspace(workspace(), (tx) => cancelCrawl(tx, started.id))).toBe(false);
    gate.resolve();
    expect(await turn).toEqual({ next: "ended" });
    expect(told).toEqual([]);
    expect(finished).toMatchObject([{ state: "cancelled" }]);
    expect(await now(started)).toMatchObject({ state: "cancelled", fetched: 0 });
  });

  it("is forgotten two weeks after its end", async () => {
    shop.pages.set("/p/1", productPage("Mug", "1.00"));
    const old = await crawl(at("/p/1"));
    const open = await begin(at("/p/1"));
    await forgetOldCrawls(new Date(Date.now() + 15 * 86_400_000));
    const left = await withWorkspace(workspace(), async (tx) => [
      await crawlOf(tx, old.id),
      await crawlOf(tx, open.id),
    ]);
    expect(left).toMatchObject([undefined, { id: open.id }]);
  });
});
