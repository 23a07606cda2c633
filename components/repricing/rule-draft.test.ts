import { expect, it } from "vitest";
import type { Rule } from "@/server/modules/repricing/contract";
import { newId } from "@/server/platform/ids";
import { type Draft, draftOf, emptyDraft, fieldOf, readDraft, usualEndings } from "./rule-draft";

const filled: Draft = { ...emptyDraft, name: "Mugs", min: "15", max: "140" };
const product = { id: newId("product"), title: "Mug" };

const variety: Partial<Draft>[] = [
  {},
  { strategy: "beat", beatUnit: "amount", beatBy: "0.50", ending: "100:99", askAbove: "" },
  { strategy: "beat", beatUnit: "share", beatBy: "2.5", scope: "tag", tag: "sale" },
  { strategy: "band", against: "median", scope: "category", category: "Home > Mugs" },
  {
    strategy: "usual",
    minKind: "price",
    min: "10.00",
    maxKind: "price",
    max: "20.00",
    scope: "products",
    products: [product],
  },
  {
    stock: [{ when: "atMost", quantity: "3", shift: "10" }],
    seasons: [{ from: "12-01", to: "01-05", shift: "-7.25" }],
  },
];

it.each(variety)("shows a stored rule as it was written: %j", (change) => {
  const draft = { ...filled, ...change };
  const { rule } = readDraft(draft, "USD");
  if (!rule) throw new Error("the draft is none");
  const stored: Rule = {
    ...rule,
    id: newId("repricingRule"),
    active: false,
    version: 1,
    currency: "USD",
    productTitles: draft.products,
    updatedAt: "2026-01-01T00:00:00.000Z",
  };
  expect(readDraft(draftOf(stored), "USD").rule).toEqual(rule);
});

it("reads amounts in the digits of the currency, and of the reader", () => {
  const price = { ...filled, minKind: "price", min: "۱۲٫۵", maxKind: "price", max: "20" } as const;
  expect(readDraft(price, "USD").rule?.terms.min).toEqual({ kind: "price", amount: 1250 });
  expect(readDraft({ ...price, min: "12.5" }, "JPY").problems).toEqual({ min: "invalid" });
});

it("says at each field what is wrong, and demands both limits", () => {
  expect(readDraft(emptyDraft, "USD").problems).toEqual({
    name: "required",
    min: "required",
    max: "required",
  });
  const upside = { ...filled, minKind: "price", min: "30", maxKind: "price", max: "20" } as const;
  expect(readDraft(upside, "USD").problems).toEqual({ max: "minAboveMax" });
  expect(readDraft({ ...filled, strategy: "band", bandFrom: "110", bandTo: "90" }, "USD").problems).toEqual({
    bandTo: "minAboveMax",
  });
  expect(readDraft({ ...filled, scope: "products" }, "USD").problems).toEqual({ products: "required" });
  expect(
    readDraft({ ...filled, seasons: [{ from: "1 May", to: "05-20", shift: "5" }] }, "USD").problems,
  ).toEqual({
    seasons: "invalid",
  });
  expect(fieldOf("terms.min.amount")).toBe("min");
});

it("offers the endings that a currency has room for", () => {
  expect(usualEndings("USD")).toContain("100:99");
  expect(usualEndings("KWD")).toContain("1000:990");
  expect(usualEndings("JPY")).not.toContain("100:99");
});
