import type { competitorProducts } from "../schema";
import { type NamedFact, type Traits, traitsOf } from "./traits";

type Product = Pick<typeof competitorProducts.$inferSelect, "title" | "attributes" | "unitAmount" | "unit">;

/** The named facts of a competitor's product; how much a piece holds goes before what its title says. */
export function theirFacts({ attributes, unitAmount, unit }: Product): NamedFact[] {
  const content = unitAmount !== null && unit ? [{ name: "content", value: `${unitAmount} ${unit}` }] : [];
  return [...content, ...Object.entries(attributes).map(([name, value]) => ({ name, value }))];
}

export const theirTraits = (product: Product): Traits => traitsOf(product.title, theirFacts(product));
