import type { LookupAddress } from "node:dns";
import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { brotliCompressSync, gzipSync } from "node:zlib";
import { afterEach, describe, expect, it } from "vitest";
import { AppError } from "@/server/platform/errors";
import { isPublicAddress } from "./address";
import { createFetcher, mayPass, type Validators } from "./fetch";
import { webPorts } from "./guard";

type Options = Parameters<typeof createFetcher>[0];

const closing: (() => void)[] = [];
afterEach(() => {
  for (const close of closing.splice(0)) close();
});

/** A server on an address of this machine, and what it was asked. */
async function serve(listener: RequestListener, host = "127.0.0.1", port = 0) {
  const asked: IncomingMessage[] = [];
  const server = createServer((request, response) => {
    asked.push(request);
    listener(request, response);
  });
  await new Promise<void>((resolve) => server.listen(port, host, resolve));
  closing.push(() => {
    server.closeAllConnections();
    server.close();
  });
  const at = (server.address() as AddressInfo).port;
  return { asked, port: at, url: `http://${host}:${at}` };
}

const timeouts = { connect: 2000, headers: 2000, body: 2000, whole: 5000 };
const strict = (over: Partial<Options> = {}) =>
  createFetcher({
    isPublicAddress,
    ports: webPorts,
    allowHosts: [],
    resolve: () => Promise.reject(Object.assign(new Error("no such host"), { code: "ENOTFOUND" })),
    timeouts,
    ...over,
  });
/** A fetcher to which the servers of a test are public. */
const open = (...servers: { port: number }[]) =>
  strict({ allowHosts: servers.map(({ port }) => `127.0.0.1:${port}`) });

const most = { maxBytes: 1024 * 1024 };
const codeOf = async (fetched: Promise<unknown>) => {
  const error = await fetched.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  return error instanceof AppError ? [error.code, ...Object.values(error.params)].join(" ") : error;
};
const answer = (status: number, headers: Record<string, string> = {}, body = "") =>
  ((_: IncomingMessage, response: ServerResponse) => {
    response.writeHead(status, headers).end(body);
  }) satisfies RequestListener;

describe("addresses that are refused before anything is asked", () => {
  it.each([
    "http://127.0.0.1/",
    "http://127.1/",
    "http://2130706433/",
    "http://0x7f000001/",
    "http://0x7f.0.0.1/",
    "http://0177.0.0.1/",
    "http://017700000001/",
    "http://127.0.0.1./",
    "http://①②⑦.0.0.1/",
    "http://%31%32%37.0.0.1/",
    "http://0/",
    "http://0.0.0.0/",
    "http://10.0.0.1/",
    "http://172.16.3.4/",
    "http://192.168.1.1/",
    "http://100.64.0.1/",
    "http://169.254.169.254/latest/meta-data/",
    "http://2852039166/",
    "http://224.0.0.1/",
    "http://255.255.255.255/",
    "http://[::1]/",
    "http://[::]/",
    "http://[::ffff:127.0.0.1]/",
    "http://[::ffff:7f00:1]/",
    "http://[::127.0.0.1]/",
    "http://[64:ff9b::10.0.0.1]/",
    "http://[64:ff9b:1::a00:1]/",
    "http://[2002:7f00:1::]/",
    "http://[2001:0:4136:e378:8000:63bf:80ff:fffe]/",
    "http://[fd00::1]/",
    "http://[fe80::1]/",
    "http://[fec0::1]/",
    "http://[ff02::1]/",
    "http://[2001:db8::1]/",
    "http://user@93.184.215.14/",
    "http://user:word@93.184.215.14/",
    "http://93.184.215.14:22/",
    "http://93.184.215.14:6379/",
    "http://93.184.215.14:8080/",
    "https://93.184.215.14:8443/",
    "ftp://93.184.215.14/",
    "file:///etc/passwd",
    "data:text/plain,hello",
    "gopher://93.184.215.14/",
    "javascript:alert(1)",
    "//93.184.215.14/",
    "/store/demo/files/1",
    "http://",
    "",
    "nonsense",
  ])("%s", async (url) => expect(await codeOf(strict()(url, most))).toBe("FETCH_REFUSED"));
});

