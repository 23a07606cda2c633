import { eq } from "drizzle-orm";
import { expect, it } from "vitest";
import { withWorkspace } from "@/server/db/client";
import { createStore } from "@/server/testing/store";
import type { Offer } from "../kept";
import { competitorMatches } from "../matching/schema";
import { addOwn, addShop, addTheirs } from "../matching/testing/watched";
import { exchangeRates } from "../rates/schema";
import { competitorProducts } from "../schema";
import { undercutBy } from "./undercut";

/** A kettle of the store for 40.00 USD, and one at a shop, confirmed to be the same unless said otherwise. */
async function kettles(state: "confirmed" | "suggested" = "confirmed") {
  const { workspace } = await createStore({ currency: "USD" });
  const [own = ""] = await addOwn(workspace.id, [
    { title: "Kavo kettle black", status: "active", variants: [{ price: 4000 }] },
  ]);
  const shop = await addShop(workspace.id);
  const [theirs = ""] = await addTheirs(workspace.id, shop, [
    { title: "Kettle KAVO black", priceMinor: 4500 },
  ]);
  await withWorkspace(workspace.id, (tx) =>
    tx
      .insert(competitorMatches)
      .values({ workspaceId: workspace.id, competitorProductId: theirs, productId: own, state }),
  );
  /** What is told when the shop's price goes from one to another. */
  return (from: number | null, to: number, currency = "USD") =>
    withWorkspace(workspace.id, async (tx) => {
      const [row] = await tx
        .update(competitorProducts)
        .set({ priceMinor: to, currency })
        .where(eq(competitorProducts.id, theirs))
        .returning();
      if (!row) throw new Error("the product is gone");
      const before: Offer | null =
        from === null ? null : { priceMinor: from, currency, listPriceMinor: null, availability: null };
      if (currency !== "USD") {
        const day = row.observedAt.toISOString().slice(0, 10);
        await tx.insert(exchangeRates).values({
          workspaceId: workspace.id,
          base: currency,
          quote: "USD",
          day,
          rate: "1.25",
          source: "entered",
        });
      }
      return undercutBy(tx, row, before);
    });
}

it("is told when a price goes below the store's own, once", async () => {
  const moves = await kettles();
  expect(await moves(4500, 3600)).toMatchObject({
    fromMinor: 4500,
    toMinor: 3600,
    ownMinor: 4000,
    permille: 100,
  });
  expect(await moves(3600, 3500)).toBeUndefined();
  expect(await moves(3500, 4500)).toBeUndefined();
  expect(await moves(4500, 4000)).toBeUndefined();
});

it("is told of a product that is new and cheaper, and not of one that nobody has confirmed", async () => {
  expect(await (await kettles())(null, 3000)).toMatchObject({ fromMinor: null, toMinor: 3000 });
  expect(await (await kettles("suggested"))(4500, 3000)).toBeUndefined();
});

it("compares in the store's currency by the rate of the day", async () => {
  const moves = await kettles();
  // 30.00 EUR are 37.50 USD; 34.00 EUR were 42.50.
  expect(await moves(3400, 3000, "EUR")).toMatchObject({ currency: "USD", fromMinor: 4250, toMinor: 3750 });
});
