import { once } from "node:events";
import http, { type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { gunzipSync } from "node:zlib";
import { afterEach, expect, it, vi } from "vitest";
import { answer } from "./answer";

const servers: http.Server[] = [];
afterEach(async () => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    await new Promise((closed) => server.close(closed));
  }
});

/** A server whose every request is answered by `handler`, through the front. */
async function serve(handler: (request: Request) => Promise<Response>): Promise<number> {
  const server = http.createServer((request, response) => void answer(request, response, handler));
  servers.push(server);
  await once(server.listen(0, "127.0.0.1"), "listening");
  return (server.address() as AddressInfo).port;
}

async function ask(port: number, options: http.RequestOptions = {}, body?: string) {
  const request = http.request({ host: "127.0.0.1", port, path: "/api/x", ...options });
  request.end(body);
  const [response] = (await once(request, "response")) as [IncomingMessage];
  const chunks: Buffer[] = [];
  for await (const chunk of response) chunks.push(chunk);
  return { status: response.statusCode, headers: response.headers, body: Buffer.concat(chunks) };
}

it("hands a request over as it was sent, and its answer back", async () => {
  const port = await serve(async (request) => {
    const seen = {
      url: request.url,
      method: request.method,
      kind: request.headers.get("x-kind"),
      body: await request.text(),
    };
    const headers = new Headers({ "x-request-id": "r1" });
    headers.append("set-cookie", "a=1");
    headers.append("set-cookie", "b=2");
    return Response.json(seen, { status: 201, headers });
  });
  const { status, headers, body } = await ask(
    port,
    { method: "PUT", path: "/api/x?q=%20", headers: { host: "shop.example", "x-kind": "k" } },
    "hello",
  );
  expect(JSON.parse(String(body))).toEqual({
    url: "http://shop.example/api/x?q=%20",
    method: "PUT",
    kind: "k",
    body: "hello",
  });
  expect(status).toBe(201);
  expect(headers).toMatchObject({
    "x-request-id": "r1",
    "set-cookie": ["a=1", "b=2"],
    "content-length": String(body.length),
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
  });
});

it("answers without a body, and for an address that is none", async () => {
  const port = await serve(async () => new Response(null, { status: 204 }));
  expect(await ask(port)).toMatchObject({ status: 204, body: Buffer.alloc(0) });
  expect(await ask(port, { headers: { host: "a b" } })).toMatchObject({ status: 400 });
});

it("compresses what is worth it, for those who can read it", async () => {
  const port = await serve(async () => Response.json({ text: "wool ".repeat(1000) }));
  const packed = await ask(port, { headers: { "accept-encoding": "gzip" } });
  expect(packed.headers["content-encoding"]).toBe("gzip");
  expect(packed.body.length).toBeLessThan(500);
  const plain = await ask(port);
  expect(plain.headers["content-encoding"]).toBeUndefined();
  expect(gunzipSync(packed.body)).toEqual(plain.body);
});

it.each(["text/event-stream", "text/csv", "application/json"])(
  "sends each piece of a stream of %s when it is there",
  async (type) => {
    const pieces = new TransformStream<string, string>();
    const port = await serve(
      async () =>
        new Response(pieces.readable.pipeThrough(new TextEncoderStream()), {
          headers: { "content-type": type },
        }),
    );
    const writer = pieces.writable.getWriter();
    const request = http.get({
      port,
      path: "/api/x",
      headers: { "accept-encoding": "gzip", "trpc-accept": "application/jsonl" },
    });
    const [response] = (await once(request, "response")) as [IncomingMessage];
    // Compressed or not: the first piece is there before the second is made.
    for (const piece of ["first", "second"]) {
      const came = once(response, "data");
      void writer.write(piece);
      await came;
    }
    void writer.close();
    response.resume();
    await once(response, "end");
  },
);

it("stops the source of a stream whose client has gone", async () => {
  const cancel = vi.fn();
  let aborted: AbortSignal | undefined;
  const port = await serve(async (request) => {
    aborted = request.signal;
    return new Response(
      new ReadableStream({ start: (c) => c.enqueue(new TextEncoder().encode("one")), cancel }),
      {
        headers: { "content-type": "text/event-stream" },
      },
    );
  });
  const request = http.get({ port, path: "/api/x" });
  const [response] = (await once(request, "response")) as [IncomingMessage];
  await once(response, "data");
  request.destroy();
  await vi.waitFor(() => expect(cancel).toHaveBeenCalledOnce());
  expect(aborted?.aborted).toBe(true);
});

it("takes no more of a source than its client takes", async () => {
  let made = 0;
  const port = await serve(
    async () =>
      new Response(
        new ReadableStream({
          pull(controller) {
            made++;
            controller.enqueue(new Uint8Array(1_000_000));
            if (made === 200) controller.close();
          },
        }),
        { headers: { "content-type": "image/webp" } },
      ),
  );
  const request = http.get({ port, path: "/api/x" });
  const [response] = (await once(request, "response")) as [IncomingMessage];
  response.pause();
  const settled = async () => {
    let before = -1;
    while (before !== made) {
      before = made;
      for (let i = 0; i < 50; i++) await new Promise(setImmediate);
    }
    return made;
  };
  expect(await settled()).toBeLessThan(100);
  let size = 0;
  for await (const chunk of response) size += chunk.length;
  expect(size).toBe(200_000_000);
});

it("reads no more of a body than its handler does", async () => {
  let read: ((size: number) => void) | undefined;
  const first = new Promise<number>((resolve) => {
    read = resolve;
  });
  const goOn = Promise.withResolvers<void>();
  const port = await serve(async (request) => {
    const reader = request.body?.getReader();
    read?.((await reader?.read())?.value?.length ?? 0);
    await goOn.promise;
    let size = 0;
    for (let piece = await reader?.read(); piece && !piece.done; piece = await reader?.read()) {
      size += piece.value.length;
    }
    return Response.json({ size });
  });
  const request = http.request({ port, path: "/api/x", method: "POST" });
  const whole = 100_000_000;
  request.end(Buffer.alloc(whole));
  const taken = await first;
  expect(taken).toBeLessThan(1_000_000);
  // Not all of it has left the sender: what nobody reads waits there.
  expect(request.writableLength).toBeGreaterThan(0);
  goOn.resolve();
  const [response] = (await once(request, "response")) as [IncomingMessage];
  const chunks: Buffer[] = [];
  for await (const chunk of response) chunks.push(chunk);
  expect(JSON.parse(String(Buffer.concat(chunks)))).toEqual({ size: whole - taken });
});

it("leaves the connection fit for the next request when a body is refused unread", async () => {
  const port = await serve(async (request) => Response.json({ read: request.bodyUsed }, { status: 401 }));
  const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });
  const first = await ask(port, { agent, method: "POST" }, "x".repeat(20_000_000));
  expect(first.status).toBe(401);
  expect((await ask(port, { agent })).status).toBe(401);
  agent.destroy();
});

it("answers 500 when a handler breaks, and cuts an answer that breaks in the middle", async () => {
  const broken = await serve(async () => {
    throw new Error("broken on purpose");
  });
  expect(await ask(broken)).toMatchObject({ status: 500 });
  const cut = await serve(
    async () =>
      new Response(
        new ReadableStream({
          pull(controller) {
            controller.enqueue(new Uint8Array(10));
            controller.error(new Error("broken on purpose"));
          },
        }),
      ),
  );
  await expect(ask(cut)).rejects.toThrow();
});