describe("names", () => {
  const at = (...addresses: string[]): LookupAddress[] =>
    addresses.map((address) => ({ address, family: address.includes(":") ? 6 : 4 }));

  it.each([
    ["a private address", at("10.0.0.1")],
    ["this machine", at("127.0.0.1", "::1")],
    ["an address inside another", at("::ffff:127.0.0.1", "64:ff9b::7f00:1")],
    ["nothing", []],
  ])("that lead to %s are as good as none", async (_, addresses) => {
    const server = await serve(answer(200));
    const fetcher = strict({ resolve: async () => addresses, ports: new Set([String(server.port)]) });
    expect(await codeOf(fetcher(`http://shop.example.com:${server.port}/`, most))).toBe("FETCH_FAILED");
    expect(await codeOf(fetcher(`http://localhost.:${server.port}/`, most))).toBe("FETCH_FAILED");
    expect(server.asked).toEqual([]);
  });

  it("that lead to public and other addresses are connected to at the public ones", async () => {
    // Two servers of this machine play a public and a private one.
    const outside = await serve(answer(200, {}, "outside"), "127.0.0.2");
    const inside = await serve(answer(200, {}, "inside"), "127.0.0.1", outside.port);
    const fetcher = strict({
      resolve: async () => at("127.0.0.1", "127.0.0.2"),
      isPublicAddress: (address) => address === "127.0.0.2",
      ports: new Set([String(outside.port)]),
    });
    const { body } = await fetcher(`http://shop.example.com:${outside.port}/`, most);
    expect(body.toString()).toBe("outside");
    expect(inside.asked).toEqual([]);
  });

  it("are connected to at the address that was checked, and checked again for each connection", async () => {
    const outside = await serve((request, response) => {
      response.setHeader("connection", "close");
      if (request.url === "/again") response.writeHead(302, { location: "/" });
      response.end("outside");
    }, "127.0.0.2");
    const inside = await serve(answer(200, {}, "inside"), "127.0.0.1", outside.port);
    let asked = 0;
    const fetcher = strict({
      // The first answer is public, every later one is not.
      resolve: async () => at(asked++ === 0 ? "127.0.0.2" : "127.0.0.1"),
      isPublicAddress: (address) => address === "127.0.0.2",
      ports: new Set([String(outside.port)]),
    });
    const url = `http://shop.example.com:${outside.port}`;
    expect((await fetcher(`${url}/`, most)).body.toString()).toBe("outside");
    expect(asked).toBe(1);
    expect(await codeOf(fetcher(`${url}/`, most))).toBe("FETCH_FAILED");
    asked = 0;
    expect(await codeOf(fetcher(`${url}/again`, most))).toBe("FETCH_FAILED");
    expect(asked).toBe(2);
    expect(inside.asked).toEqual([]);
  });
});

describe("redirects", () => {
  it("are followed, each hop checked", async () => {
    const server = await serve((request, response) => {
      if (request.url === "/picture") response.end("here");
      else response.writeHead(301, { location: request.url === "/a" ? "b" : "/picture" }).end("gone");
    });
    const found = await open(server)(`${server.url}/a`, most);
    expect(found).toMatchObject({ url: `${server.url}/picture`, body: Buffer.from("here") });
  });

  it.each([
    "http://127.0.0.1:1/",
    "http://169.254.169.254/latest/meta-data/",
    "http://[::1]/",
    "file:///etc/passwd",
    "http://user:word@93.184.215.14/",
    "http://93.184.215.14:25/",
  ])("to %s are refused", async (location) => {
    const server = await serve(answer(302, { location }));
    expect(await codeOf(open(server)(server.url, most))).toBe("FETCH_REFUSED");
  });

  it("to a server of this machine that nobody has named reach nothing", async () => {
    const inside = await serve(answer(200, {}, "inside"));
    const server = await serve(answer(307, { location: `${inside.url}/secret` }));
    expect(await codeOf(open(server)(server.url, most))).toBe("FETCH_REFUSED");
    expect(inside.asked).toEqual([]);
  });

  it("are asked about before they are followed", async () => {
    const inside = await serve(answer(200, {}, "inside"));
    const server = await serve(answer(302, { location: `${inside.url}/private` }));
    const told: string[] = [];
    const onRedirect = async (url: string) => {
      told.push(url);
      throw new AppError("FORBIDDEN");
    };
    expect(await codeOf(open(server, inside)(server.url, { ...most, onRedirect }))).toBe("FORBIDDEN");
    expect(told).toEqual([`${inside.url}/private`]);
    expect(inside.asked).toEqual([]);
  });

  it("end after five", async () => {
    const server = await serve((request, response) => {
      const left = Number(request.url?.slice(1));
      if (left === 0) response.end("at last");
      else response.writeHead(302, { location: `/${left - 1}` }).end();
    });
    expect((await open(server)(`${server.url}/5`, most)).body.toString()).toBe("at last");
    expect(await codeOf(open(server)(`${server.url}/6`, most))).toBe("FETCH_REDIRECTS 5");
  });
});

