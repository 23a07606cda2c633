import { once } from "node:events";
import type { IncomingMessage, ServerResponse } from "node:http";
import { Readable } from "node:stream";
import compression from "compression";
import { securityHeaders } from "@/server/platform/http/security-headers";
import { logger } from "@/server/platform/log";

const compress = compression({
  // Events are told at once; each is too small to be worth the wait.
  filter: (request, response) =>
    !String(response.getHeader("content-type")).startsWith("text/event-stream") &&
    compression.filter(request, response),
});

/** Has `handler` answer what came over node:http, as Next has its route handlers answer. Never rejects. */
export async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  handler: (request: Request) => Promise<Response>,
): Promise<void> {
  try {
    for (const [name, value] of Object.entries(securityHeaders)) response.setHeader(name, value);
    const asked = readRequest(request, response);
    if (!asked) {
      response.statusCode = 400;
      response.end();
      return;
    }
    compress(request as never, response as never, () => {});
    await send(await handler(asked), request, response);
  } catch (error) {
    // Who has gone misses nothing.
    if (response.destroyed) return;
    // Handlers tell their faults by themselves, so this is a fault of what stands around them.
    logger("front").error({ err: error }, "an answer could not be given");
    if (response.headersSent) response.destroy();
    else response.writeHead(500).end();
  }
}

/** The request as handlers take it; undefined when its address or its host is none. */
function readRequest(request: IncomingMessage, response: ServerResponse): Request | undefined {
  const gone = new AbortController();
  response.once("close", () => {
    if (!response.writableFinished) gone.abort();
  });
  response.once("finish", () => dropRest(request));
  const headers = new Headers();
  for (const [name, value] of Object.entries(request.headers)) {
    for (const one of Array.isArray(value) ? value : [value ?? ""]) headers.append(name, one);
  }
  const { method = "GET" } = request;
  const init: RequestInit & { duplex: "half" } = { method, headers, signal: gone.signal, duplex: "half" };
  try {
    const url = new URL(request.url ?? "", `http://${request.headers.host ?? "localhost"}`);
    if (method === "GET" || method === "HEAD") return new Request(url, init);
    return new Request(url, { ...init, body: Readable.toWeb(request) as ReadableStream });
  } catch {
    return undefined;
  }
}

/** Lets go of what a handler has not read of a body: it would stand in the way of the connection's next request. */
function dropRest(request: IncomingMessage): void {
  if (request.readableEnded) return;
  request.removeAllListeners("data");
  request.resume();
}

async function send(answer: Response, request: IncomingMessage, response: ServerResponse): Promise<void> {
  response.statusCode = answer.status;
  for (const [name, value] of answer.headers) {
    if (name !== "set-cookie") response.setHeader(name, value);
  }
  const cookies = answer.headers.getSetCookie();
  if (cookies.length > 0) response.setHeader("set-cookie", cookies);
  if (!answer.body) response.end();
  else if (isWhole(answer, request)) {
    const body = Buffer.from(await answer.arrayBuffer());
    response.setHeader("content-length", body.length);
    response.end(body);
  } else await stream(answer.body, response);
}

/** Whether all of an answer is there when it begins. A batch that tRPC streams calls itself JSON, too. */
const isWhole = (answer: Response, request: IncomingMessage) =>
  /^application\/(?:problem\+)?json\b/.test(answer.headers.get("content-type") ?? "") &&
  request.headers["trpc-accept"] === undefined;

/** Sends each piece when it comes, no faster than the client takes them; stops its source when the client goes. */
async function stream(body: ReadableStream<Uint8Array>, response: ServerResponse): Promise<void> {
  const reader = body.getReader();
  const gone = new AbortController();
  response.once("close", () => {
    gone.abort();
    reader.cancel().catch(() => {});
  });
  response.flushHeaders();
  for (;;) {
    const { done, value } = await reader.read();
    if (done || response.destroyed) break;
    if (!response.write(value)) await once(response, "drain", { signal: gone.signal }).catch(() => {});
    // What compresses would hold back what it has.
    (response as { flush?: () => void }).flush?.();
  }
  response.end();
}
