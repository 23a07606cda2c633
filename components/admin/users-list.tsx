"use client";

import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { Users } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { useTRPC } from "@/components/api";
import { DataList } from "@/components/shared/data-list";
import { EmptyState } from "@/components/shared/empty-state";
import { byCursor, pagedRows } from "@/components/shared/list/paged";
import { useListParams } from "@/components/shared/list/use-list-params";
import { RelativeTime } from "@/components/shared/relative-time";
import { Avatar } from "@/components/ui/avatar";
import { Badge } from "@/components/ui/badge";
import { formatNumber } from "@/server/platform/i18n/format";
import { listInput } from "./list-input";

/** Everybody with an account, newest first. */
export function UsersList() {
  const t = useTranslations("admin.users");
  const locale = useLocale();
  const api = useTRPC();
  const params = useListParams();
  const list = useInfiniteQuery(
    api.admin.listUsers.infiniteQueryOptions(listInput(params.get("q")), {
      ...byCursor,
      placeholderData: keepPreviousData,
    }),
  );
  return (
    <DataList
      label={t("title")}
      what={t("what")}
      params={params}
      {...pagedRows(list)}
      rowId={(user) => user.id}
      rowName={(user) => user.name}
      columns={[
        {
          id: "person",
          header: t("person"),
          width: "w-1/3",
          cell: (user) => (
            <span className="flex min-w-0 items-center gap-2.5">
              <Avatar name={user.name} />
              <bdi className="truncate">{user.name}</bdi>
              {user.isAdmin && <Badge variant="accent">{t("admin")}</Badge>}
              {!user.verified && <Badge variant="warning">{t("unverified")}</Badge>}
            </span>
          ),
        },
        { id: "email", header: t("email"), plain: true, cell: (user) => <bdi dir="ltr">{user.email}</bdi> },
        {
          id: "stores",
          header: t("stores"),
          align: "end",
          cell: (user) => formatNumber(user.stores, locale),
        },
        {
          id: "seen",
          header: t("seen"),
          align: "end",
          cell: (user) => (
            <span className="text-muted-foreground">
              {user.lastSeenAt ? <RelativeTime date={user.lastSeenAt} /> : t("never")}
            </span>
          ),
        },
        {
          id: "joined",
          header: t("joined"),
          align: "end",
          wideOnly: true,
          cell: (user) => (
            <span className="text-muted-foreground">
              <RelativeTime date={user.createdAt} />
            </span>
          ),
        },
      ]}
      total={list.data?.pages[0]?.total ?? undefined}
      empty={<EmptyState picture={<Users />} title={t("empty")} />}
    />
  );
}
