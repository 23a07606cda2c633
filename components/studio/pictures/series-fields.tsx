"use client";

import { useTranslations } from "next-intl";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { NativeSelect } from "@/components/ui/native-select";
import type { SeriesDesign } from "@/server/modules/studio/pictures/series-contract";
import { LookFields } from "./look-fields";

/** What a series begins with: each product's price, and how much it is reduced. */
export const firstSeries = (colour: string, locale: SeriesDesign["locale"]): SeriesDesign => ({
  template: "spotlight",
  sizes: ["landscape"],
  colour,
  cutOut: true,
  fileType: "jpeg",
  locale,
  subtitle: "none",
  subtitleText: "",
  price: true,
  badge: "discount",
  badgeText: "",
});

interface Props {
  value: SeriesDesign;
  onChange: (value: SeriesDesign) => void;
  disabled: boolean;
}

const subtitles = ["none", "vendor", "category", "text"] as const;
const badges = ["none", "discount", "text"] as const;

/** What the thumbnails of many products say and how they look; each has its own product's name and price. */
export function SeriesFields({ value, onChange, disabled }: Props) {
  const t = useTranslations("pictures");
  const set = (change: Partial<SeriesDesign>) => onChange({ ...value, ...change });
  const choice = (
    name: "subtitle" | "badge",
    options: readonly SeriesDesign[typeof name][],
    text: "subtitleText" | "badgeText",
    most: number,
  ) => (
    <div className="grid items-start gap-3 sm:grid-cols-2">
      <Field label={t(`design.${name}`)}>
        {(control) => (
          <NativeSelect
            {...control}
            value={value[name]}
            onChange={(event) => set({ [name]: event.target.value } as Partial<SeriesDesign>)}
          >
            {options.map((option) => (
              <option key={option} value={option}>
                {t(`series.${option}`)}
              </option>
            ))}
          </NativeSelect>
        )}
      </Field>
      {value[name] === "text" && (
        <Field label={t("series.words")}>
          {(control) => (
            <Input
              {...control}
              dir="auto"
              maxLength={most}
              value={value[text]}
              onChange={(event) => set({ [text]: event.target.value })}
            />
          )}
        </Field>
      )}
    </div>
  );
  return (
    <fieldset disabled={disabled} className="grid gap-4">
      {choice("subtitle", subtitles, "subtitleText", 90)}
      {choice("badge", badges, "badgeText", 22)}
      <label className="flex items-center gap-2">
        <input
          type="checkbox"
          className="size-4 accent-primary"
          checked={value.price}
          onChange={(event) => set({ price: event.target.checked })}
        />
        {t("series.price")}
      </label>
      <LookFields value={value} onChange={set} />
    </fieldset>
  );
}
