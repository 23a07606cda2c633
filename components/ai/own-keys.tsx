"use client";

import { useMutation, useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC } from "@/components/api";
import { toastProblem } from "@/components/api/toast-problem";
import { ConfirmDialog } from "@/components/shared/confirm-dialog";
import { toast } from "@/components/shared/toast";
import { Button } from "@/components/ui/button";
import { Card, CardContent, CardHeader, CardTitle } from "@/components/ui/card";
import { OwnKeyProvider, providerNames } from "@/server/modules/ai/contract";
import { OwnKeyDialog } from "./own-key-dialog";

/** The store's own keys of providers: added, tried, replaced, removed. */
export function OwnKeys() {
  const t = useTranslations("ai.keys");
  const api = useTRPC();
  const queryClient = useQueryClient();
  const { data } = useSuspenseQuery(api.ai.listProviderKeys.queryOptions({}));
  const [editing, setEditing] = useState<OwnKeyProvider>();
  const [removing, setRemoving] = useState<OwnKeyProvider>();
  const onSettled = () => queryClient.invalidateQueries({ queryKey: api.ai.listProviderKeys.pathKey() });
  const nameOf = (provider: OwnKeyProvider) => providerNames[provider] ?? provider;
  const test = useMutation(
    api.ai.testProviderKey.mutationOptions({
      onSuccess: ({ provider, result }) => void toast(t(`results.${result}`, { provider: nameOf(provider) })),
      onError: toastProblem,
    }),
  );
  const remove = useMutation(
    api.ai.removeProviderKey.mutationOptions({
      onSuccess: () => void toast(t("removed")),
      onError: toastProblem,
      onSettled,
    }),
  );
  return (
    <Card>
      <CardHeader>
        <CardTitle>{t("title")}</CardTitle>
      </CardHeader>
      <CardContent className="grid gap-4">
        <p className="text-muted-foreground">{t("text")}</p>
        <ul className="divide-y rounded-lg border">
          {OwnKeyProvider.options.map((provider) => {
            const key = data.items.find((item) => item.provider === provider);
            const name = nameOf(provider);
            return (
              <li key={provider} className="flex flex-wrap items-center gap-x-3 gap-y-2 p-3">
                <div className="min-w-40 flex-1">
                  <p className="font-medium">
                    <bdi>{name}</bdi>
                  </p>
                  <p className="text-muted-foreground text-sm">
                    {key ? t("ends", { lastFour: key.lastFour }) : t("none")}
                  </p>
                </div>
                {key ? (
                  <div className="flex flex-wrap gap-2">
                    <Button
                      variant="outline"
                      size="sm"
                      aria-label={`${t("test")}: ${name}`}
                      loading={test.isPending && test.variables?.provider === provider}
                      onClick={() => test.mutate({ provider })}
                    >
                      {t("test")}
                    </Button>
                    <Button
                      variant="outline"
                      size="sm"
                      aria-label={`${t("replace")}: ${name}`}
                      onClick={() => setEditing(provider)}
                    >
                      {t("replace")}
                    </Button>
                    <Button
                      variant="outline"
                      size="sm"
                      aria-label={`${t("remove")}: ${name}`}
                      onClick={() => setRemoving(provider)}
                    >
                      {t("remove")}
                    </Button>
                  </div>
                ) : (
                  <Button
                    variant="outline"
                    size="sm"
                    aria-label={`${t("add")}: ${name}`}
                    onClick={() => setEditing(provider)}
                  >
                    {t("add")}
                  </Button>
                )}
              </li>
            );
          })}
        </ul>
      </CardContent>
      {editing && (
        <OwnKeyDialog
          provider={editing}
          name={nameOf(editing)}
          onClose={() => setEditing(undefined)}
          onSaved={onSettled}
        />
      )}
      <ConfirmDialog
        open={removing !== undefined}
        onOpenChange={(open) => !open && setRemoving(undefined)}
        title={t("removeTitle", { provider: removing ? nameOf(removing) : "" })}
        text={t("removeText")}
        confirm={t("remove")}
        onConfirm={async () => {
          if (removing) await remove.mutateAsync({ provider: removing }).catch(() => {});
        }}
      />
    </Card>
  );
}
