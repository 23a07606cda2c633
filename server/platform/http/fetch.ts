import { lookup } from "node:dns/promises";
import { Agent, type Dispatcher, request } from "undici";
import { appUrl, env } from "@/server/platform/env";
import { AppError } from "@/server/platform/errors";
import { version } from "@/server/platform/version";
import { isPublicAddress } from "./address";
import { discard, encodings, tooLarge, unpacked } from "./body";
import { type Checked, checkUrl, guardedLookup, type Policy, type Resolve, webPorts } from "./guard";

/** Most redirects that are followed. */
const maxRedirects = 5;
const redirects = new Set([301, 302, 303, 307, 308]);

interface Timeouts {
  /** Milliseconds until the connection stands, until the answer begins, between its pieces, and for all together. */
  connect: number;
  headers: number;
  body: number;
  whole: number;
}

interface FetcherOptions extends Policy {
  resolve: Resolve;
  timeouts: Timeouts;
}

interface FetchOptions {
  /** The largest body that is taken, in bytes, as it comes over the wire and unpacked. */
  maxBytes: number;
  /** What is wanted, as a header of HTTP: `image/*`. */
  accept?: string;
  /** Sends this instead of asking for something. A redirect is not followed then: it is an answer like any other. */
  post?: { body: string; headers: Record<string, string> };
  /** What was fetched before: a server that has nothing newer says so, and sends no body. */
  known?: Validators | undefined;
  /** Is asked before a redirect is followed, with where it leads; what it throws ends the fetch. */
  onRedirect?: (url: string) => Promise<void>;
  signal?: AbortSignal;
}

/** By what a server tells one state of a file from another (RFC 9110, 8.8), as it has written them. */
export interface Validators {
  etag?: string | undefined;
  lastModified?: string | undefined;
}

interface Fetched extends Validators {
  /** Where the body came from, after redirects. */
  url: string;
  /** Empty when nothing is newer than what is `known`. */
  body: Buffer;
  unchanged: boolean;
  contentType?: string | undefined;
}

/** Fetches a page or file. @throws AppError, see `fetchPublic` */
export type Fetcher = (url: string, options: FetchOptions) => Promise<Fetched>;

/** A fetcher with rules of its own. Everything in the product uses `fetchPublic`. */
export function createFetcher(options: FetcherOptions): Fetcher {
  const { connect, headers, body, whole } = options.timeouts;
  const agent = (guarded: boolean, kept: boolean) =>
    new Agent({
      // Without pipelining no connection is kept.
      ...(!kept && { pipelining: 0 }),
      headersTimeout: headers,
      bodyTimeout: body,
      connect: {
        timeout: connect,
        ...(guarded && { lookup: guardedLookup(options.resolve, options.isPublicAddress) }),
      },
    });
  const agents = {
    fetch: { guarded: agent(true, true), trusted: agent(false, true) },
    // A kept connection may be closed just as something is sent over it, and nobody can tell whether that arrived.
    post: { guarded: agent(true, false), trusted: agent(false, false) },
  };
  return async (text, fetchOptions) => {
    const timeout = AbortSignal.timeout(whole);
    const signal = AbortSignal.any([timeout, ...(fetchOptions.signal ? [fetchOptions.signal] : [])]);
    try {
      let at = checkUrl(text, options);
      for (let hops = 0; hops <= maxRedirects; hops++) {
        const { trusted, guarded } = agents[fetchOptions.post ? "post" : "fetch"];
        const response = await ask(at, at.trusted ? trusted : guarded, fetchOptions, signal);
        const next =
          !fetchOptions.post && redirects.has(response.statusCode) && one(response.headers.location);
        if (!next) return { url: at.url.href, ...(await taken(response, fetchOptions)) };
        discard(response.body);
        at = checkUrl(next, options, at.url);
        await fetchOptions.onRedirect?.(at.url.href);
      }
      throw new AppError("FETCH_REDIRECTS", { params: { max: maxRedirects } });
    } catch (error) {
      if (error instanceof AppError) throw error;
      if (fetchOptions.signal?.aborted) throw new AppError("CANCELLED", { cause: error });
      throw new AppError(timeout.aborted || isTimeout(error) ? "FETCH_TIMEOUT" : "FETCH_FAILED", {
        cause: error,
      });
    }
  };
}

