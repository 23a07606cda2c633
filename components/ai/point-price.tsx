"use client";

import { useMutation, useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useTRPC } from "@/components/api";
import { Card, CardContent, CardHeader, CardTitle } from "@/components/ui/card";
import { AmountForm } from "./amount-form";

/** Dollars. */
const most = 100;

/** What a point is worth: the usage page values by it what stores spend. */
export function PointPrice() {
  const t = useTranslations("ai.point");
  const api = useTRPC();
  const queryClient = useQueryClient();
  const { data: settings } = useSuspenseQuery(api.settings.getSettings.queryOptions({}));
  const save = useMutation(
    api.settings.saveSettings.mutationOptions({
      onSuccess: (saved) => queryClient.setQueryData(api.settings.getSettings.queryKey({}), saved),
    }),
  );
  return (
    <Card>
      <CardHeader>
        <CardTitle>{t("title")}</CardTitle>
      </CardHeader>
      <CardContent className="grid gap-4">
        <p className="text-muted-foreground">{t("text")}</p>
        <AmountForm
          label={t("label")}
          help={t("help")}
          value={settings.point_price.micros}
          most={most}
          error={t("error")}
          saved={t("saved")}
          onSave={(micros) => save.mutateAsync({ point_price: { micros } })}
        />
      </CardContent>
    </Card>
  );
}