describe("answers", () => {
  it("say who asks, and for what", async () => {
    const server = await serve(answer(200, {}, "ok"));
    await open(server)(server.url, { ...most, accept: "image/*" });
    expect(server.asked[0]?.headers).toMatchObject({ accept: "image/*", "accept-encoding": "gzip, br" });
    expect(server.asked[0]?.headers["user-agent"]).toMatch(/^Rooz\/\d.* \(\+https?:\/\/.+\)$/);
    expect(server.asked[0]?.headers).not.toHaveProperty("cookie");
  });

  it.each([
    ["gzip", gzipSync("packed")],
    ["br", brotliCompressSync("packed")],
    ["identity", Buffer.from("packed")],
  ])("are unpacked: %s", async (encoding, body) => {
    const server = await serve((_, response) => response.setHeader("content-encoding", encoding).end(body));
    expect((await open(server)(server.url, most)).body.toString()).toBe("packed");
  });

  it.each(["zstd", "gzip, gzip", "nonsense"])(
    "in an encoding that was not asked for fail: %s",
    async (encoding) => {
      const server = await serve(answer(200, { "content-encoding": encoding }, "x"));
      expect(await codeOf(open(server)(server.url, most))).toBe("FETCH_FAILED");
    },
  );

  it("that break off fail", async () => {
    const server = await serve((_, response) => {
      response.writeHead(200, { "content-length": "1000" }).write("part", () => response.destroy());
    });
    expect(await codeOf(open(server)(server.url, most))).toBe("FETCH_FAILED");
    const packed = gzipSync(Buffer.alloc(5000, "a1b2"));
    const cut = await serve((_, response) =>
      response.setHeader("content-encoding", "gzip").end(packed.subarray(0, packed.length - 12)),
    );
    expect(await codeOf(open(cut)(cut.url, most))).toBe("FETCH_FAILED");
  });

  it("say what they are, and by what a newer one is told from them", async () => {
    const about = {
      "content-type": "text/html; charset=utf-8",
      etag: 'W/"1"',
      "last-modified": "Sat, 21 Nov 2026",
    };
    const server = await serve(answer(200, about, "new"));
    expect(await open(server)(server.url, most)).toMatchObject({
      unchanged: false,
      contentType: "text/html; charset=utf-8",
      etag: 'W/"1"',
      lastModified: "Sat, 21 Nov 2026",
    });
  });

  it("bring nothing when nothing is newer than what is known", async () => {
    const server = await serve((request, response) => {
      const { "if-none-match": etag, "if-modified-since": since } = request.headers;
      response.writeHead(etag === '"1"' || since === "Sat, 21 Nov 2026" ? 304 : 200, { etag: '"1"' }).end();
    });
    const ask = (known: Validators) => open(server)(server.url, { ...most, known });
    expect(await ask({ etag: '"1"' })).toMatchObject({ unchanged: true, etag: '"1"', body: Buffer.alloc(0) });
    expect(await ask({ lastModified: "Sat, 21 Nov 2026" })).toMatchObject({ unchanged: true });
    expect(await ask({ etag: '"0"' })).toMatchObject({ unchanged: false });
  });

  it("other than 2xx are told with their status, and whether to come again", async () => {
    for (const [status, again] of [
      [404, false],
      [403, false],
      [304, false],
      [429, true],
      [500, true],
      [503, true],
    ] as const) {
      const server = await serve(answer(status, { "retry-after": "120" }));
      const error = await open(server)(server.url, most).catch((reason: unknown) => reason);
      expect(error).toMatchObject({ code: "FETCH_STATUS", params: { status }, retryAfter: 120 });
      expect([status, mayPass(error)]).toEqual([status, again]);
    }
  });
});

describe("connections", () => {
  it("are made anew for what is sent, and closed after it", async () => {
    const ports: (number | undefined)[] = [];
    const server = await serve((request, response) => {
      ports.push(request.socket.remotePort);
      expect(request.headers.connection).toBe(request.method === "POST" ? "close" : "keep-alive");
      response.end("ok");
    });
    const fetcher = open(server);
    const post = { body: "{}", headers: { "content-type": "application/json" } };
    for (const options of [most, { ...most, post }, { ...most, post }]) await fetcher(server.url, options);
    expect(new Set(ports).size).toBe(3);
  });
});

