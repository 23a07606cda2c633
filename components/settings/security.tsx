"use client";

import { useMutation, useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { Laptop, Terminal } from "lucide-react";
import { useTranslations } from "next-intl";
import { useForm } from "react-hook-form";
import { useTRPC } from "@/components/api";
import { problemOfError } from "@/components/api/problem";
import { toastProblem } from "@/components/api/toast-problem";
import { PasswordInput } from "@/components/auth/password-input";
import { PageHead } from "@/components/shared/page-head";
import { RelativeTime } from "@/components/shared/relative-time";
import { toast } from "@/components/shared/toast";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Card, CardContent, CardHeader, CardTitle } from "@/components/ui/card";
import { Field } from "@/components/ui/field";
import { deviceOf } from "./device";

function PasswordForm() {
  const t = useTranslations("settings.security");
  const api = useTRPC();
  const queryClient = useQueryClient();
  const change = useMutation(api.auth.changePassword.mutationOptions());
  const { register, handleSubmit, formState, reset, setError } = useForm({
    defaultValues: { current: "", password: "" },
  });
  const submit = handleSubmit(async (values) => {
    try {
      await change.mutateAsync(values);
      reset();
      void toast(t("changed"));
      void queryClient.invalidateQueries({ queryKey: api.auth.listSessions.pathKey() });
    } catch (error) {
      const problem = problemOfError(error);
      if (problem?.code === "BAD_CREDENTIALS") return setError("current", { message: problem.title });
      if (!problem?.fields.length) return toastProblem(error);
      for (const { path, message } of problem.fields) setError(path as "password", { message });
    }
  });
  return (
    <Card>
      <CardHeader>
        <CardTitle>{t("password")}</CardTitle>
      </CardHeader>
      <CardContent>
        <form onSubmit={submit} noValidate className="grid gap-4">
          <Field label={t("current")} error={formState.errors.current?.message} required>
            {(control) => (
              <PasswordInput {...control} {...register("current")} autoComplete="current-password" />
            )}
          </Field>
          <Field label={t("new")} help={t("newHelp")} error={formState.errors.password?.message} required>
            {(control) => (
              <PasswordInput {...control} {...register("password")} autoComplete="new-password" />
            )}
          </Field>
          <Button type="submit" loading={formState.isSubmitting} className="justify-self-start">
            {t("change")}
          </Button>
        </form>
      </CardContent>
    </Card>
  );
}

function Sessions() {
  const t = useTranslations("settings.security");
  const api = useTRPC();
  const queryClient = useQueryClient();
  const { data } = useSuspenseQuery(api.auth.listSessions.queryOptions({}));
  const settled = () => queryClient.invalidateQueries({ queryKey: api.auth.listSessions.pathKey() });
  const end = useMutation(
    api.auth.revokeSession.mutationOptions({
      onSuccess: () => void toast(t("ended")),
      onError: toastProblem,
      onSettled: settled,
    }),
  );
  const endAll = useMutation(
    api.auth.signOutEverywhere.mutationOptions({
      onSuccess: ({ ended }) => void toast(t("endedAll", { count: ended })),
      onError: toastProblem,
      onSettled: settled,
    }),
  );
  return (
    <Card>
      <CardHeader>
        <CardTitle>{t("sessions")}</CardTitle>
      </CardHeader>
      <CardContent className="grid gap-4">
        <ul className="divide-y">
          {data.items.map((session) => {
            const device = deviceOf(session.userAgent);
            const Icon = device.kind === "browser" ? Laptop : Terminal;
            return (
              <li key={session.id} className="flex items-center gap-3 py-3 first:pt-0">
                <Icon className="size-5 shrink-0 text-muted-foreground" aria-hidden />
                <div className="min-w-0 flex-1">
                  <p className="flex flex-wrap items-center gap-2 font-medium">
                    <bdi>{device.name ?? t(device.kind === "program" ? "program" : "unknownDevice")}</bdi>
                    {session.current && <Badge variant="accent">{t("thisDevice")}</Badge>}
                  </p>
                  <p className="text-muted-foreground text-sm">
                    <bdi>{session.ip}</bdi> · {t("lastSeen")} <RelativeTime date={session.lastSeenAt} />
                  </p>
                </div>
                {!session.current && (
                  <Button
                    variant="outline"
                    size="sm"
                    loading={end.isPending && end.variables.id === session.id}
                    onClick={() => end.mutate({ id: session.id })}
                  >
                    {t("end")}
                  </Button>
                )}
              </li>
            );
          })}
        </ul>
        {data.items.length > 1 && (
          <Button
            variant="outline"
            className="justify-self-start"
            loading={endAll.isPending}
            onClick={() => endAll.mutate({ keepThis: true })}
          >
            {t("endAll")}
          </Button>
        )}
      </CardContent>
    </Card>
  );
}

/** The password, and where one is signed in. */
export function Security() {
  const t = useTranslations("settings.security");
  return (
    <>
      <PageHead title={t("title")} purpose={t("purpose")} />
      <PasswordForm />
      <Sessions />
    </>
  );
}
