import { createTRPCClient, httpBatchStreamLink, httpSubscriptionLink, splitLink } from "@trpc/client";
import type { AppRouter } from "@/server/trpc/root";
import type { Api } from "./provider";

export type ApiClient = ReturnType<typeof createTRPCClient<AppRouter>>;

function makeClient(store: string | undefined): ApiClient {
  const headers = store ? { "x-workspace": store } : undefined;
  return createTRPCClient<AppRouter>({
    links: [
      splitLink({
        condition: (operation) => operation.type === "subscription",
        true: httpSubscriptionLink({
          url: "/api/trpc",
          connectionParams: store ? { workspace: store } : undefined,
        }),
        false: httpBatchStreamLink({ url: "/api/trpc", headers }),
      }),
    ],
  });
}

/** What speaks to an API; one for all who ask. */
export function clientOf(api: Api): ApiClient {
  api.client ??= makeClient(api.store);
  return api.client;
}
