import fc from "fast-check";
import { expect, it } from "vitest";
import { isLocale } from "./locales";
import { negotiateLocale } from "./negotiate";

it.each([
  ["fa-IR,fa;q=0.9,en;q=0.8", "fa"],
  ["en;q=0.5,kk-KZ;q=0.9", "kk"],
  ["de-DE,de;q=0.9,ja;q=0.1", "ja"],
  ["th;q=0,ru;q=0.2", "ru"],
  ["AR-eg", "ar"],
  ["de", "en"],
  ["*", "en"],
  ["", "en"],
  [null, "en"],
])("%s is served %s", (header, locale) => {
  expect(negotiateLocale(header)).toBe(locale);
});

it("never fails on what a stranger sends", () => {
  fc.assert(fc.property(fc.string(), (header) => isLocale(negotiateLocale(header))));
});
