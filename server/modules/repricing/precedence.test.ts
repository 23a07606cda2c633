import { expect, it } from "vitest";
import { newId } from "@/server/platform/ids";
import { inPrecedence, ruleOf } from "./precedence";
import type { Scope } from "./terms";

const shirt = { id: newId("product"), category: "Clothing > Shirts > Linen", tags: ["summer", "sale"] };
const rule = (id: string, scope: Scope, priority = 100) => ({ id, scope, priority });
const chosen = (...rules: ReturnType<typeof rule>[]) => ruleOf(inPrecedence(rules), shirt)?.id;

const all = rule("all", { kind: "all" });
const clothing = rule("clothing", { kind: "category", category: "Clothing" });
const shirts = rule("shirts", { kind: "category", category: "Clothing > Shirts" });
const sale = rule("sale", { kind: "tag", tag: "sale" });
const itself = rule("itself", { kind: "products", ids: [shirt.id] });

it("obeys the rule that is nearest to the product, in whatever order they come", () => {
  expect(chosen(all, clothing, shirts, sale, itself)).toBe("itself");
  expect(chosen(sale, shirts, clothing, all)).toBe("sale");
  expect(chosen(all, clothing, shirts)).toBe("shirts");
  expect(chosen(clothing, all)).toBe("clothing");
  expect(chosen(all)).toBe("all");
});

it("takes the smaller priority of two as near, then the older one", () => {
  const first = rule("first", { kind: "tag", tag: "summer" }, 1);
  expect(chosen(sale, first)).toBe("first");
  expect(chosen(rule("b", { kind: "all" }), rule("a", { kind: "all" }))).toBe("a");
});

it("passes over rules for others, also for a category whose name only begins alike", () => {
  expect(
    chosen(
      rule("other", { kind: "products", ids: [newId("product")] }),
      rule("tag", { kind: "tag", tag: "winter" }),
      rule("alike", { kind: "category", category: "Clothing > Shirt" }),
      rule("deeper", { kind: "category", category: "Clothing > Shirts > Linen > White" }),
    ),
  ).toBeUndefined();
});
