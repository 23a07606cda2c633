import type { z } from "zod";
import { withWorkspace } from "@/server/db/client";
import { addProducts } from "@/server/modules/catalog";
import { ProductInput } from "@/server/modules/catalog/contract";
import type { AnyOperation } from "@/server/operations/define";
import { type Caller, execute } from "@/server/operations/execute";
import { type Id, newId } from "@/server/platform/ids";
import { competitorPrices, competitorProducts, competitors } from "../../schema";

/** A shop that is watched, without a crawl. */
export async function addShop(
  workspaceId: Id<"workspace">,
  { name = "Other shop", host = `${crypto.randomUUID()}.example`, friendly = false, own = false } = {},
): Promise<Id<"competitor">> {
  const id = newId("competitor");
  const address = `https://${host}/`;
  await withWorkspace(workspaceId, (tx) =>
    tx.insert(competitors).values({
      id,
      workspaceId,
      name,
      host,
      startUrl: address,
      addresses: [address],
      mode: "rules",
      pageLimit: 100,
      zone: "UTC",
      friendly,
      own,
    }),
  );
  return id;
}

type NewProduct = Partial<typeof competitorProducts.$inferInsert> & { title: string };

/** Products of a shop as if they had just been read, with the beginning of their history. */
export async function addTheirs(
  workspaceId: Id<"workspace">,
  competitorId: Id<"competitor">,
  list: readonly NewProduct[],
): Promise<Id<"competitorProduct">[]> {
  const at = new Date();
  const rows = list.map((one) => {
    const id = newId("competitorProduct");
    const seen = { observedAt: at, firstSeenAt: at, lastSeenAt: at, lastChangedAt: at };
    const money = { priceMinor: 1000, currency: "USD", availability: "in_stock" as const };
    return { id, workspaceId, competitorId, url: `https://shop.example/${id}`, ...seen, ...money, ...one };
  });
  await withWorkspace(workspaceId, async (tx) => {
    await tx.insert(competitorProducts).values(rows);
    await tx.insert(competitorPrices).values(
      rows.map(({ id, firstSeenAt, priceMinor, currency, listPriceMinor = null, availability }) => ({
        workspaceId,
        productId: id,
        fromAt: firstSeenAt,
        priceMinor,
        currency,
        listPriceMinor,
        availability,
      })),
    );
  });
  return rows.map(({ id }) => id);
}

/** Own products. */
export const addOwn = (workspaceId: Id<"workspace">, list: readonly object[]): Promise<Id<"product">[]> =>
  withWorkspace(workspaceId, (tx) =>
    addProducts(
      tx,
      list.map((one) => ProductInput.parse(one)),
    ),
  );

/** Runs an operation as a store's person, and gives its answer with its type. */
export const ask = async <O extends z.ZodType>(
  store: { caller(): Caller },
  operation: AnyOperation & { output: O },
  input: unknown,
): Promise<z.output<O>> => operation.output.parse(await execute(operation, store.caller(), input));
