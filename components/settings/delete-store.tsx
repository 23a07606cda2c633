"use client";

import { useMutation } from "@tanstack/react-query";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC } from "@/components/api";
import { toastProblem } from "@/components/api/toast-problem";
import { ConfirmDialog } from "@/components/shared/confirm-dialog";
import { Button } from "@/components/ui/button";
import { Card, CardContent, CardHeader, CardTitle } from "@/components/ui/card";
import { formatNumber } from "@/server/platform/i18n/format";

/** The end of a store, which its owners can take back for a while. */
export function DeleteStore({ name }: { name: string }) {
  const t = useTranslations("settings.store.delete");
  const locale = useLocale();
  const api = useTRPC();
  const close = useMutation(api.workspaces.closeWorkspace.mutationOptions());
  const [asking, setAsking] = useState(false);
  const days = formatNumber(30, locale);
  return (
    <Card>
      <CardHeader>
        <CardTitle>{t("title")}</CardTitle>
      </CardHeader>
      <CardContent className="grid justify-items-start gap-4">
        <p className="text-muted-foreground text-sm">{t("text", { days })}</p>
        <Button variant="destructive" onClick={() => setAsking(true)}>
          {t("action")}
        </Button>
      </CardContent>
      <ConfirmDialog
        open={asking}
        onOpenChange={setAsking}
        title={t("question", { store: name })}
        text={t("consequences", { days })}
        confirm={t("action")}
        typed={name}
        onConfirm={() =>
          close.mutateAsync({ name }).then(
            () => window.location.assign("/stores"),
            (error: unknown) => {
              toastProblem(error);
              return false;
            },
          )
        }
      />
    </Card>
  );
}