/** Who asks, and where one can read who that is. */
export const userAgent = () => `Rooz/${version} (+${appUrl()})`;

const one = (value: string | string[] | undefined) => (Array.isArray(value) ? value[0] : value);

function ask(
  { url }: Checked,
  dispatcher: Dispatcher,
  { accept = "*/*", post, known }: FetchOptions,
  signal: AbortSignal,
) {
  return request(url, {
    dispatcher,
    signal,
    ...(post && { method: "POST" as const, body: post.body }),
    headers: {
      ...post?.headers,
      accept,
      "accept-encoding": encodings,
      ...(known?.etag && { "if-none-match": known.etag }),
      ...(known?.lastModified && { "if-modified-since": known.lastModified }),
      "user-agent": userAgent(),
    },
  });
}

const isTimeout = (error: unknown) =>
  error instanceof Error && /^(UND_ERR_(CONNECT|HEADERS|BODY)_TIMEOUT|ETIMEDOUT)$/.test(codeOf(error));

function codeOf(error: Error): string {
  const inner = error instanceof AggregateError ? error.errors[0] : error;
  return String((inner as NodeJS.ErrnoException | undefined)?.code ?? "");
}

/** Seconds that a busy server asks us to wait (RFC 9110, 10.2.3): a number of them, or a date. */
function retryAfterOf(header: string | undefined): number | undefined {
  if (!header) return undefined;
  const seconds = /^\d+$/.test(header) ? Number(header) : (Date.parse(header) - Date.now()) / 1000;
  return seconds > 0 ? Math.ceil(seconds) : undefined;
}

/** What an answer brings, if it is one. @throws AppError FETCH_STATUS, TOO_LARGE */
async function taken(
  { statusCode, headers, body }: Dispatcher.ResponseData,
  { maxBytes, known }: FetchOptions,
): Promise<Omit<Fetched, "url">> {
  const about = {
    contentType: one(headers["content-type"]),
    etag: one(headers.etag),
    lastModified: one(headers["last-modified"]),
  };
  if (statusCode === 304 && (known?.etag || known?.lastModified)) {
    discard(body);
    return { ...about, body: Buffer.alloc(0), unchanged: true };
  }
  if (statusCode < 200 || statusCode > 299) {
    discard(body);
    const retryAfter = retryAfterOf(one(headers["retry-after"]));
    throw new AppError("FETCH_STATUS", { params: { status: statusCode }, ...(retryAfter && { retryAfter }) });
  }
  if (Number(one(headers["content-length"]) ?? 0) > maxBytes) {
    discard(body);
    throw tooLarge(maxBytes);
  }
  const whole = await unpacked(body, one(headers["content-encoding"]), maxBytes);
  return { ...about, body: whole, unchanged: false };
}

/** Whether a failed fetch may succeed later, with nothing changed: the server was down, slow or busy. */
export function mayPass(error: unknown): boolean {
  if (!(error instanceof AppError)) return false;
  if (error.code === "FETCH_FAILED" || error.code === "FETCH_TIMEOUT") return true;
  const status = Number(error.params.status);
  return error.code === "FETCH_STATUS" && (status >= 500 || [408, 425, 429].includes(status));
}

/** What addresses of users may lead to in this installation. */
export const publicPolicy = (): Policy & { resolve: Resolve } => ({
  isPublicAddress,
  ports: webPorts,
  allowHosts: env().FETCH_ALLOW_HOSTS,
  resolve: (host) => lookup(host, { all: true }),
});

let shared: Fetcher | undefined;

/**
 * Fetches what is behind an address that a user gave, or posts to it: on the public internet only, within bounds of
 * time and size, following redirects of what is fetched. The one way out for such addresses: what it refuses, it refuses everywhere.
 * @throws AppError FETCH_REFUSED (not a public http or https address), FETCH_FAILED (no such host, no connection, or
 * it broke), FETCH_TIMEOUT, FETCH_STATUS with `status`, FETCH_REDIRECTS, TOO_LARGE, CANCELLED
 */
export const fetchPublic: Fetcher = (url, options) => {
  shared ??= createFetcher({
    ...publicPolicy(),
    timeouts: { connect: 5_000, headers: 10_000, body: 10_000, whole: 30_000 },
  });
  return shared(url, options);
};
