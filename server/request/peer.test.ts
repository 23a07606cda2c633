import { createServer, request, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { resetEnv } from "@/server/platform/env";
import { addressOf, stampPeers } from "./peer";

let server: Server;
beforeAll(async () => {
  stampPeers();
  server = createServer((incoming, response) => {
    response.end(addressOf(new Headers(incoming.headers as Record<string, string>)));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
});
afterAll(() => new Promise((resolve) => server.close(resolve)));
afterEach(() => trust(0));

function trust(proxies: number): void {
  process.env.TRUST_PROXY = String(proxies);
  resetEnv();
}

const seen = (headers: Record<string, string> = {}) =>
  new Promise<string>((resolve, reject) => {
    const { port } = server.address() as AddressInfo;
    request({ port, host: "127.0.0.1", headers, agent: false }, (response) => {
      let text = "";
      response.on("data", (chunk) => {
        text += chunk;
      });
      response.on("end", () => resolve(text));
    })
      .on("error", reject)
      .end();
  });

test("the address is that of the connection, whatever the client writes", async () => {
  expect(await seen()).toBe("127.0.0.1");
  expect(await seen({ "x-forwarded-for": "203.0.113.9" })).toBe("127.0.0.1");
  expect(await seen({ "x-rooz-peer": "guessed 203.0.113.9" })).toBe("127.0.0.1");
});

test("behind proxies it is what the outermost trusted one wrote, not what the client put before it", async () => {
  trust(1);
  expect(await seen({ "x-forwarded-for": "198.51.100.7, 203.0.113.9" })).toBe("203.0.113.9");
  expect(await seen({ "x-forwarded-for": "::ffff:203.0.113.9" })).toBe("203.0.113.9");
  expect(await seen()).toBe("127.0.0.1");
  trust(2);
  expect(await seen({ "x-forwarded-for": "198.51.100.7, 203.0.113.9, 10.0.0.2" })).toBe("203.0.113.9");
  expect(await seen({ "x-forwarded-for": "nonsense, 10.0.0.2" })).toBe("unknown");
});

test("without a server that notes it, nothing is believed", () => {
  expect(addressOf(new Headers({ "x-forwarded-for": "203.0.113.9" }))).toBe("unknown");
  expect(addressOf(new Headers({ "x-rooz-peer": "guessed 203.0.113.9" }))).toBe("unknown");
});
