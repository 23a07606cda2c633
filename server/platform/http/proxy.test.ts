import { createServer, request } from "node:http";
import { type AddressInfo, connect, createServer as createNetServer } from "node:net";
import { afterAll, beforeAll, expect, it } from "vitest";
import { isPublicAddress } from "./address";
import { type GuardedProxy, startGuardedProxy } from "./proxy";

/** Stands inside the network; nobody may get to it. */
let reached = 0;
const inside = createNetServer((socket) => {
  reached += 1;
  socket.destroy();
});
const open = createServer((_, response) => response.end("hello"));
let proxy: GuardedProxy;
let insidePort = 0;
let openPort = 0;

beforeAll(async () => {
  await new Promise<void>((resolve) => inside.listen(0, "127.0.0.1", resolve));
  await new Promise<void>((resolve) => open.listen(0, "127.0.0.1", resolve));
  insidePort = (inside.address() as AddressInfo).port;
  openPort = (open.address() as AddressInfo).port;
  proxy = await startGuardedProxy({
    isPublicAddress,
    ports: new Set(["80", "443", String(insidePort)]),
    allowHosts: [`127.0.0.1:${openPort}`],
    // A name of the public internet that leads into the network.
    resolve: async () => [{ address: "127.0.0.1", family: 4 }],
  });
});
afterAll(async () => {
  await proxy.close();
  inside.close();
  open.close();
});

const get = (url: string) =>
  new Promise<{ status: number | undefined; text: string }>((resolve, reject) => {
    request({ host: "127.0.0.1", port: proxy.port, path: url }, (answer) => {
      let text = "";
      answer.on("data", (chunk) => {
        text += chunk;
      });
      answer.on("end", () => resolve({ status: answer.statusCode, text }));
    })
      .on("error", reject)
      .end();
  });

/** Asks for a tunnel, and for a page through it if there is one. */
const tunnel = (to: string) =>
  new Promise<string>((resolve) => {
    let text = "";
    const socket = connect(proxy.port, "127.0.0.1", () =>
      socket.write(`CONNECT ${to} HTTP/1.1\r\nHost: ${to}\r\n\r\n`),
    );
    socket.on("data", (chunk) => {
      text += chunk;
      if (text.endsWith("Established\r\n\r\n"))
        socket.write(`GET / HTTP/1.1\r\nHost: ${to}\r\nConnection: close\r\n\r\n`);
    });
    socket.on("error", () => {});
    socket.on("close", () => resolve(text));
  });

it.each([
  "http://127.0.0.1:PORT/",
  "http://2130706433:PORT/",
  "http://0x7f.1:PORT/",
  "http://0177.0.0.1:PORT/",
  "http://[::1]:PORT/",
  "http://[::ffff:127.0.0.1]:PORT/",
  "http://shop.example:PORT/",
  "http://localhost:PORT/",
  "http://169.254.169.254/latest/meta-data/",
  "http://user:secret@127.0.0.1:PORT/",
  "ftp://127.0.0.1:PORT/",
  "/",
])("forwards nothing into the network: %s", async (url) => {
  const { status } = await get(url.replace("PORT", String(insidePort)));
  expect(status).toBeGreaterThanOrEqual(403);
  expect(reached).toBe(0);
});

it.each([
  "127.0.0.1:PORT",
  "[::1]:PORT",
  "shop.example:PORT",
  "localhost:PORT",
  "0x7f000001:PORT",
  "10.0.0.1:22",
  ":",
  "a b",
])("opens no tunnel into the network: %s", async (to) => {
  expect(await tunnel(to.replace("PORT", String(insidePort)))).not.toContain("200");
  expect(reached).toBe(0);
});

it("lets through what the operator allows", async () => {
  expect(await get(`http://127.0.0.1:${openPort}/`)).toEqual({ status: 200, text: "hello" });
  expect(await tunnel(`127.0.0.1:${openPort}`)).toMatch(/Established\r\n\r\nHTTP\/1\.1 200 OK[\s\S]*hello/);
});
