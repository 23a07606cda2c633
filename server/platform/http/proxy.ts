import { createServer, type IncomingMessage, request, type ServerResponse } from "node:http";
import { type AddressInfo, connect, type LookupFunction } from "node:net";
import type { Duplex, Readable } from "node:stream";
import { logger } from "@/server/platform/log";
import { type Checked, checkUrl, guardedLookup, type Policy, type Resolve } from "./guard";

/** Bytes that one connection may bring, in either direction. */
const mostBytes = 32 * 1024 * 1024;
/** A connection on which nothing comes for so long is closed, in milliseconds. */
const idleMs = 15_000;

export interface GuardedProxy {
  port: number;
  close(): Promise<void>;
}

/**
 * A proxy on this machine that lets its clients reach what `fetchPublic` may reach, and nothing else: for a browser,
 * whose requests nobody else can look at where they are made. Names are resolved here, and the address that was checked
 * is the one that is connected to.
 */
export async function startGuardedProxy(policy: Policy & { resolve: Resolve }): Promise<GuardedProxy> {
  const lookup = guardedLookup(policy.resolve, policy.isPublicAddress);
  const open = new Set<Duplex>();
  const server = createServer((incoming, outgoing) => {
    const at = checked(incoming.url ?? "", policy);
    if (at?.url.protocol === "http:") forward(at, incoming, outgoing, lookup);
    else outgoing.writeHead(403).end();
  });
  server.on("connection", (socket) => {
    open.add(socket);
    socket.once("close", () => open.delete(socket));
  });
  server.on("connect", (incoming: IncomingMessage, socket: Duplex, head: Buffer) => {
    const at = checked(`https://${incoming.url ?? ""}`, policy);
    if (at) tunnel(at, socket, head, lookup);
    else socket.end("HTTP/1.1 403 Forbidden\r\n\r\n");
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  // A program that has nothing else to do may end.
  server.unref();
  return {
    port: (server.address() as AddressInfo).port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of open) socket.destroy();
      }),
  };
}

function checked(url: string, policy: Policy): Checked | undefined {
  try {
    return checkUrl(url, policy);
  } catch (error) {
    logger("http").debug({ err: error }, "a browser's request was refused");
    return undefined;
  }
}

const hostOf = ({ url }: Checked) => url.hostname.replace(/^\[(.*)\]$/, "$1");
const guarded = ({ trusted }: Checked, lookup: LookupFunction) => (trusted ? {} : { lookup });

/** Ends a stream that brings more than anybody needs. */
function bounded<Stream extends Readable>(stream: Stream): Stream {
  let seen = 0;
  stream.on("data", (chunk: Buffer) => {
    seen += chunk.byteLength;
    if (seen > mostBytes) stream.destroy();
  });
  return stream;
}

function forward(
  at: Checked,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  lookup: LookupFunction,
): void {
  const { "proxy-connection": _, "proxy-authorization": __, ...headers } = incoming.headers;
  const asked = request(
    at.url,
    { method: incoming.method ?? "GET", headers, agent: false, timeout: idleMs, ...guarded(at, lookup) },
    (answer) => {
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
      bounded(answer)
        .on("error", () => outgoing.destroy())
        .pipe(outgoing);
    },
  );
  asked.on("timeout", () => asked.destroy(new Error("nothing came")));
  asked.on("error", () => (outgoing.headersSent ? outgoing.destroy() : outgoing.writeHead(502).end()));
  outgoing.on("close", () => asked.destroy());
  incoming.pipe(asked);
}

function tunnel(at: Checked, socket: Duplex, head: Buffer, lookup: LookupFunction): void {
  const port = Number(at.url.port || 443);
  const upstream = connect({ host: hostOf(at), port, ...guarded(at, lookup) }, () => {
    socket.write("HTTP/1.1 200 Connection Established\r\n\r\n");
    upstream.write(head);
    bounded(upstream).pipe(socket);
    bounded(socket).pipe(upstream);
  });
  upstream.setTimeout(idleMs, () => upstream.destroy());
  upstream.on("error", () => socket.destroy());
  upstream.on("close", () => socket.destroy());
  socket.on("error", () => upstream.destroy());
  socket.on("close", () => upstream.destroy());
}
