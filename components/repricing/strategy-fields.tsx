"use client";

import { useLocale, useTranslations } from "next-intl";
import { formatMoney } from "@/server/platform/i18n/format";
import { ChoiceInput, type Form, Group, TextInput } from "./fields";
import { endingOf, usualEndings } from "./rule-draft";

const bounds = ["price", "cost", "usual"] as const;

/** How the price follows others, between which limits, and how it ends. */
export function StrategyFields({ form }: { form: Form }) {
  const t = useTranslations("repricing.form");
  const locale = useLocale();
  const { draft, currency } = form;
  const { strategy, ending } = draft;
  const endings = usualEndings(currency);
  const sample = (text: string) => {
    const { step, offset } = endingOf(text) ?? { step: 1, offset: 0 };
    return {
      value: text,
      label: t("endingLike", { price: formatMoney(12 * step + offset, currency, locale) }),
    };
  };
  const boundOptions = bounds.map((value) => ({ value, label: t(`boundKind.${value}`, { currency }) }));
  return (
    <>
      <Group title={t("strategy")}>
        <ChoiceInput
          form={form}
          name="strategy"
          label={t("strategyLabel")}
          options={(["match", "beat", "band", "usual"] as const).map((value) => ({
            value,
            label: t(`strategyKind.${value}`),
          }))}
        />
        {strategy === "beat" && (
          <div className="grid items-start gap-3 sm:grid-cols-2">
            <TextInput form={form} name="beatBy" label={t("beatBy")} number required />
            <ChoiceInput
              form={form}
              name="beatUnit"
              label={t("beatUnit")}
              options={[
                { value: "share", label: t("shareUnit") },
                { value: "amount", label: t("amountUnit", { currency }) },
              ]}
            />
          </div>
        )}
        {strategy === "band" && (
          <div className="grid items-start gap-3 sm:grid-cols-2">
            <TextInput form={form} name="bandFrom" label={t("bandFrom")} number required />
            <TextInput form={form} name="bandTo" label={t("bandTo")} number required />
          </div>
        )}
        {strategy !== "usual" && (
          <>
            <ChoiceInput
              form={form}
              name="against"
              label={t("against")}
              options={(["lowest", "median"] as const).map((value) => ({
                value,
                label: t(`againstKind.${value}`),
              }))}
            />
            <ChoiceInput
              form={form}
              name="alone"
              label={t("alone")}
              options={(["usual", "max"] as const).map((value) => ({
                value,
                label: t(`aloneKind.${value}`),
              }))}
            />
            <TextInput
              form={form}
              name="staleHours"
              label={t("stale")}
              help={t("staleHelp")}
              number
              required
            />
          </>
        )}
      </Group>
      <Group title={t("limits")} help={t("limitsHelp")}>
        <div className="grid items-end gap-3 sm:grid-cols-[minmax(0,2fr)_minmax(0,3fr)]">
          <TextInput form={form} name="min" label={t("min")} number required />
          <ChoiceInput form={form} name="minKind" label={t("minKind")} options={boundOptions} />
          <TextInput form={form} name="max" label={t("max")} number required />
          <ChoiceInput form={form} name="maxKind" label={t("maxKind")} options={boundOptions} />
        </div>
        <ChoiceInput
          form={form}
          name="ending"
          label={t("ending")}
          options={[
            { value: "", label: t("endingNone") },
            ...[...endings, ...(ending && !endings.includes(ending) ? [ending] : [])].map(sample),
          ]}
        />
      </Group>
    </>
  );
}
