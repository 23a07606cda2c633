import { afterEach, expect, it } from "vitest";
import { resetEnv } from "./env";
import { SealBrokenError, seal, unseal } from "./secrets";

afterEach(() => {
  delete process.env.ENCRYPTION_KEY;
  resetEnv();
});

const token = "123456:AA-a bot's token";

it("opens what it sealed, and tells nothing of it", () => {
  const sealed = seal(token, "tokens", "row 1");
  expect(unseal(sealed, "tokens", "row 1")).toBe(token);
  expect(sealed).not.toContain("123456");
  expect(seal(token, "tokens", "row 1")).not.toBe(sealed);
});

it("opens in its own row and for its own purpose only, and not once changed", () => {
  const sealed = seal(token, "tokens", "row 1");
  expect(() => unseal(sealed, "tokens", "row 2")).toThrow(SealBrokenError);
  expect(() => unseal(sealed, "keys", "row 1")).toThrow(SealBrokenError);
  const at = sealed.length - 4;
  const changed = sealed.slice(0, at) + (sealed[at] === "A" ? "B" : "A") + sealed.slice(at + 1);
  expect(() => unseal(changed, "tokens", "row 1")).toThrow(SealBrokenError);
  expect(() => unseal("s1.none.a.b", "tokens", "row 1")).toThrow(SealBrokenError);
});

it("still opens what was sealed before the installation had a key for it, and seals with the new one", () => {
  const old = seal(token, "tokens", "row 1");
  process.env.ENCRYPTION_KEY = "another secret, of the needed length";
  resetEnv();
  expect(unseal(old, "tokens", "row 1")).toBe(token);
  expect(seal(token, "tokens", "row 1").split(".")[1]).not.toBe(old.split(".")[1]);
});