describe("bounds", () => {
  it("refuse a body that says it is too large without reading it", async () => {
    const server = await serve((_, response) => {
      response.writeHead(200, { "content-length": String(3 * 1024 * 1024) }).flushHeaders();
    });
    expect(await codeOf(open(server)(server.url, most))).toBe("TOO_LARGE 1 MB");
  });

  it("stop a body that turns out too large while it comes", async () => {
    let sent = 0;
    const server = await serve((_, response) => {
      const more = () => {
        sent += 65_536;
        if (!response.destroyed) response.write(Buffer.alloc(65_536), more);
      };
      more();
    });
    expect(await codeOf(open(server)(server.url, most))).toBe("TOO_LARGE 1 MB");
    expect(sent).toBeLessThan(16 * 1024 * 1024);
  });

  it("stop a bomb: small as it comes, too large unpacked", async () => {
    const bomb = gzipSync(Buffer.alloc(200 * 1024 * 1024));
    expect(bomb.length).toBeLessThan(most.maxBytes);
    const server = await serve((_, response) => response.setHeader("content-encoding", "gzip").end(bomb));
    const before = process.memoryUsage().rss;
    expect(await codeOf(open(server)(server.url, most))).toBe("TOO_LARGE 1 MB");
    expect(process.memoryUsage().rss - before).toBeLessThan(60 * 1024 * 1024);
  });

  it("stop a packed body that unpacks to nothing and never ends", async () => {
    const empty = gzipSync("");
    const server = await serve((_, response) => {
      response.setHeader("content-encoding", "gzip");
      const portion = Buffer.concat(Array(3000).fill(empty));
      const more = () => void (response.destroyed || response.write(portion, more));
      more();
    });
    expect(await codeOf(open(server)(server.url, most))).toBe("TOO_LARGE 1 MB");
  });

  const quick = (server: { port: number }, over: Partial<typeof timeouts>) =>
    strict({ allowHosts: [`127.0.0.1:${server.port}`], timeouts: { ...timeouts, ...over } });

  it("end the wait for an answer that does not begin", async () => {
    const server = await serve(() => {});
    expect(await codeOf(quick(server, { headers: 100 })(server.url, most))).toBe("FETCH_TIMEOUT");
  });

  it("end the wait for a body that stops", async () => {
    const server = await serve((_, response) => response.writeHead(200).write("part"));
    expect(await codeOf(quick(server, { body: 100 })(server.url, most))).toBe("FETCH_TIMEOUT");
  });

  it("end a body that drips on for ever", async () => {
    const server = await serve((_, response) => {
      const drip = setInterval(() => response.write("x"), 20);
      response.on("close", () => clearInterval(drip));
    });
    expect(await codeOf(quick(server, { whole: 300 })(server.url, most))).toBe("FETCH_TIMEOUT");
  });

  it("leave off when the caller does", async () => {
    const stop = new AbortController();
    const server = await serve((_, response) => {
      response.writeHead(200).write("part");
      stop.abort();
    });
    expect(await codeOf(open(server)(server.url, { ...most, signal: stop.signal }))).toBe("CANCELLED");
    expect(await codeOf(open(server)(server.url, { ...most, signal: stop.signal }))).toBe("CANCELLED");
  });

  it("are told from a server that is not there", async () => {
    const server = await serve(answer(200));
    for (const close of closing.splice(0)) close();
    const error = await open(server)(server.url, most).catch((reason: unknown) => reason);
    expect(error).toMatchObject({ code: "FETCH_FAILED" });
    expect(mayPass(error)).toBe(true);
  });
});

describe("hosts that the operator has named", () => {
  it("are let through at the port that was named, and at no other", async () => {
    const server = await serve(answer(200, {}, "mine"));
    const named = (allowHosts: string[], ports = webPorts) => strict({ allowHosts, ports });
    const url = `${server.url}/`;
    expect((await named([`127.0.0.1:${server.port}`])(url, most)).body.toString()).toBe("mine");
    expect(await codeOf(named(["127.0.0.1"])(url, most))).toBe("FETCH_REFUSED");
    expect(await codeOf(named([`127.0.0.1:${server.port + 1}`])(url, most))).toBe("FETCH_REFUSED");
    const asWebPort = new Set([String(server.port)]);
    expect((await named(["127.0.0.1"], asWebPort)(url, most)).body.toString()).toBe("mine");
  });
});
