import type { WorkspaceTx } from "@/server/db/client";
import {
  catalogCounts,
  findProducts,
  productCovers,
  readProducts,
  recentImports,
  scarceProducts,
} from "@/server/modules/catalog";
import { factsOf, recentGenerations } from "@/server/modules/studio";
import { readBalance } from "@/server/modules/wallet";
import type { WorkspaceAccess } from "@/server/operations/context";
import { AppError } from "@/server/platform/errors";
import type { Id } from "@/server/platform/ids";
import type { Card } from "./contract";
import { type PageId, pagesFor } from "./pages";

/** Of how many pieces at most a product counts as nearly sold out, unless somebody says otherwise. */
export const scarce = 5;
const mostProducts = 8;

type Found = Awaited<ReturnType<typeof findProducts>>[number];
type ProductCard = Extract<Card, { type: "product" }>;

/**
 * What can be looked up in a store: the same for every model and for the offline writer. Nothing here changes anything,
 * and each thing asks for the permission that its page asks for.
 * @param transaction opens a short transaction as the person who asks
 */
export function lookupOf(
  workspace: WorkspaceAccess,
  transaction: <R>(fn: (tx: WorkspaceTx) => Promise<R>) => Promise<R>,
) {
  const { permissions, currency } = workspace;
  const may = (permission: Parameters<typeof permissions.has>[0]) => {
    if (!permissions.has(permission)) throw new AppError("FORBIDDEN", { params: { permission } });
  };
  const card = ({ id, title, imageUrl, priceMin, quantity, status }: Found): ProductCard => ({
    type: "product",
    id,
    title,
    imageUrl,
    price: priceMin === null ? null : { amount: priceMin, currency },
    quantity,
    status,
  });
  return {
    /** Products that have the words of a search. @throws AppError FORBIDDEN, as all of these do */
    async products(search: string, limit = mostProducts): Promise<ProductCard[]> {
      may("catalog.read");
      return (await transaction((tx) => findProducts(tx, search, limit))).map(card);
    },
    /** Everything that is known of a product; undefined where there is none. */
    async product(id: Id<"product">) {
      may("catalog.read");
      const [product] = await transaction((tx) => readProducts(tx, [id]));
      if (!product) return undefined;
      return { card: card(product), facts: factsOf(product, currency), status: product.status };
    },
    async scarce(atMost = scarce): Promise<ProductCard[]> {
      may("catalog.read");
      return (await transaction((tx) => scarceProducts(tx, atMost, mostProducts))).map(card);
    },
    async figures() {
      may("catalog.read");
      return transaction((tx) => catalogCounts(tx, scarce));
    },
    async balance() {
      may("wallet.read");
      const { available, held } = await transaction(readBalance);
      return { available, held };
    },
    /** What was written and brought in lately, the newest first. */
    async activity() {
      may("studio.read");
      return transaction(async (tx) => {
        const texts = await recentGenerations(tx, mostProducts);
        const covers = await productCovers(
          tx,
          texts.flatMap(({ productId }) => productId ?? []),
        );
        const written = texts.map(({ service, productId, status, createdAt }) => ({
          what: service,
          name: (productId && covers.get(productId)?.title) || null,
          status,
          at: createdAt.toISOString(),
        }));
        const imported = permissions.has("catalog.import") ? await recentImports(tx, 3) : [];
        return [
          ...written,
          ...imported.map(({ fileName, status, createdAt }) => ({
            what: "import",
            name: fileName,
            status,
            at: createdAt.toISOString(),
          })),
        ].sort((a, b) => b.at.localeCompare(a.at));
      });
    },
    pages: (): PageId[] => pagesFor(permissions),
  };
}

export type Lookup = ReturnType<typeof lookupOf>;
