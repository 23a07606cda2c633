import { text, unique } from "drizzle-orm/pg-core";
import { createdAt } from "@/server/db/columns";
import { tenantTable } from "@/server/db/tenant";
import type { Provider } from "../words";

/** Keys of providers that stores have brought with them: who writes with one pays the provider, and no points. */
export const aiProviderKeys = tenantTable(
  "ai_provider_keys",
  "providerKey",
  {
    provider: text("provider").$type<Provider>().notNull(),
    /** Encrypted (server/platform/secrets), bound to the store and the provider. */
    sealed: text("sealed").notNull(),
    /** What may be shown of it. */
    lastFour: text("last_four").notNull(),
    setBy: text("set_by").notNull(),
    createdAt: createdAt(),
  },
  (t) => [unique("ai_provider_keys_one").on(t.workspaceId, t.provider)],
);
