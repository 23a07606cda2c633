"use client";

import { useMutation, useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import { useId } from "react";
import { FormProvider, useFieldArray, useForm } from "react-hook-form";
import { useTRPC } from "@/components/api";
import { problemOfError } from "@/components/api/problem";
import { toastProblem } from "@/components/api/toast-problem";
import { SaveBar } from "@/components/shared/save-bar";
import { toast } from "@/components/shared/toast";
import { Button } from "@/components/ui/button";
import { Card, CardContent } from "@/components/ui/card";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import type { RouteTask } from "@/server/modules/ai/contract";
import { useProviderName } from "./provider-name";
import { draftOf, fieldOf, newModel, type RouteValues, valuesOf } from "./route-form";
import { RouteHistory } from "./route-history";
import { RouteModel } from "./route-model";
import { RouteTrial } from "./route-trial";

interface RouteEditorProps {
  task: RouteTask;
  /** Who looks at it. */
  userId: string;
}

/** The route of a task: its models in order, who a request would lead to, and its versions. */
export function RouteEditor({ task, userId }: RouteEditorProps) {
  const t = useTranslations("routing.edit");
  const required = useTranslations("errors.field");
  const name = useProviderName();
  const api = useTRPC();
  const queryClient = useQueryClient();
  const formId = useId();
  const { data: policy } = useSuspenseQuery(api.ai.getPolicy.queryOptions({}));
  const route = policy.routes.find((one) => one.task === task);
  if (!route) throw new Error(`no route for ${task}`);
  const save = useMutation(api.ai.saveRoute.mutationOptions());
  const form = useForm<RouteValues>({ defaultValues: valuesOf(route) });
  const { register, formState, setError, reset, handleSubmit, control } = form;
  const { errors, isDirty, isSubmitting } = formState;
  const models = useFieldArray({ control, name: "models" });

  const refresh = async () => {
    await Promise.all([
      queryClient.invalidateQueries({ queryKey: api.ai.listRouteVersions.pathKey() }),
      queryClient.invalidateQueries({ queryKey: api.ai.getPolicy.pathKey() }),
    ]);
    const fresh = queryClient.getQueryData(api.ai.getPolicy.queryKey({}));
    const now = fresh?.routes.find((one) => one.task === task);
    if (now) reset(valuesOf(now));
  };

  const submit = handleSubmit(async (values) => {
    try {
      const basedOn = route.version;
      const saved = await save.mutateAsync({ task, ...draftOf(values), note: values.note, basedOn });
      void toast(t("saved", { version: saved.version }));
      for (const { provider, reason } of saved.warnings) {
        const text = reason === "unreachable" ? "unreachable" : "unchecked";
        // Who has no key says so beside the model already.
        if (reason === "unreachable") void toast(t(text, { provider: name(provider) }));
      }
      await refresh();
    } catch (error) {
      const fields = problemOfError(error)?.fields ?? [];
      if (fields.length === 0) return toastProblem(error);
      for (const { path, message } of fields) setError(fieldOf(path) as "points", { message });
    }
  });

  return (
    <FormProvider {...form}>
      <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,1fr)_20rem]">
        <div className="grid min-w-0 gap-4">
          <form id={formId} onSubmit={submit} noValidate className="grid gap-4">
            <Card>
              <CardContent className="grid items-start gap-4 sm:grid-cols-2">
                <Field label={t("points")} help={t("pointsHelp")} error={errors.points?.message} required>
                  {(wired) => (
                    <Input
                      {...wired}
                      {...register("points", { required: required("required") })}
                      type="number"
                      min={1}
                      max={1000}
                    />
                  )}
                </Field>
                <Field label={t("ceiling")} help={t("ceilingHelp")} error={errors.ceiling?.message}>
                  {(wired) => <Input {...wired} {...register("ceiling")} type="number" min={0} step="any" />}
                </Field>
              </CardContent>
            </Card>
            <section className="grid gap-2" aria-labelledby={`${formId}-models`}>
              <h2 id={`${formId}-models`} className="font-semibold text-base">
                {t("models")}
              </h2>
              <p className="text-muted-foreground">{t("modelsHelp")}</p>
              <ol className="grid gap-3">
                {models.fields.map(({ id }, index) => (
                  <RouteModel
                    key={id}
                    index={index}
                    last={index === models.fields.length - 1}
                    policy={policy}
                    onMove={(to) => models.move(index, to)}
                    onRemove={() => models.remove(index)}
                  />
                ))}
              </ol>
              {errors.models?.root?.message && (
                <p className="text-destructive text-sm">{errors.models.root.message}</p>
              )}
              <Button variant="outline" className="w-fit" onClick={() => models.append(newModel())}>
                <Plus />
                {t("add")}
              </Button>
            </section>
            {isDirty && (
              <Card>
                <CardContent>
                  <Field label={t("note")} help={t("noteHelp")} error={errors.note?.message} required>
                    {(wired) => (
                      <Input
                        {...wired}
                        {...register("note", {
                          validate: (value) => value.trim() !== "" || required("required"),
                        })}
                        dir="auto"
                        maxLength={500}
                      />
                    )}
                  </Field>
                </CardContent>
              </Card>
            )}
          </form>
          <SaveBar dirty={isDirty} saving={isSubmitting} form={formId} onDiscard={() => reset()} />
        </div>
        <div className="grid min-w-0 gap-4">
          <RouteTrial task={task} plans={policy.plans} />
          <RouteHistory task={task} current={route.version} userId={userId} onChanged={refresh} />
        </div>
      </div>
    </FormProvider>
  );
}
