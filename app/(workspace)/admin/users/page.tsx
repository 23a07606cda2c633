import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { listInput } from "@/components/admin/list-input";
import { UsersList } from "@/components/admin/users-list";
import { Hydrate } from "@/components/api/hydrate";
import { requestQueryClient, serverApi } from "@/components/api/prefetch";
import { byCursor } from "@/components/shared/list/paged";
import { Page } from "@/components/shared/page";
import { PageHead } from "@/components/shared/page-head";

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("admin.users"))("title") };
}

export default async function AdminUsersPage({ searchParams }: Props) {
  const { q } = await searchParams;
  const t = await getTranslations("admin.users");
  await requestQueryClient().prefetchInfiniteQuery(
    serverApi().admin.listUsers.infiniteQueryOptions(listInput(q), byCursor),
  );
  return (
    <Page width="full">
      <PageHead title={t("title")} purpose={t("purpose")} />
      <Hydrate>
        <UsersList />
      </Hydrate>
    </Page>
  );
}
