import type { AddressInfo } from "node:net";
import { createServer } from "node:net";
import { afterAll, beforeAll, beforeEach, expect, it, vi } from "vitest";
import { provideBrowser } from "@/scripts/provide-browser";
import { withWorkspace } from "@/server/db/client";
import { withService } from "@/server/db/service";
import { resetEnv } from "@/server/platform/env";
import { openShop, type Shop } from "@/server/testing/crawling/shop";
import { createStore } from "@/server/testing/store";
import { type CrawledPage, defineCrawlPurpose, startCrawl } from "..";
import { crawlHosts } from "../schema";
import { runTurn } from "../turn/turn";
import { closeBrowser } from "./pool";

let shop: Shop;
let told: CrawledPage[] = [];
/** Connections to what stands inside the network. */
let reached = 0;
const inside = createServer((socket) => {
  reached += 1;
  socket.destroy();
});
let insidePort = 0;

defineCrawlPurpose("test", {
  pageRead: async (_tx, _crawl, page) => void told.push(page),
  finished: async () => {},
});

beforeAll(async () => {
  shop = await openShop();
  await new Promise<void>((resolve) => inside.listen(0, "127.0.0.1", resolve));
  insidePort = (inside.address() as AddressInfo).port;
  vi.stubEnv("CHROMIUM_PATH", await provideBrowser());
  vi.stubEnv("FETCH_ALLOW_HOSTS", shop.host);
  vi.stubEnv("CRAWL_DELAY_MS", "0");
  resetEnv();
});
beforeEach(async () => {
  shop.clear();
  told = [];
  await withService((tx) => tx.delete(crawlHosts));
});
afterAll(async () => {
  await closeBrowser();
  shop.close();
  inside.close();
  vi.unstubAllEnvs();
  resetEnv();
});

async function crawl(): Promise<CrawledPage | undefined> {
  const { workspace } = await createStore();
  const { id } = await withWorkspace(workspace.id, (tx) =>
    startCrawl(tx, {
      workspaceId: workspace.id,
      purpose: "test",
      reference: "one",
      url: `${shop.origin}/p/1`,
      mode: "rules",
      pageLimit: 5,
    }),
  );
  for (
    let end = await runTurn(workspace.id, id);
    end.next !== "ended";
    end = await runTurn(workspace.id, id)
  );
  return told[0];
}

const shell = (script: string) =>
  `<!doctype html><html lang="en"><head><title>Shop</title></head><body><div id="root"></div><script>${script}</script></body></html>`;
/** Shows what the shop's own interface tells. */
const app = `fetch("/api/p/1").then((answer) => answer.json()).then(({ name, price }) => {
  document.title = name;
  document.getElementById("root").innerHTML =
    "<main><h1>" + name + "</h1><img src='/mug.png'><p class='price'>€" + price + "</p><button>Add to cart</button></main>";
});`;
const json = (path: string, value: unknown) =>
  shop.pages.set(path, (_, response) =>
    response.setHeader("content-type", "application/json").end(JSON.stringify(value)),
  );

it("renders a page that is nothing without its scripts, which is fetched once all the same", async () => {
  shop.pages.set("/p/1", shell(app));
  json("/api/p/1", { name: "Trail mug", price: "24.90" });
  expect(await crawl()).toMatchObject({
    rendered: true,
    problem: null,
    reading: {
      kind: "product",
      product: { name: { value: "Trail mug" }, price: { value: { amount: 2490, currency: "EUR" } } },
    },
  });
  expect(shop.asked.map(({ path }) => path)).toEqual(["/robots.txt", "/p/1", "/api/p/1"]);
  expect(shop.asked[2]?.headers["user-agent"]).toMatch(/^Rooz\/[\d.]+ \(\+http/);
});

it("lets a page's scripts reach nothing inside the network, and nothing that robots.txt closes", async () => {
  shop.pages.set("/robots.txt", (_, response) => response.end("User-agent: *\nDisallow: /closed"));
  shop.pages.set("/away", (_, response) =>
    response.writeHead(302, { location: `http://127.0.0.1:${insidePort}/` }).end(),
  );
  const bad = [
    `http://127.0.0.1:${insidePort}/admin`,
    `http://localhost:${insidePort}/`,
    `http://[::1]:${insidePort}/`,
    `http://0x7f000001:${insidePort}/`,
    `https://127.0.0.1:${insidePort}/`,
    "http://169.254.169.254/latest/meta-data/",
    "file:///etc/passwd",
    "/away",
    "/closed",
  ];
  const socket = `new WebSocket("ws://127.0.0.1:${insidePort}/");`;
  const script = `let left = ${bad.length}, got = 0;
    const done = () => { if (--left === 0) { ${app} } };
    for (const url of ${JSON.stringify(bad)}) fetch(url, { mode: "no-cors" }).then(() => { got++; document.title = "got " + url; }).catch(() => {}).finally(done);
    ${socket}
    const frame = document.createElement("iframe"); frame.src = "http://127.0.0.1:${insidePort}/"; document.body.append(frame);
    window.open("http://127.0.0.1:${insidePort}/");`;
  shop.pages.set("/p/1", shell(script));
  json("/api/p/1", { name: "Trail mug", price: "24.90" });
  const page = await crawl();
  expect(page).toMatchObject({ rendered: true, reading: { product: { name: { value: "Trail mug" } } } });
  expect(reached).toBe(0);
  expect(shop.count("/closed")).toBe(0);
});

it("says so where no browser is to be had, and when nothing comes to life", async () => {
  shop.pages.set("/p/1", shell("for (;;) break;"));
  expect(await crawl()).toMatchObject({ rendered: true, reading: { kind: "other" } });
  vi.stubEnv("CRAWL_BROWSERS", "0");
  resetEnv();
  told = [];
  expect(await crawl()).toMatchObject({ rendered: false, problem: "needsBrowser", reading: undefined });
});
