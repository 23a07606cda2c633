import type { ReactNode } from "react";
import { ApiProvider } from "@/components/api/provider";
import { StoreProvider } from "@/components/workspace/store-context";
import { StoreFrame } from "@/components/workspace/store-frame";
import { requireStore } from "@/server/request/pages";

interface Props {
  params: Promise<{ workspace: string }>;
  children: ReactNode;
}

export default async function StoreLayout({ params, children }: Props) {
  const { workspace: slug } = await params;
  const { person, store } = await requireStore(slug);
  return (
    // The key: another store begins with nothing of this one.
    <ApiProvider key={store.slug} store={store.slug}>
      <StoreProvider
        store={{
          slug: store.slug,
          name: store.name,
          currency: store.currency,
          timezone: store.timezone,
          locale: store.locale,
          role: store.role,
          permissions: [...store.permissions],
          user: { id: person.userId, name: person.name, email: person.email },
        }}
      >
        <StoreFrame store={store} person={person}>
          {children}
        </StoreFrame>
      </StoreProvider>
    </ApiProvider>
  );
}
