"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useActionState } from "react";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import type { FormState } from "@/server/request/form";
import { PasswordInput } from "./password-input";

type FieldName = "email" | "password" | "newPassword" | "name";

interface Props {
  action: (before: FormState, form: FormData) => Promise<FormState>;
  fields: FieldName[];
  /** The verb on the button. */
  submit: string;
  /** Fields that go along unseen. */
  hidden?: Record<string, string | undefined>;
  /** What stands here instead of the form once it went through. */
  done?: (values: Record<string, string>) => ReactNode;
  /** Below an error, what else one can do about it: by the error's code. */
  remedies?: (code: string, values: Record<string, string>) => ReactNode;
}

const kinds: Record<FieldName, { name: string; type: string; autoComplete: string }> = {
  email: { name: "email", type: "email", autoComplete: "username" },
  name: { name: "name", type: "text", autoComplete: "name" },
  password: { name: "password", type: "password", autoComplete: "current-password" },
  newPassword: { name: "password", type: "password", autoComplete: "new-password" },
};

/** A form of the account pages. It is sent as it is without script, too. */
export function AuthForm({ action, fields, submit, hidden = {}, done, remedies }: Props) {
  const t = useTranslations("auth");
  const [state, send, pending] = useActionState(action, { values: {} });
  if (state.done && done) return <>{done(state.values)}</>;
  const { problem, values } = state;
  const errorOf = (name: string) => problem?.fields.find((field) => field.path === name)?.message;
  return (
    <form action={send} className="grid gap-4">
      {problem && (
        <Alert variant="destructive" title={problem.title}>
          {problem.detail}
          {remedies?.(problem.code, values)}
        </Alert>
      )}
      {Object.entries(hidden).map(
        ([name, value]) =>
          value !== undefined && <input key={name} type="hidden" name={name} value={value} />,
      )}
      {fields.map((field) => {
        const { name, type, autoComplete } = kinds[field];
        return (
          <Field
            key={field}
            label={t(field)}
            help={field === "newPassword" ? t("passwordHelp") : undefined}
            error={errorOf(name)}
            required={field !== "name"}
          >
            {(control) =>
              type === "password" ? (
                <PasswordInput {...control} name={name} autoComplete={autoComplete} required />
              ) : (
                <Input
                  {...control}
                  name={name}
                  type={type}
                  autoComplete={autoComplete}
                  defaultValue={values[name]}
                  required={field !== "name"}
                  dir={type === "email" ? "ltr" : "auto"}
                  className="h-10"
                />
              )
            }
          </Field>
        );
      })}
      <Button type="submit" size="lg" loading={pending}>
        {submit}
      </Button>
    </form>
  );
}
