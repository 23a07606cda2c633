"use client";

import { useTranslations } from "next-intl";
import { Field } from "@/components/ui/field";
import { NativeSelect } from "@/components/ui/native-select";
import { type Design, sizeIds, templateIds, thumbnailSizes } from "@/server/modules/media/contract";

type Look = Pick<Design, "template" | "colour" | "sizes" | "cutOut">;

/** How a thumbnail looks, whatever it says. */
export function LookFields({ value, onChange }: { value: Look; onChange: (change: Partial<Look>) => void }) {
  const t = useTranslations("pictures");
  const toggle = (size: Look["sizes"][number], on: boolean) => {
    const sizes = sizeIds.filter((id) => (id === size ? on : value.sizes.includes(id)));
    if (sizes.length > 0) onChange({ sizes });
  };
  return (
    <>
      <div className="grid grid-cols-2 gap-3">
        <Field label={t("design.template")}>
          {(control) => (
            <NativeSelect
              {...control}
              value={value.template}
              onChange={(event) => onChange({ template: event.target.value as Look["template"] })}
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
              onChange={(event) => onChange({ colour: event.target.value })}
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
          onChange={(event) => onChange({ cutOut: event.target.checked })}
        />
        {t("design.cutOut")}
      </label>
    </>
  );
}
