"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { LocaleField, ToneField, useWritingLocale } from "@/components/ai/writing-fields";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { NativeSelect } from "@/components/ui/native-select";
import { Textarea } from "@/components/ui/textarea";
import {
  AdGoal,
  type AdNetwork,
  type AdOptions,
  adNetworkIds,
  adNetworkNames,
} from "@/server/modules/studio/contract";

/** The wishes of an order, beginning with the store's language. */
export function useAdOptions() {
  const locale = useWritingLocale();
  return useState<AdOptions>({
    networks: ["google-search", "meta"],
    locale,
    tone: "neutral",
    goal: "sales",
  });
}

interface Props {
  value: AdOptions;
  onChange: (value: AdOptions) => void;
  disabled: boolean;
  /** What is wrong with the address, or with the choice of networks. */
  errors: { networks?: string | undefined; url?: string | undefined };
}

/** Networks, goal, language, tone, where the ads lead, and what else one may wish for. */
export function OrderFields({ value, onChange, disabled, errors }: Props) {
  const t = useTranslations("ads");
  const studio = useTranslations("studio");
  const set = (change: Partial<AdOptions>) => onChange({ ...value, ...change });
  const toggle = (network: AdNetwork, on: boolean) =>
    set({ networks: adNetworkIds.filter((id) => (id === network ? on : value.networks.includes(id))) });
  return (
    <div className="grid gap-4">
      <fieldset disabled={disabled} className="grid gap-1.5">
        <legend className="mb-1.5 font-medium">{t("form.networks")}</legend>
        <div className="grid gap-1">
          {adNetworkIds.map((network) => (
            <label key={network} className="flex min-h-6 items-center gap-2">
              <input
                type="checkbox"
                className="size-4 accent-primary"
                checked={value.networks.includes(network)}
                onChange={(event) => toggle(network, event.target.checked)}
              />
              <bdi>{adNetworkNames[network]}</bdi>
            </label>
          ))}
        </div>
        <p className={errors.networks ? "text-destructive text-sm" : "text-muted-foreground text-sm"}>
          {errors.networks ?? t("form.networksHelp")}
        </p>
      </fieldset>
      <fieldset disabled={disabled} className="grid gap-4">
        <div className="grid grid-cols-2 gap-3">
          <Field label={t("form.goal")}>
            {(control) => (
              <NativeSelect
                {...control}
                value={value.goal}
                onChange={(event) => set({ goal: event.target.value as AdGoal })}
              >
                {AdGoal.options.map((goal) => (
                  <option key={goal} value={goal}>
                    {t(`goals.${goal}`)}
                  </option>
                ))}
              </NativeSelect>
            )}
          </Field>
          <ToneField value={value.tone} onChange={(tone) => set({ tone })} />
        </div>
        <LocaleField
          label={studio("form.locale")}
          value={value.locale}
          onChange={(locale) => set({ locale })}
        />
        <Field label={t("form.url")} help={t("form.urlHelp")} error={errors.url}>
          {(control) => (
            <Input
              {...control}
              type="url"
              inputMode="url"
              dir="ltr"
              maxLength={1_000}
              value={value.url ?? ""}
              onChange={(event) => set({ url: event.target.value.trim() || undefined })}
            />
          )}
        </Field>
        <Field label={t("form.campaign")} help={t("form.campaignHelp")}>
          {(control) => (
            <Input
              {...control}
              dir="auto"
              maxLength={100}
              value={value.campaign ?? ""}
              onChange={(event) => set({ campaign: event.target.value || undefined })}
            />
          )}
        </Field>
        <Field label={studio("form.instruction")} help={studio("form.instructionHelp")}>
          {(control) => (
            <Textarea
              {...control}
              rows={2}
              maxLength={2_000}
              dir="auto"
              value={value.instruction ?? ""}
              onChange={(event) => set({ instruction: event.target.value || undefined })}
            />
          )}
        </Field>
      </fieldset>
    </div>
  );
}
