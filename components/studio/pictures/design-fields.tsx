"use client";

import { useTranslations } from "next-intl";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { NativeSelect } from "@/components/ui/native-select";
import { type Design, sizeIds, templateIds, thumbnailSizes } from "@/server/modules/media/contract";

interface Props {
  value: Design;
  onChange: (value: Design) => void;
  disabled: boolean;
}

const words = [
  { name: "title", most: 90 },
  { name: "subtitle", most: 90 },
  { name: "price", most: 28 },
  { name: "badge", most: 22 },
] as const;

/** What a thumbnail says and how it looks. */
export function DesignFields({ value, onChange, disabled }: Props) {
  const t = useTranslations("pictures");
  const set = (change: Partial<Design>) => onChange({ ...value, ...change });
  const toggle = (size: Design["sizes"][number], on: boolean) => {
    const sizes = sizeIds.filter((id) => (id === size ? on : value.sizes.includes(id)));
    if (sizes.length > 0) set({ sizes });
  };
  return (
    <fieldset disabled={disabled} className="grid gap-4">
      {words.map(({ name, most }) => (
        <Field key={name} label={t(`design.${name}`)} required={name === "title"}>
          {(control) => (
            <Input
              {...control}
              dir="auto"
              maxLength={most}
              value={value[name]}
              onChange={(event) => set({ [name]: event.target.value })}
            />
          )}
        </Field>
      ))}
      <div className="grid grid-cols-2 gap-3">
        <Field label={t("design.template")}>
          {(control) => (
            <NativeSelect
              {...control}
              value={value.template}
              onChange={(event) => set({ template: event.target.value as Design["template"] })}
            >
              {templateIds.map((id) => (
                <option key={id} value={id}>
                  {t(`templates.${id}`)}
                </option>
              ))}
            </NativeSelect>
          )}
        </Field>
        <Field label={t("design.colour")}>
          {(control) => (
            <input
              {...control}
              type="color"
              value={value.colour}
              onChange={(event) => set({ colour: event.target.value })}
              className="h-8 w-full cursor-pointer rounded-md border bg-card p-1"
            />
          )}
        </Field>
      </div>
      <fieldset className="grid gap-2">
        <legend className="mb-1.5 font-medium">{t("design.sizes")}</legend>
        {sizeIds.map((id) => (
          <label key={id} className="flex items-center gap-2">
            <input
              type="checkbox"
              className="size-4 accent-primary"
              checked={value.sizes.includes(id)}
              onChange={(event) => toggle(id, event.target.checked)}
            />
            {t(`sizes.${id}`)}
            <bdi className="text-muted-foreground text-sm tabular-nums">
              {thumbnailSizes[id][0]} × {thumbnailSizes[id][1]}
            </bdi>
          </label>
        ))}
      </fieldset>
      <label className="flex items-center gap-2">
        <input
          type="checkbox"
          className="size-4 accent-primary"
          checked={value.cutOut}
          onChange={(event) => set({ cutOut: event.target.checked })}
        />
        {t("design.cutOut")}
      </label>
    </fieldset>
  );
}
