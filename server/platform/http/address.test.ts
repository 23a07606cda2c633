import { BlockList, isIP } from "node:net";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isPublicAddress } from "./address";

/** IANA's special-purpose registries as of 2026, multicast, and what is not given out: [network, length]. */
const special4: [string, number][] = [
  ["0.0.0.0", 8],
  ["10.0.0.0", 8],
  ["100.64.0.0", 10],
  ["127.0.0.0", 8],
  ["169.254.0.0", 16],
  ["172.16.0.0", 12],
  ["192.0.0.0", 24],
  ["192.0.2.0", 24],
  ["192.31.196.0", 24],
  ["192.52.193.0", 24],
  ["192.88.99.0", 24],
  ["192.168.0.0", 16],
  ["192.175.48.0", 24],
  ["198.18.0.0", 15],
  ["198.51.100.0", 24],
  ["203.0.113.0", 24],
  ["224.0.0.0", 4],
  ["240.0.0.0", 4],
  ["168.63.129.16", 32],
];
const special6: [string, number][] = [
  ["::", 3],
  ["4000::", 2],
  ["8000::", 1],
  ["2001::", 23],
  ["2001:db8::", 32],
  ["2002::", 16],
  ["2620:4f:8000::", 48],
  ["3fff::", 20],
];

const listOf = (networks: [string, number][], family: "ipv4" | "ipv6") => {
  const list = new BlockList();
  for (const [network, length] of networks) list.addSubnet(network, length, family);
  return list;
};
const oracle4 = listOf(special4, "ipv4");
const oracle6 = listOf(special6, "ipv6");
const oracle = (address: string) =>
  isIP(address) === 4 ? !oracle4.check(address, "ipv4") : !oracle6.check(address, "ipv6");

const bytes = (address: string) =>
  isIP(address) === 4
    ? address.split(".").map(Number)
    : new URL(`http://[${address}]`).hostname
        .slice(1, -1)
        .replace("::", `:${"0:".repeat(8 - address.split(":").filter(Boolean).length)}`)
        .split(":")
        .filter(Boolean)
        .flatMap((group) => [Number.parseInt(group, 16) >> 8, Number.parseInt(group, 16) & 255]);

function written(octets: number[]): string {
  if (octets.length === 4) return octets.join(".");
  return Array.from({ length: 8 }, (_, i) =>
    (((octets[2 * i] ?? 0) << 8) | (octets[2 * i + 1] ?? 0)).toString(16),
  ).join(":");
}

/** Addresses at the edges of a network and around them, where mistakes live. */
const edges = fc.constantFrom(...special4, ...special6).chain(([network, length]) => {
  const base = BigInt(`0x${Buffer.from(bytes(network)).toString("hex")}`);
  const bits = isIP(network) === 4 ? 32 : 128;
  const end = base + (1n << BigInt(bits - length)) - 1n;
  return fc
    .tuple(fc.constantFrom(base, end), fc.bigInt({ min: -3n, max: 3n }))
    .map(([edge, off]) => BigInt.asUintN(bits, edge + off))
    .map((n) => written([...Buffer.from(n.toString(16).padStart(bits / 4, "0"), "hex")]));
});
const octets = (length: number) =>
  fc.array(fc.integer({ min: 0, max: 255 }), { minLength: length, maxLength: length });
const anyAddress = fc.oneof(
  edges,
  octets(4).map(written),
  octets(16).map(written),
  octets(16).map(([, ...rest]) => written([0x20, ...rest])),
);

describe("isPublicAddress", () => {
  it("agrees with the registries on any address", () => {
    fc.assert(
      fc.property(anyAddress, (address) => {
        expect([address, isPublicAddress(address)]).toEqual([address, oracle(address)]);
      }),
      { numRuns: 5000 },
    );
  });

  it("takes no IPv4 address that is wrapped in IPv6, public or not", () => {
    fc.assert(
      fc.property(octets(4), (v4) => {
        const hex = written([...Array(12).fill(0), ...v4])
          .split(":")
          .slice(6);
        const wrapped = [`::ffff:${v4.join(".")}`, `::${v4.join(".")}`, `64:ff9b::${v4.join(".")}`];
        wrapped.push(`64:ff9b:1::${v4.join(".")}`, `::ffff:0:${v4.join(".")}`);
        wrapped.push(`2002:${hex.join(":")}::1`, `2001:0:${hex.join(":")}::1`);
        expect(wrapped.filter(isPublicAddress)).toEqual([]);
      }),
    );
  });

  it.each(["8.8.8.8", "93.184.215.14", "1.1.1.1", "2606:4700:4700::1111", "2a00:1450:4001:82a::200e"])(
    "knows %s as public",
    (address) => expect(isPublicAddress(address)).toBe(true),
  );

  it.each([
    "169.254.169.254",
    "fd00:ec2::254",
    "100.100.100.200",
    "192.0.0.192",
    "168.63.129.16",
    "fe80::1%eth0",
    "::1",
    "::",
    "0.0.0.0",
    "255.255.255.255",
    "",
    "localhost",
    "1.2.3.4.5",
  ])("does not take %s", (address) => expect(isPublicAddress(address)).toBe(false));
});
