"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Plus, Radio } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC } from "@/components/api";
import { QueryError } from "@/components/api/query-error";
import { toastProblem } from "@/components/api/toast-problem";
import { ConfirmDialog } from "@/components/shared/confirm-dialog";
import { EmptyState } from "@/components/shared/empty-state";
import { PageHead } from "@/components/shared/page-head";
import { RelativeTime } from "@/components/shared/relative-time";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { useStore } from "@/components/workspace/store-context";
import type { Channel } from "@/server/modules/calendar/contract";
import { ChannelDialog } from "./channel-dialog";
import { ChannelIcon } from "./channel-icon";
import { Queue } from "./queue";
import { Slots } from "./slots";

/** Where posts go, and the times at which the next one goes out. */
export function Channels() {
  const t = useTranslations("calendar.channels");
  const all = useTranslations("calendar");
  const api = useTRPC();
  const { can } = useStore();
  const queryClient = useQueryClient();
  const list = useQuery(api.calendar.listChannels.queryOptions({}));
  const [adding, setAdding] = useState(false);
  const [removing, setRemoving] = useState<Channel>();
  const onSettled = () => queryClient.invalidateQueries({ queryKey: api.calendar.pathKey() });
  const test = useMutation(api.calendar.testChannel.mutationOptions({ onError: toastProblem, onSettled }));
  const remove = useMutation(
    api.calendar.removeChannel.mutationOptions({ onError: toastProblem, onSettled }),
  );
  const mayManage = can("calendar.approve");
  const add = (
    <Button onClick={() => setAdding(true)}>
      <Plus aria-hidden />
      {t("add")}
    </Button>
  );
  const items = list.data?.items;
  return (
    <>
      <PageHead
        title={t("title")}
        purpose={t("purpose")}
        action={mayManage && items?.length ? add : undefined}
      />
      {list.isError && <QueryError error={list.error} onRetry={() => void list.refetch()} />}
      {items?.length === 0 && (
        <Card>
          <EmptyState
            picture={<Radio />}
            title={t("emptyTitle")}
            text={t("emptyText")}
            action={mayManage && add}
          />
        </Card>
      )}
      {items && items.length > 0 && (
        <ul className="divide-y rounded-lg border bg-card">
          {items.map((channel) => (
            <li key={channel.id} className="flex flex-wrap items-center gap-x-4 gap-y-2 p-4">
              <div className="grid min-w-0 flex-1 gap-0.5">
                <p className="flex items-center gap-2">
                  <ChannelIcon kind={channel.kind} />
                  <bdi className="truncate font-medium">{channel.name}</bdi>
                  <span className="text-muted-foreground text-sm">{t(`kind.${channel.kind}`)}</span>
                </p>
                {channel.target && (
                  <p dir="ltr" className="truncate text-start text-muted-foreground text-sm">
                    {channel.target}
                  </p>
                )}
                {channel.testedAt && (
                  <p className="flex flex-wrap items-center gap-2 text-sm">
                    <Badge variant={channel.problem ? "destructive" : "success"}>
                      {t(channel.problem ? "broken" : "works")}
                    </Badge>
                    {channel.problem && all(`problem.${channel.problem.code}`, channel.problem.params ?? {})}
                    <span className="text-muted-foreground">
                      <RelativeTime date={channel.testedAt} />
                    </span>
                  </p>
                )}
              </div>
              {mayManage && (
                <div className="flex gap-2">
                  <Button
                    variant="outline"
                    size="sm"
                    loading={test.isPending && test.variables.id === channel.id}
                    onClick={() => test.mutate({ id: channel.id })}
                  >
                    {t(channel.kind === "email" ? "testMail" : "test")}
                  </Button>
                  <Button variant="ghost" size="sm" onClick={() => setRemoving(channel)}>
                    {t("remove")}
                  </Button>
                </div>
              )}
            </li>
          ))}
        </ul>
      )}
      <Slots channels={items ?? []} />
      <Queue />
      {adding && <ChannelDialog onClose={() => setAdding(false)} onAdded={onSettled} />}
      <ConfirmDialog
        open={removing !== undefined}
        onOpenChange={(open) => !open && setRemoving(undefined)}
        title={t("removeTitle", { name: removing?.name ?? "" })}
        text={t("removeText")}
        confirm={t("remove")}
        onConfirm={() =>
          remove.mutateAsync({ id: removing?.id ?? "" }).then(
            () => true,
            () => false,
          )
        }
      />
    </>
  );
}
