import type { Permission } from "@/server/operations/permissions";

/** The pages of a store that the assistant shows the way to: where each is below the store, and who may open it. */
const places = {
  products: { path: "/products", permission: "catalog.read" },
  newProduct: { path: "/products/new", permission: "catalog.write" },
  import: { path: "/products/import", permission: "catalog.import" },
  studio: { path: "/studio", permission: "studio.read" },
  ads: { path: "/studio/ads", permission: "studio.use" },
  bulk: { path: "/studio/bulk", permission: "studio.use" },
  pictures: { path: "/studio/pictures", permission: "studio.read" },
  templates: { path: "/studio/templates", permission: "studio.read" },
  voice: { path: "/studio/voice", permission: "studio.read" },
  calendar: { path: "/calendar", permission: "calendar.read" },
  analytics: { path: "/analytics", permission: "insight.read" },
  wallet: { path: "/wallet", permission: "wallet.read" },
  settings: { path: "/settings", permission: "workspace.read" },
  members: { path: "/settings/members", permission: "members.read" },
  apiKeys: { path: "/settings/api-keys", permission: "apiKeys.manage" },
  aiSettings: { path: "/settings/ai", permission: "workspace.manage" },
  notifications: { path: "/notifications", permission: "workspace.read" },
} as const satisfies Record<string, { path: string; permission: Permission }>;

export type PageId = keyof typeof places;
export const pageIds = Object.keys(places) as [PageId, ...PageId[]];

/** Where a page is, below the store's own address. */
export const pathOfPage = (page: PageId): string => places[page].path;

/** The pages that somebody may open. */
export const pagesFor = (permissions: ReadonlySet<Permission>): PageId[] =>
  pageIds.filter((page) => permissions.has(places[page].permission));
