import type { Id } from "@/server/platform/ids";
import type { Scope } from "./terms";

/** What of a product says which rule it obeys. */
export interface Placed {
  id: Id<"product">;
  category: string;
  tags: readonly string[];
}

interface Ruled {
  id: string;
  scope: Scope;
  priority: number;
}

/** Whether a category is another one, or lies in it: `Clothing > T-shirts` in `Clothing`. */
const lies = (category: string, within: string) => category === within || category.startsWith(`${within} > `);

function reaches(scope: Scope, product: Placed): boolean {
  switch (scope.kind) {
    case "products":
      return scope.ids.includes(product.id);
    case "tag":
      return product.tags.includes(scope.tag);
    case "category":
      return lies(product.category, scope.category);
    case "all":
      return true;
  }
}

/** The nearer, the smaller: the product itself, its tag, its category (a deeper one first), all. */
function distance(scope: Scope): [number, number] {
  switch (scope.kind) {
    case "products":
      return [0, 0];
    case "tag":
      return [1, 0];
    case "category":
      return [2, -scope.category.split(" > ").length];
    case "all":
      return [3, 0];
  }
}

/** Rules from the one that counts first. Equally near ones by their priority, then the older one. */
export function inPrecedence<R extends Ruled>(rules: readonly R[]): R[] {
  return rules.toSorted((a, b) => {
    const [kindA, depthA] = distance(a.scope);
    const [kindB, depthB] = distance(b.scope);
    return kindA - kindB || depthA - depthB || a.priority - b.priority || (a.id < b.id ? -1 : 1);
  });
}

/** The one rule that a product obeys, of rules in precedence. */
export const ruleOf = <R extends Ruled>(ordered: readonly R[], product: Placed): R | undefined =>
  ordered.find(({ scope }) => reaches(scope, product));
