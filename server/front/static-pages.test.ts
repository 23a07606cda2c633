import { once } from "node:events";
import http, { type IncomingMessage, type OutgoingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, beforeEach, expect, it, vi } from "vitest";
import { keepIfStatic, serveKept } from "./static-pages";

/** What stands for Next: says how often it was asked, and in what words. */
let asked = 0;
let now = Date.now();
let status = 200;
let headers: OutgoingHttpHeaders = {};
/** What it waits for before it answers. */
let held: Promise<void> | undefined;

const server = http.createServer(async (request, response) => {
  if (serveKept(request, response, now)) return;
  keepIfStatic(request, response);
  asked++;
  await held;
  response.statusCode = status;
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value ?? "");
  response.write(`${request.url} `);
  response.end(`${request.headers.cookie} ${request.headers["accept-language"]} ${asked}`);
});

beforeAll(() => once(server.listen(0, "127.0.0.1"), "listening"));
afterAll(() => new Promise((closed) => server.close(closed)));
beforeEach(() => {
  asked = 0;
  held = undefined;
  status = 200;
  headers = { "cache-control": "s-maxage=60, stale-while-revalidate=100", etag: '"e1"', vary: "rsc" };
  now = Date.now();
});

async function ask(path: string, sent: Record<string, string> = {}, method = "GET") {
  const { port } = server.address() as AddressInfo;
  const request = http.request({ host: "127.0.0.1", port, path, method, headers: sent });
  request.end();
  const [response] = (await once(request, "response")) as [IncomingMessage];
  const chunks: Buffer[] = [];
  for await (const chunk of response) chunks.push(chunk);
  return { status: response.statusCode, headers: response.headers, body: String(Buffer.concat(chunks)) };
}

/** How often Next is asked when the same is asked for twice. */
async function askedFor(path: string, sent: Record<string, string> = {}, method = "GET"): Promise<number> {
  const before = asked;
  for (let i = 0; i < 2; i++) await ask(path, sent, method);
  return asked - before;
}

it("keeps a page for whoever asks the same, with all that Next said of it", async () => {
  const first = await ask("/ja/pricing");
  const second = await ask("/ja/pricing");
  expect(asked).toBe(1);
  expect(second.body).toBe(first.body);
  expect(second.headers).toMatchObject({ "cache-control": first.headers["cache-control"], etag: '"e1"' });
  expect(second.headers["content-length"]).toBe(String(first.body.length));
});

it("answers 304 to who has the page", async () => {
  await ask("/th");
  const again = await ask("/th", { "if-none-match": '"e1"' });
  expect(again).toMatchObject({ status: 304, body: "" });
  expect(again.headers).toMatchObject({ etag: '"e1"', vary: "rsc" });
  expect((await ask("/th", { "if-none-match": '"e0"' })).status).toBe(200);
  expect(asked).toBe(1);
});

it("tells apart those who ask in other words", async () => {
  const words: Record<string, string>[] = [
    {},
    { cookie: "a=1; rooz_locale=fa" },
    { cookie: "rooz_locale=ru" },
    { "accept-language": "fa" },
    { "accept-encoding": "gzip" },
  ];
  const answers = new Set<string>();
  for (let round = 0; round < 2; round++) {
    for (const sent of words) answers.add((await ask("/", sent)).body);
  }
  expect(asked).toBe(words.length);
  expect(answers.size).toBe(words.length);
  // Cookies of a session are none of the words: the pages show nobody's name.
  await ask("/", { cookie: "session=x; rooz_locale=fa" });
  expect(asked).toBe(words.length);
});

it.each<[string, string, Record<string, string>?, string?]>([
  ["with a query", "/?_rsc=1"],
  ["of a store", "/store/harbour"],
  ["of scripts", "/_next/static/x.js"],
  ["by Next's own client", "/", { rsc: "1" }],
  ["to prefetch", "/", { "next-router-prefetch": "1" }],
  ["for a draft", "/", { cookie: "__prerender_bypass=1" }],
  ["for a part", "/", { range: "bytes=0-1" }],
  ["to post", "/", {}, "POST"],
  ["with endless words", "/", { "accept-language": "x".repeat(600) }],
])("keeps nothing that is asked %s", async (_how, path, sent, method) => {
  expect(await askedFor(path, sent, method)).toBe(2);
});

it("keeps nothing that Next would not let others keep", async () => {
  headers = { "cache-control": "private, no-store" };
  expect(await askedFor("/kk")).toBe(2);
  headers = { "cache-control": "s-maxage=60", "set-cookie": "a=1" };
  expect(await askedFor("/kk")).toBe(2);
  headers = { "cache-control": "s-maxage=60" };
  status = 500;
  expect(await askedFor("/kk")).toBe(2);
});

it("asks for a page anew after a second, once: meanwhile the others get the kept one", async () => {
  const kept = await ask("/ar");
  now += 1500;
  const goOn = Promise.withResolvers<void>();
  held = goOn.promise;
  const anew = ask("/ar");
  await vi.waitFor(() => expect(asked).toBe(2));
  expect((await ask("/ar")).body).toBe(kept.body);
  goOn.resolve();
  expect((await anew).body).not.toBe(kept.body);
  now = Date.now();
  expect((await ask("/ar")).body).toBe((await anew).body);
  expect(asked).toBe(2);
});

it("shows nobody an old page, however long the new one takes", async () => {
  await ask("/ru");
  now += 20_000;
  await ask("/ru");
  expect(asked).toBe(2);
});
