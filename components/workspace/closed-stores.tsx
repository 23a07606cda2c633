"use client";

import { useTranslations } from "next-intl";
import { useActionState } from "react";
import { restoreStoreAction } from "@/app/(workspace)/stores/actions";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import type { ClosedWorkspace } from "@/server/modules/workspaces/contract";

interface ClosedStore extends Pick<ClosedWorkspace, "id" | "name"> {
  /** The day on which it is erased, in the reader's language. */
  until: string;
}

/** Stores that were deleted a short while ago, each with the way back. */
export function ClosedStores({ stores }: { stores: ClosedStore[] }) {
  const t = useTranslations("stores.closed");
  const [state, send, pending] = useActionState(restoreStoreAction, { values: {} });
  return (
    <section className="grid gap-3">
      <h2 className="font-medium">{t("title")}</h2>
      {state.problem && (
        <Alert variant="destructive" title={state.problem.title}>
          {state.problem.detail}
        </Alert>
      )}
      <ul className="divide-y overflow-hidden rounded-lg border bg-card">
        {stores.map(({ id, name, until }) => (
          <li key={id} className="flex flex-wrap items-center justify-between gap-3 p-4">
            <span className="min-w-0">
              <bdi className="block truncate font-medium">{name}</bdi>
              <span className="text-muted-foreground text-sm">{t("until", { date: until })}</span>
            </span>
            <form action={send}>
              <input type="hidden" name="id" value={id} />
              <Button
                type="submit"
                variant="outline"
                size="sm"
                loading={pending}
                aria-label={t("restoreStore", { store: name })}
              >
                {t("restore")}
              </Button>
            </form>
          </li>
        ))}
      </ul>
    </section>
  );
}
