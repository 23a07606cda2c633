import { subscribe, unsubscribe } from "node:diagnostics_channel";
import { createServer } from "node:http";
import { type AddressInfo, isIP, type Socket } from "node:net";
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from "vitest";
import { isPublicAddress } from "./address";
import { createFetcher } from "./fetch";
import { webPorts } from "./guard";

/** What a stranger would like us to ask for them, and what stands there. */
const inside = {
  "127.0.0.1": "this machine",
  "127.255.255.254": "this machine, by its last address",
  "0.0.0.0": "this machine, by no address",
  "10.0.0.7": "a private network",
  "172.16.0.1": "a private network's first address",
  "172.31.255.254": "a private network's last address",
  "192.168.1.1": "a router at home",
  "169.254.169.254": "a cloud's metadata",
  "169.254.170.2": "a container's credentials",
  "100.100.100.200": "another cloud's metadata",
  "168.63.129.16": "a cloud's host agent",
  "192.0.0.192": "yet another cloud's metadata",
  "198.18.0.1": "a network for measurements",
  "224.0.0.251": "everybody in the network",
  "255.255.255.255": "everybody",
};

const hex = (n: number, digits = 2) => n.toString(16).padStart(digits, "0");

/** The ways of writing an IPv4 address that some part of a program somewhere takes for it. */
function writings(address: string): Record<string, string> {
  const [a = 0, b = 0, c = 0, d = 0] = address.split(".").map(Number);
  const whole = ((a * 256 + b) * 256 + c) * 256 + d;
  const groups = `${hex(a)}${hex(b)}:${hex(c)}${hex(d)}`;
  return {
    plain: address,
    "with the dot of a name": `${address}.`,
    "one number": String(whole),
    "one hexadecimal number": `0x${hex(whole, 8)}`,
    "one octal number": `0${whole.toString(8)}`,
    octal: [a, b, c, d].map((n) => `0${n.toString(8)}`).join("."),
    hexadecimal: [a, b, c, d].map((n) => `0x${hex(n)}`).join("."),
    "three parts": `${a}.${b}.${c * 256 + d}`,
    "two parts": `${a}.${(b * 256 + c) * 256 + d}`,
    mixed: `0x${hex(a)}.${b}.0${c.toString(8)}.${d}`,
    "percent-encoded": [...address].map((char) => `%${hex(char.charCodeAt(0))}`).join(""),
    "full-width digits": address.replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0)),
    "ideographic dots": address.replaceAll(".", "。"),
    mapped: `[::ffff:${address}]`,
    "mapped, hexadecimal": `[::ffff:${groups}]`,
    "mapped, in full": `[0:0:0:0:0:FFFF:${groups.toUpperCase()}]`,
    compatible: `[::${groups}]`,
    translated: `[::ffff:0:${groups}]`,
    NAT64: `[64:ff9b::${groups}]`,
    "NAT64 of a network": `[64:ff9b:1::${groups}]`,
    "6to4": `[2002:${groups}::1]`,
    Teredo: `[2001:0:${groups}::1]`,
  };
}

const cases = Object.entries(inside).flatMap(([address, what]) =>
  Object.entries(writings(address)).map(([how, host]) => ({ host, what, how })),
);
const others = [
  "[::1]",
  "[::]",
  "[fe80::1]",
  "[fc00::1]",
  "[fd00:ec2::254]",
  "[ff02::1]",
  "[fec0::1]",
  "[3fff::1]",
];
const hosts = [...cases.map(({ host }) => host), ...others];

/** The sockets that the program opens to anywhere. */
let opened: Socket[] = [];
const note = (message: unknown) => void opened.push((message as { socket: Socket }).socket);
beforeEach(() => {
  opened = [];
  subscribe("net.client.socket", note);
});
afterEach(() => {
  unsubscribe("net.client.socket", note);
});

/** A public server, as far as the fetcher is told, that sends everybody on to where its path says. */
const server = createServer((request, response) => {
  const location = decodeURIComponent(request.url?.slice(1) ?? "");
  response.writeHead(302, { location, connection: "close" }).end();
});
let port = 0;
beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  port = (server.address() as AddressInfo).port;
});
afterAll(() => server.close());

/** As the product has it, but for who answers for names, and for the one server that plays a public one. */
const fetcher = (addresses: string[] = []) =>
  createFetcher({
    isPublicAddress,
    ports: webPorts,
    allowHosts: [`127.0.0.1:${port}`],
    resolve: async () => addresses.map((address) => ({ address, family: isIP(address) })),
    timeouts: { connect: 2000, headers: 2000, body: 2000, whole: 5000 },
  });
const refusal = (url: string, addresses?: string[]) =>
  fetcher(addresses)(url, { maxBytes: 1000 }).then(
    ({ url: reached }) => `reached ${reached}`,
    (error: { code?: string }) => error.code,
  );

it("is a list of many", () => expect(hosts.length).toBeGreaterThan(300));

it.each(["http", "https"])(
  "no form of an inside address is asked by %s, and no socket is opened",
  async (scheme) => {
    const reached: string[] = [];
    for (const host of hosts) {
      const code = await refusal(`${scheme}://${host}/`);
      if (code !== "FETCH_REFUSED") reached.push(`${host}: ${code}`);
    }
    expect(reached).toEqual([]);
    expect(opened).toEqual([]);
  },
);

it("none is followed to by a redirect: the only socket is the one to the server that redirects", async () => {
  const reached: string[] = [];
  // A header is written in ASCII.
  const written = hosts.filter((host) => /^[!-~]+$/.test(host));
  for (const host of written) {
    const code = await refusal(`http://127.0.0.1:${port}/${encodeURIComponent(`http://${host}/`)}`);
    if (code !== "FETCH_REFUSED") reached.push(`${host}: ${code}`);
  }
  expect(reached).toEqual([]);
  expect(opened.length).toBe(written.length);
  expect(opened.filter((socket) => socket.remotePort !== undefined && socket.remotePort !== port)).toEqual(
    [],
  );
});

it("no name that leads to one is connected to, also not beside another one", async () => {
  const addresses = hosts
    .map((host) => new URL(`http://${host}/`).hostname.replace(/^\[|\]$|\.$/g, ""))
    .filter((host) => isIP(host));
  expect(addresses.length).toBe(hosts.length);
  const sockets = opened.length;
  for (const address of addresses) {
    expect([address, await refusal("http://shop.example.com/", [address])]).toEqual([
      address,
      "FETCH_FAILED",
    ]);
    expect([address, await refusal("https://shop.example.com/", [address, "127.0.0.1"])]).toEqual([
      address,
      "FETCH_FAILED",
    ]);
  }
  // A socket is made before the name is looked up; what matters is that none was connected.
  expect(opened.slice(sockets).filter((socket) => socket.remoteAddress !== undefined)).toEqual([]);
});
