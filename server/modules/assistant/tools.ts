import { z } from "zod";
import type { ChatTool } from "@/server/modules/ai";
import type { WorkspaceAccess } from "@/server/operations/context";
import type { Permission } from "@/server/operations/permissions";
import { idOf } from "@/server/platform/ids";
import { toDecimal } from "@/server/platform/money";
import { type Card, keyOfCard } from "./contract";
import { type Lookup, scarce } from "./lookup";
import { type PageId, pathOfPage } from "./pages";

/** What each page is for, for the model. */
const purposes: Record<PageId, string> = {
  products: "the list of products: search, filter, edit many, export",
  newProduct: "add a product",
  import: "import products from a file",
  studio: "the studio: texts and pictures made with AI",
  ads: "write ads for Google, Meta, TikTok and others",
  bulk: "write texts for many products at once",
  pictures: "pictures enhanced and thumbnails made",
  templates: "prompt templates",
  voice: "the brand voice",
  calendar: "the content calendar: plan, approve and publish posts",
  analytics: "what was spent on AI and what it saved",
  wallet: "points: balance, history, forecast",
  settings: "name, currency, language and timezone of the store",
  members: "invite people and change their roles",
  apiKeys: "keys for the API",
  aiSettings: "own provider keys and the budget for AI",
  notifications: "notifications",
};

/** What a model is told of a product; amounts as people write them, since models misread minor units. */
const told = ({ id, title, price, quantity, status }: Extract<Card, { type: "product" }>) => ({
  id,
  title,
  price: price && `${toDecimal(price.amount, price.currency)} ${price.currency}`,
  stock: quantity ?? "not counted",
  status,
});

/**
 * What a model may look up, as the person who asks may see it; what it finds is shown beside its answer.
 * @param show takes the cards of what was found
 */
export function toolsOf(
  lookup: Lookup,
  { permissions }: Pick<WorkspaceAccess, "permissions">,
  show: (cards: Card[]) => void,
): ChatTool[] {
  const define = <I extends z.ZodType>(
    permission: Permission,
    name: string,
    description: string,
    input: I,
    run: (input: z.output<I>) => Promise<unknown>,
  ): ChatTool[] =>
    permissions.has(permission)
      ? [{ name, description, input, run: async (given) => run(input.parse(given)) }]
      : [];
  const nothing = z.strictObject({});
  return [
    ...define(
      "catalog.read",
      "search_products",
      "Finds products of the store by words in their title, SKU, vendor, category or tags. Returns id, title, price, stock, status.",
      z.strictObject({ search: z.string().max(200), limit: z.int().min(1).max(8).default(5) }),
      async ({ search, limit }) => {
        const found = await lookup.products(search, limit);
        show(found);
        return found.map(told);
      },
    ),
    ...define(
      "catalog.read",
      "get_product",
      "Reads one product by its id: description, options, attributes, price, stock.",
      z.strictObject({ id: idOf("product") }),
      async ({ id }) => {
        const found = await lookup.product(id);
        if (!found) return { error: "there is no such product" };
        show([found.card]);
        const { price: _price, compareAt: _compareAt, ...facts } = found.facts;
        return { ...told(found.card), facts };
      },
    ),
    ...define(
      "catalog.read",
      "low_stock",
      "Lists active products that are sold out or nearly so, the fewest pieces first.",
      z.strictObject({ at_most: z.int().min(0).max(10_000).default(scarce) }),
      async ({ at_most }) => {
        const found = await lookup.scarce(at_most);
        show(found);
        return found.map(told);
      },
    ),
    ...define(
      "catalog.read",
      "catalog_overview",
      "Counts the store's products: all, active, without a description, out of stock, low stock.",
      nothing,
      async () => {
        const figures = await lookup.figures();
        show([figuresCard(figures)]);
        return figures;
      },
    ),
    ...define(
      "wallet.read",
      "wallet_balance",
      "Reads how many points can be spent, and how many are held.",
      nothing,
      async () => {
        const balance = await lookup.balance();
        show([balanceCard(balance)]);
        return balance;
      },
    ),
    ...define(
      "studio.read",
      "recent_activity",
      "Lists what was written with AI and imported lately.",
      nothing,
      () => lookup.activity(),
    ),
    ...define(
      "workspace.read",
      "find_page",
      "Lists the pages of the app with what each is for, to show the person the way. Name the ids of the pages to show as links.",
      z.strictObject({ show: z.array(z.string().max(40)).max(3).default([]) }),
      async ({ show: wanted }) => {
        const pages = lookup.pages();
        show(pages.filter((page) => wanted.includes(page)).map((page) => ({ type: "page", page })));
        return pages.map((page) => ({ id: page, path: pathOfPage(page), purpose: purposes[page] }));
      },
    ),
  ];
}

/** Figures of the catalogue as a card. */
export const figuresCard = (figures: Awaited<ReturnType<Lookup["figures"]>>): Card => ({
  type: "figures",
  figures: (["products", "active", "outOfStock", "lowStock", "withoutDescription"] as const).map((id) => ({
    id,
    value: figures[id],
  })),
});

/** The balance of points as a card. */
export const balanceCard = ({ available, held }: Awaited<ReturnType<Lookup["balance"]>>): Card => ({
  type: "figures",
  figures: [
    { id: "points", value: available },
    { id: "held", value: held },
  ],
});

/** Cards without those that show the same thing again. */
export function distinctCards(cards: readonly Card[], most = 8): Card[] {
  const keys = new Set<string>();
  return cards.filter((card) => !keys.has(keyOfCard(card)) && keys.add(keyOfCard(card))).slice(0, most);
}
