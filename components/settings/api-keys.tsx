"use client";

import { useMutation, useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { KeyRound, Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC } from "@/components/api";
import { toastProblem } from "@/components/api/toast-problem";
import { ConfirmDialog } from "@/components/shared/confirm-dialog";
import { EmptyState } from "@/components/shared/empty-state";
import { PageHead } from "@/components/shared/page-head";
import { RelativeTime } from "@/components/shared/relative-time";
import { toast } from "@/components/shared/toast";
import { Button } from "@/components/ui/button";
import { ApiKeyDialog } from "./api-key-dialog";

/** The keys with which programs work with the store. */
export function ApiKeys() {
  const t = useTranslations("settings.apiKeys");
  const api = useTRPC();
  const queryClient = useQueryClient();
  const { data } = useSuspenseQuery(api.workspaces.listApiKeys.queryOptions({}));
  const [creating, setCreating] = useState(false);
  const [revoking, setRevoking] = useState<{ id: string; name: string }>();
  const onSettled = () => queryClient.invalidateQueries({ queryKey: api.workspaces.listApiKeys.pathKey() });
  const revoke = useMutation(
    api.workspaces.revokeApiKey.mutationOptions({
      onSuccess: () => void toast(t("revoked")),
      onError: toastProblem,
      onSettled,
    }),
  );
  const create = (
    <Button onClick={() => setCreating(true)}>
      <Plus aria-hidden />
      {t("create")}
    </Button>
  );
  return (
    <>
      <PageHead
        title={t("title")}
        purpose={
          <>
            {t("purpose")}{" "}
            <a href="/api/docs" className="font-medium text-primary-text underline-offset-4 hover:underline">
              {t("docs")}
            </a>
          </>
        }
        action={data.items.length > 0 && create}
      />
      {data.items.length === 0 ? (
        <EmptyState picture={<KeyRound />} title={t("emptyTitle")} text={t("emptyText")} action={create} />
      ) : (
        <ul className="divide-y rounded-lg border bg-card">
          {data.items.map((key) => (
            <li key={key.id} className="flex flex-wrap items-center gap-3 p-3">
              <div className="min-w-0 flex-1">
                <p className="truncate font-medium">
                  <bdi>{key.name}</bdi>
                </p>
                <p className="text-muted-foreground text-sm">
                  <bdi className="font-mono">{key.prefix}…</bdi> ·{" "}
                  {key.lastUsedAt ? (
                    <>
                      {t("lastUsed")} <RelativeTime date={key.lastUsedAt} />
                    </>
                  ) : (
                    t("never")
                  )}
                </p>
              </div>
              <Button variant="outline" size="sm" onClick={() => setRevoking({ id: key.id, name: key.name })}>
                {t("revoke")}
              </Button>
            </li>
          ))}
        </ul>
      )}
      <ApiKeyDialog open={creating} onClose={() => setCreating(false)} onCreated={onSettled} />
      <ConfirmDialog
        open={revoking !== undefined}
        onOpenChange={(open) => !open && setRevoking(undefined)}
        title={t("revokeTitle", { name: revoking?.name ?? "" })}
        text={t("revokeText")}
        confirm={t("revoke")}
        onConfirm={async () => {
          if (revoking) await revoke.mutateAsync({ id: revoking.id }).catch(() => {});
        }}
      />
    </>
  );
}
