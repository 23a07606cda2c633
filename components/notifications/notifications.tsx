"use client";

import { useInfiniteQuery, useMutation, useQueryClient } from "@tanstack/react-query";
import { Bell, CheckCheck } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useTRPC } from "@/components/api";
import { QueryError } from "@/components/api/query-error";
import { toastProblem } from "@/components/api/toast-problem";
import { EmptyState } from "@/components/shared/empty-state";
import { PageHead } from "@/components/shared/page-head";
import { RelativeTime } from "@/components/shared/relative-time";
import { Button } from "@/components/ui/button";
import { useLive } from "@/components/workspace/live";
import { useStore } from "@/components/workspace/store-context";
import type { Notification } from "@/server/modules/notifications/contract";
import { Role } from "@/server/modules/workspaces/contract";

/** What happened in the store that concerns this person, newest first; new ones appear by themselves. */
export function Notifications() {
  const t = useTranslations("notifications");
  const roles = useTranslations("auth.roles");
  const api = useTRPC();
  const { path } = useStore();
  const { unread } = useLive();
  const queryClient = useQueryClient();
  const list = useInfiniteQuery(
    api.notifications.listNotifications.infiniteQueryOptions(
      { limit: 30 },
      { getNextPageParam: (page) => page.nextCursor },
    ),
  );
  const onSettled = () => queryClient.invalidateQueries({ queryKey: api.notifications.pathKey() });
  const markRead = useMutation(api.notifications.markRead.mutationOptions({ onSettled }));
  const markAll = useMutation(
    api.notifications.markAllRead.mutationOptions({ onError: toastProblem, onSettled }),
  );
  const items = list.data?.pages.flatMap((page) => page.items);
  const textOf = ({ kind, params }: Notification) => {
    const role = Role.safeParse(params.role);
    return t(`kind.${kind}`, { ...params, ...(role.success && { role: roles(role.data) }) } as never);
  };
  return (
    <>
      <PageHead
        title={t("title")}
        purpose={t("purpose")}
        action={
          unread > 0 && (
            <Button variant="outline" loading={markAll.isPending} onClick={() => markAll.mutate({})}>
              <CheckCheck aria-hidden />
              {t("markAll")}
            </Button>
          )
        }
      />
      {list.isError ? (
        <QueryError error={list.error} onRetry={() => void list.refetch()} />
      ) : items?.length === 0 ? (
        <EmptyState picture={<Bell />} title={t("emptyTitle")} text={t("emptyText")} />
      ) : (
        <ul className="divide-y overflow-hidden rounded-lg border bg-card">
          {items?.map((item) => {
            const read = item.readAt !== null;
            return (
              <li key={item.id} className="relative flex items-start gap-3 p-4 hover:bg-muted/50">
                <span
                  className={`mt-1.5 size-2 shrink-0 rounded-full ${read ? "bg-transparent" : "bg-primary"}`}
                  aria-hidden
                />
                <div className="min-w-0 flex-1">
                  {item.link ? (
                    <Link
                      href={`${path}${item.link}`}
                      onClick={() => !read && markRead.mutate({ ids: [item.id] })}
                      className={`rounded-sm after:absolute after:inset-0 ${read ? "" : "font-medium"}`}
                    >
                      {textOf(item)}
                    </Link>
                  ) : (
                    <span className={read ? "" : "font-medium"}>{textOf(item)}</span>
                  )}
                  {!read && <span className="sr-only"> {t("unread")}</span>}
                  <p className="text-muted-foreground text-sm">
                    <RelativeTime date={item.createdAt} />
                  </p>
                </div>
              </li>
            );
          })}
        </ul>
      )}
      {list.hasNextPage && (
        <Button
          variant="outline"
          className="justify-self-center"
          loading={list.isFetchingNextPage}
          onClick={() => void list.fetchNextPage()}
        >
          {t("more")}
        </Button>
      )}
    </>
  );
}
