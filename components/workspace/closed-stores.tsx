"use client";

import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useTRPC } from "@/components/api";
import { toastProblem } from "@/components/api/toast-problem";
import { Button } from "@/components/ui/button";
import type { ClosedWorkspace } from "@/server/modules/workspaces/contract";

/** Stores that were deleted a short while ago, each with the way back. `until` is said in the reader's language. */
export function ClosedStores({
  stores,
}: {
  stores: (Pick<ClosedWorkspace, "id" | "name"> & { until: string })[];
}) {
  const t = useTranslations("stores.closed");
  const api = useTRPC();
  const restore = useMutation(api.workspaces.restoreWorkspace.mutationOptions());
  return (
    <section className="grid gap-3">
      <h2 className="font-medium">{t("title")}</h2>
      <ul className="divide-y overflow-hidden rounded-lg border bg-card">
        {stores.map(({ id, name, until }) => (
          <li key={id} className="flex flex-wrap items-center justify-between gap-3 p-4">
            <span className="min-w-0">
              <bdi className="block truncate font-medium">{name}</bdi>
              <span className="text-muted-foreground text-sm">{t("until", { date: until })}</span>
            </span>
            <Button
              variant="outline"
              size="sm"
              loading={restore.isPending && restore.variables.id === id}
              aria-label={t("restoreStore", { store: name })}
              onClick={() =>
                restore.mutate(
                  { id },
                  {
                    onSuccess: ({ slug }) => window.location.assign(`/store/${slug}`),
                    onError: toastProblem,
                  },
                )
              }
            >
              {t("restore")}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
