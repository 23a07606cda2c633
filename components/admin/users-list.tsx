"use client";

import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { Users } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { useTRPC } from "@/components/api";
import { EmptyState } from "@/components/shared/empty-state";
import { NameCell, TimeCell } from "@/components/shared/list/cells";
import { byCursor } from "@/components/shared/list/paged";
import { useListParams } from "@/components/shared/list/use-list-params";
import { PagedList } from "@/components/shared/paged-list";
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
    <PagedList
      label={t("title")}
      what={t("what")}
      params={params}
      list={list}
      rowName={(user) => user.name}
      columns={[
        {
          id: "person",
          header: t("person"),
          width: "w-1/3",
          cell: (user) => (
            <NameCell picture={<Avatar name={user.name} />} name={user.name}>
              {user.isAdmin && <Badge variant="accent">{t("admin")}</Badge>}
              {!user.verified && <Badge variant="warning">{t("unverified")}</Badge>}
            </NameCell>
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
          cell: (user) => <TimeCell date={user.createdAt} />,
        },
      ]}
      empty={<EmptyState picture={<Users />} title={t("empty")} />}
    />
  );
}
