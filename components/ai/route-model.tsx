"use client";

import { useMutation } from "@tanstack/react-query";
import { ArrowDown, ArrowUp, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { useId } from "react";
import { useFormContext, useWatch } from "react-hook-form";
import { useTRPC } from "@/components/api";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { NativeSelect } from "@/components/ui/native-select";
import type { RoutingPolicy } from "@/server/modules/ai/contract";
import { localeNames, locales } from "@/server/platform/i18n/locales";
import { Choices } from "./choices";
import { useProviderName } from "./provider-name";
import type { RouteValues } from "./route-form";

interface RouteModelProps {
  index: number;
  last: boolean;
  policy: RoutingPolicy;
  onMove: (to: number) => void;
  onRemove: () => void;
}

const reasonings = ["none", "minimal", "low", "medium", "high"] as const;

/** One model of a route: whom to ask, with what, and when. */
export function RouteModel({ index, last, policy, onMove, onRemove }: RouteModelProps) {
  const t = useTranslations("routing.edit");
  const top = useTranslations("routing");
  const required = useTranslations("errors.field");
  const name = useProviderName();
  const api = useTRPC();
  const listId = useId();
  const { register, formState } = useFormContext<RouteValues>();
  const provider = useWatch<RouteValues, `models.${number}.provider`>({ name: `models.${index}.provider` });
  const known = policy.providers.find((one) => one.provider === provider);
  const offline = provider === "offline";
  const list = useMutation(api.ai.listModels.mutationOptions());
  // Asked of the provider when somebody is about to write a name, and only then.
  const suggest = () => {
    if (known?.hasKey && list.variables?.provider !== provider) list.mutate({ provider });
  };
  const errors = formState.errors.models?.[index];
  const field = <K extends keyof RouteValues["models"][number]>(key: K) => `models.${index}.${key}` as const;
  const place = index + 1;
  // Something beyond the usual that is not filled in rightly must not hide.
  const hidden = Object.keys(errors ?? {}).some((key) => key !== "model" && key !== "provider");
  return (
    <li className="grid gap-3 rounded-lg border bg-card p-3">
      <div className="flex items-center gap-2">
        <h3 className="font-medium">{t("place", { place })}</h3>
        {known && !known.hasKey && <Badge variant="warning">{top("noKey")}</Badge>}
        <div className="ms-auto flex">
          <Button
            variant="ghost"
            size="icon-sm"
            aria-label={t("up", { place })}
            disabled={index === 0}
            onClick={() => onMove(index - 1)}
          >
            <ArrowUp />
          </Button>
          <Button
            variant="ghost"
            size="icon-sm"
            aria-label={t("down", { place })}
            disabled={last}
            onClick={() => onMove(index + 1)}
          >
            <ArrowDown />
          </Button>
          <Button variant="ghost" size="icon-sm" aria-label={t("remove", { place })} onClick={onRemove}>
            <X />
          </Button>
        </div>
      </div>
      <div className="grid items-start gap-3 sm:grid-cols-[12rem_minmax(0,1fr)]">
        <Field label={t("provider")} error={errors?.provider?.message}>
          {(control) => (
            <NativeSelect {...control} {...register(field("provider"))}>
              {policy.providers.map((one) => (
                <option key={one.provider} value={one.provider}>
                  {name(one.provider)}
                </option>
              ))}
            </NativeSelect>
          )}
        </Field>
        {!offline && (
          <Field label={t("model")} error={errors?.model?.message}>
            {(control) => (
              <>
                <Input
                  {...control}
                  {...register(field("model"), {
                    validate: (value, { models }) =>
                      value.trim() !== "" ||
                      models[index]?.provider === "compatible" ||
                      models[index]?.provider === "offline" ||
                      required("required"),
                  })}
                  dir="ltr"
                  list={listId}
                  onFocus={suggest}
                  autoComplete="off"
                  maxLength={200}
                  placeholder={provider === "compatible" ? (known?.model ?? t("fromEnvironment")) : undefined}
                />
                <datalist id={listId}>
                  {list.data?.provider === provider &&
                    list.data.models?.map((model) => <option key={model} value={model} />)}
                </datalist>
              </>
            )}
          </Field>
        )}
      </div>
      {offline && (
        <div className="grid gap-1">
          <label className="flex items-center gap-2">
            <input type="checkbox" {...register(field("fallback"))} className="size-4 accent-primary" />
            {t("fallback")}
          </label>
          <p className="text-muted-foreground text-sm">{t("fallbackHelp")}</p>
        </div>
      )}
      <details open={hidden || undefined}>
        <summary className="w-fit cursor-pointer rounded-sm text-muted-foreground text-sm hover:text-foreground">
          {t("details")}
        </summary>
        <div className="grid gap-4 pt-3">
          {!offline && (
            <div className="grid items-start gap-3 sm:grid-cols-2">
              <Field
                label={t("maxOutputTokens")}
                help={t("inTokens")}
                error={errors?.maxOutputTokens?.message}
                required
              >
                {(control) => (
                  <Input
                    {...control}
                    {...register(field("maxOutputTokens"), {
                      validate: (value, { models }) =>
                        value !== "" || models[index]?.provider === "offline" || required("required"),
                    })}
                    type="number"
                    min={16}
                    max={200_000}
                  />
                )}
              </Field>
              <Field
                label={t("temperature")}
                help={t("temperatureHelp")}
                error={errors?.temperature?.message}
              >
                {(control) => (
                  <Input
                    {...control}
                    {...register(field("temperature"))}
                    type="number"
                    min={0}
                    max={2}
                    step="any"
                  />
                )}
              </Field>
              <Field label={t("reasoning")} error={errors?.reasoning?.message}>
                {(control) => (
                  <NativeSelect {...control} {...register(field("reasoning"))}>
                    <option value="">{t("reasonings.default")}</option>
                    {reasonings.map((one) => (
                      <option key={one} value={one}>
                        {t(`reasonings.${one}`)}
                      </option>
                    ))}
                  </NativeSelect>
                )}
              </Field>
              <Field label={t("silence")} help={t("silenceHelp")} error={errors?.silence?.message}>
                {(control) => (
                  <Input
                    {...control}
                    {...register(field("silence"))}
                    type="number"
                    min={0.1}
                    max={600}
                    step="any"
                  />
                )}
              </Field>
            </div>
          )}
          <Choices
            label={t("plans")}
            help={t("allHelp")}
            options={policy.plans.map((plan) => ({ value: plan, label: plan }))}
            field={register(field("plans"))}
          />
          <Choices
            label={t("locales")}
            help={t("allHelp")}
            options={locales.map((value) => ({ value, label: localeNames[value] }))}
            field={register(field("locales"))}
          />
          <div className="grid items-start gap-3 sm:grid-cols-2">
            {(["minCharacters", "maxCharacters"] as const).map((key) => (
              <Field key={key} label={t(key)} help={t("inCharacters")} error={errors?.[key]?.message}>
                {(control) => (
                  <Input {...control} {...register(field(key))} type="number" min={0} max={1_000_000} />
                )}
              </Field>
            ))}
          </div>
        </div>
      </details>
    </li>
  );
}
