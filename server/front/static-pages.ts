import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from "node:http";
import { localeCookie, locales } from "@/server/platform/i18n/locales";
import { sitePages } from "@/server/platform/i18n/site-pages";

/**
 * Public pages are the same for all who ask alike, and Next takes a millisecond of the processor to find that out
 * again. What it answered is kept for a second, for whoever asks the same in the same words: address, language,
 * encodings. So nothing has to be told that a page was made anew, and rules for redirects stay with Next.
 */
const keptMs = 1000;
/** While one request fetches a page anew the others get the kept one, but none that is older. */
const oldestMs = 10_000;
/** Answers that are kept at most; headers come from outside, and could be different each time. */
const keptAtMost = 200;
const longestKey = 500;

interface Kept {
  headers: OutgoingHttpHeaders;
  body: Buffer;
  madeAt: number;
  freshUntil: number;
}

const kept = new Map<string, Kept>();

const siteAddress = new RegExp(`^(?:${sitePages.join("|")}|/(?:${locales.join("|")})(?:/[\\w/-]*)?)$`);
/** Asks for something other than the document, in words that Next's own client and tools use. */
const special = /^(?:rsc|range|next-.*|x-(?:nextjs|middleware|prerender)-.*)$/;
const chosenLocale = new RegExp(`(?:^|;\\s*)${localeCookie}=([^;]*)`);

/** All that Next's answer for a static page depends on; undefined where another answer may be meant. */
function keyOf({ method, url = "", headers }: IncomingMessage): string | undefined {
  if (method !== "GET" || !siteAddress.test(url)) return undefined;
  if (Object.keys(headers).some((name) => special.test(name))) return undefined;
  const { cookie = "" } = headers;
  // Next shows drafts to who has its cookies.
  if (cookie.includes("__prerender_bypass")) return undefined;
  const said = [url, chosenLocale.exec(cookie)?.[1], headers["accept-language"], headers["accept-encoding"]];
  const key = said.join("\n");
  return key.length <= longestKey ? key : undefined;
}

/** Answers with a page that is kept. @returns whether it did */
export function serveKept(request: IncomingMessage, response: ServerResponse, now = Date.now()): boolean {
  const key = keyOf(request);
  const page = key === undefined ? undefined : kept.get(key);
  if (!page || now - page.madeAt > oldestMs) return false;
  if (now >= page.freshUntil) {
    page.freshUntil = now + keptMs;
    return false;
  }
  const { etag } = page.headers;
  if (etag !== undefined && request.headers["if-none-match"] === etag) {
    const { "content-length": _, "content-type": __, "content-encoding": ___, ...headers } = page.headers;
    response.writeHead(304, headers).end();
  } else {
    response.writeHead(200, page.headers).end(page.body);
  }
  return true;
}

/** Notes what Next is about to answer, and keeps it if it turns out to be a static page. */
export function keepIfStatic(request: IncomingMessage, response: ServerResponse): void {
  const key = keyOf(request);
  if (key === undefined) return;
  const chunks: Buffer[] = [];
  const note = (chunk: unknown, encoding: unknown) => {
    if (typeof chunk === "string") chunks.push(Buffer.from(chunk, encoding as BufferEncoding | undefined));
    else if (chunk instanceof Uint8Array) chunks.push(Buffer.from(chunk));
  };
  const write = response.write.bind(response) as (...args: unknown[]) => boolean;
  const end = response.end.bind(response) as (...args: unknown[]) => ServerResponse;
  response.write = (...args: unknown[]) => {
    note(args[0], args[1]);
    return write(...args);
  };
  response.end = (...args: unknown[]) => {
    note(args[0], args[1]);
    return end(...args);
  };
  response.once("finish", () => {
    kept.delete(key);
    const page = pageOf(response, Buffer.concat(chunks));
    if (!page) return;
    if (kept.size >= keptAtMost) kept.clear();
    kept.set(key, page);
  });
}

/** What can be kept of an answer: one that Next itself lets others keep. */
function pageOf(response: ServerResponse, body: Buffer): Kept | undefined {
  const headers = { ...response.getHeaders() };
  if (response.statusCode !== 200 || headers["set-cookie"] !== undefined) return undefined;
  if (!/\bs-maxage=[1-9]/.test(String(headers["cache-control"]))) return undefined;
  for (const name of ["date", "connection", "keep-alive", "transfer-encoding"]) delete headers[name];
  const now = Date.now();
  return {
    headers: { ...headers, "content-length": body.length },
    body,
    madeAt: now,
    freshUntil: now + keptMs,
  };
}
