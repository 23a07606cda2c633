"use client";

import { useMutation, useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useForm } from "react-hook-form";
import { useTRPC } from "@/components/api";
import { toastProblem } from "@/components/api/toast-problem";
import { toast } from "@/components/shared/toast";
import { Button } from "@/components/ui/button";
import { Card, CardContent, CardHeader, CardTitle } from "@/components/ui/card";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";

/** Dollars. */
const most = 100;

/** What a point is worth: the usage page values by it what stores spend. */
export function PointPrice() {
  const t = useTranslations("ai.point");
  const action = useTranslations("common.action");
  const api = useTRPC();
  const queryClient = useQueryClient();
  const { data: settings } = useSuspenseQuery(api.settings.getSettings.queryOptions({}));
  const save = useMutation(api.settings.saveSettings.mutationOptions({ onError: toastProblem }));
  const { micros } = settings.point_price;
  const form = useForm<{ price: string }>({
    values: { price: micros === null ? "" : String(micros / 1e6) },
  });
  const { errors, isDirty, isSubmitting } = form.formState;
  const submit = form.handleSubmit(async ({ price }) => {
    const point_price = { micros: price.trim() === "" ? null : Math.round(Number(price) * 1e6) };
    const saved = await save.mutateAsync({ point_price }).catch(() => undefined);
    if (!saved) return;
    queryClient.setQueryData(api.settings.getSettings.queryKey({}), saved);
    void toast(t("saved"));
  });
  return (
    <Card>
      <CardHeader>
        <CardTitle>{t("title")}</CardTitle>
      </CardHeader>
      <CardContent className="grid gap-4">
        <p className="text-muted-foreground">{t("text")}</p>
        <form onSubmit={submit} noValidate className="flex flex-wrap items-start gap-3">
          <Field
            label={t("label")}
            help={t("help")}
            error={errors.price?.message}
            className="min-w-56 flex-1"
          >
            {(control) => (
              <Input
                {...control}
                {...form.register("price", {
                  validate: (text) => (Number(text) >= 0 && Number(text) <= most) || t("error"),
                })}
                inputMode="decimal"
                dir="ltr"
                autoComplete="off"
              />
            )}
          </Field>
          <Button type="submit" className="mt-5.5" loading={isSubmitting} disabled={!isDirty}>
            {action("save")}
          </Button>
        </form>
      </CardContent>
    </Card>
  );
}
