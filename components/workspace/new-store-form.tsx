"use client";

import { useTranslations } from "next-intl";
import { useActionState, useEffect, useState } from "react";
import { createStoreAction } from "@/app/(workspace)/stores/actions";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { Card, CardContent } from "@/components/ui/card";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { NativeSelect } from "@/components/ui/native-select";

interface Props {
  currencies: { code: string; name: string }[];
  timezones: string[];
}

/** Asks for what a new store cannot do without; the timezone is guessed from the browser. */
export function NewStoreForm({ currencies, timezones }: Props) {
  const t = useTranslations("stores.new");
  const [state, send, pending] = useActionState(createStoreAction, { values: {} });
  const [timezone, setTimezone] = useState("UTC");
  useEffect(() => {
    const here = Intl.DateTimeFormat().resolvedOptions().timeZone;
    if (timezones.includes(here)) setTimezone(here);
  }, [timezones]);
  const errorOf = (path: string) => state.problem?.fields.find((field) => field.path === path)?.message;
  return (
    <Card>
      <CardContent>
        <form action={send} className="grid gap-4">
          {state.problem && state.problem.fields.length === 0 && (
            <Alert variant="destructive" title={state.problem.title}>
              {state.problem.detail}
            </Alert>
          )}
          <Field label={t("name")} help={t("nameHelp")} error={errorOf("name")} required>
            {(control) => (
              <Input
                {...control}
                name="name"
                required
                maxLength={80}
                dir="auto"
                defaultValue={state.values.name}
              />
            )}
          </Field>
          <Field label={t("currency")} help={t("currencyHelp")} error={errorOf("currency")}>
            {(control) => (
              <NativeSelect {...control} name="currency" defaultValue={state.values.currency ?? "USD"}>
                {currencies.map(({ code, name }) => (
                  <option key={code} value={code}>
                    {code} – {name}
                  </option>
                ))}
              </NativeSelect>
            )}
          </Field>
          <Field label={t("timezone")} help={t("timezoneHelp")} error={errorOf("timezone")}>
            {(control) => (
              <NativeSelect
                {...control}
                name="timezone"
                value={timezone}
                onChange={(event) => setTimezone(event.target.value)}
              >
                <option value="UTC">UTC</option>
                {timezones.map((zone) => (
                  <option key={zone} value={zone}>
                    {zone.replaceAll("_", " ")}
                  </option>
                ))}
              </NativeSelect>
            )}
          </Field>
          <Button type="submit" loading={pending} className="justify-self-start">
            {t("action")}
          </Button>
        </form>
      </CardContent>
    </Card>
  );
}
