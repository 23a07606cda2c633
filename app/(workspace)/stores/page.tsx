import { Plus, Store } from "lucide-react";
import type { Metadata } from "next";
import Link from "next/link";
import { getLocale, getTranslations } from "next-intl/server";
import { requestQueryClient, serverApi } from "@/components/api/prefetch";
import { ClientMessages } from "@/components/shared/client-messages";
import { EmptyState } from "@/components/shared/empty-state";
import { PageHead } from "@/components/shared/page-head";
import { PageRoom } from "@/components/shared/page-room";
import { Avatar } from "@/components/ui/avatar";
import { Button } from "@/components/ui/button";
import { AccountBar } from "@/components/workspace/account-bar";
import { ClosedStores } from "@/components/workspace/closed-stores";
import { formatDate } from "@/server/platform/i18n/format";
import { requirePerson } from "@/server/request/pages";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("stores"))("title") };
}

export default async function StoresPage() {
  const person = await requirePerson("/stores");
  const t = await getTranslations("stores");
  const roles = await getTranslations("auth.roles");
  const { items } = await requestQueryClient().fetchQuery(
    serverApi().workspaces.listWorkspaces.queryOptions({}),
  );
  const closed = await requestQueryClient().fetchQuery(
    serverApi().workspaces.listClosedWorkspaces.queryOptions({}),
  );
  const locale = await getLocale();
  const create = (
    <Button asChild>
      <Link href="/stores/new">
        <Plus aria-hidden />
        {t("create")}
      </Link>
    </Button>
  );
  return (
    <AccountBar person={person}>
      <PageRoom width="form">
        {items.length === 0 ? (
          <EmptyState picture={<Store />} title={t("empty.title")} text={t("empty.text")} action={create} />
        ) : (
          <>
            <PageHead title={t("title")} purpose={t("purpose")} action={create} />
            <ul className="divide-y overflow-hidden rounded-lg border bg-card">
              {items.map((store) => (
                <li key={store.id}>
                  <Link
                    href={`/store/${store.slug}`}
                    className="flex items-center gap-3 p-4 hover:bg-muted/60"
                  >
                    <Avatar name={store.name} shape="square" className="size-9 text-sm" />
                    <span className="min-w-0">
                      <bdi className="block truncate font-medium">{store.name}</bdi>
                      <span className="text-muted-foreground text-sm">
                        {t("role", { role: roles(store.role) })}
                      </span>
                    </span>
                  </Link>
                </li>
              ))}
            </ul>
          </>
        )}
        {closed.items.length > 0 && (
          <ClientMessages namespaces={["stores"]}>
            <ClosedStores
              stores={closed.items.map(({ id, name, erasedAt }) => ({
                id,
                name,
                until: formatDate(new Date(erasedAt), locale, "UTC"),
              }))}
            />
          </ClientMessages>
        )}
      </PageRoom>
    </AccountBar>
  );
}
