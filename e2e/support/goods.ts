import { eq } from "drizzle-orm";
import { withWorkspace } from "@/server/db/client";
import { addProducts } from "@/server/modules/catalog";
import { ProductInput } from "@/server/modules/catalog/contract";
import { grantPoints, readBalance } from "@/server/modules/wallet";
import { ledgerAccounts } from "@/server/modules/wallet/schema";
import type { Id } from "@/server/platform/ids";
import { connectToInstallation } from "./people";

interface Store {
  id: Id<"workspace">;
}

/**
 * Gives a store products with these titles, each with a price and one piece in stock: blankets, unless told otherwise.
 * @returns their ids
 */
export function stockUp(
  store: Store,
  titles: string[],
  otherwise: Partial<Pick<ProductInput, "vendor" | "category" | "tags" | "attributes">> = {},
): Promise<Id<"product">[]> {
  connectToInstallation();
  const products = titles.map((title) =>
    ProductInput.parse({
      title,
      status: "active",
      vendor: "Harbour Weavers",
      category: "Home > Blankets",
      tags: ["wool", "handmade"],
      // Facts enough for a text that takes a while.
      attributes: [
        { name: "Material", value: "Merino wool from the coast" },
        { name: "Size", value: "130 × 170 cm" },
        { name: "Weight", value: "900 g" },
        { name: "Care", value: "Hand wash cold, dry flat" },
        { name: "Made in", value: "A workshop by the harbour" },
        { name: "Colour", value: "Navy with a white edge" },
      ],
      variants: [{ price: 4900, quantity: 1 }],
      ...otherwise,
    }),
  );
  return withWorkspace(store.id, (tx) => addProducts(tx, products));
}

/** Gives a store points, as the operator does. */
export async function givePoints(store: Store, amount: number): Promise<void> {
  connectToInstallation();
  const key = `e2e:${crypto.randomUUID()}`;
  await withWorkspace(store.id, (tx) => grantPoints(tx, { amount, key, cause: "operator" }));
}

/** What a store can spend, in points. */
export async function pointsOf(store: Store): Promise<number> {
  connectToInstallation();
  return (await withWorkspace(store.id, (tx) => readBalance(tx))).available;
}

/** Keeps a store that has points from spending any: what wants to, waits until the function that is given back is called. */
export async function stopSpending(store: Store): Promise<() => Promise<void>> {
  connectToInstallation();
  const { promise: stopped, resolve: tell } = Promise.withResolvers<void>();
  const { promise: over, resolve: letGo } = Promise.withResolvers<void>();
  const ended = withWorkspace(store.id, async (tx) => {
    await tx
      .select({ id: ledgerAccounts.id })
      .from(ledgerAccounts)
      .where(eq(ledgerAccounts.kind, "wallet"))
      .for("update");
    tell();
    await over;
  });
  await Promise.race([stopped, ended]);
  return async () => {
    letGo();
    await ended;
  };
}
