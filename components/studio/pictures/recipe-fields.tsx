"use client";

import { useTranslations } from "next-intl";
import { Field } from "@/components/ui/field";
import { NativeSelect } from "@/components/ui/native-select";
import { formatIds, formats, type Recipe } from "@/server/modules/media/contract";

export const firstRecipe: Recipe = {
  background: "white",
  light: true,
  whiteBalance: true,
  sharpen: "soft",
  upscale: false,
  format: "square",
  fit: "pad",
  fileType: "webp",
};

interface Props {
  value: Recipe;
  onChange: (value: Recipe) => void;
  disabled: boolean;
}

const switches = ["light", "whiteBalance", "upscale"] as const;

/** All that can be done to a picture. */
export function RecipeFields({ value, onChange, disabled }: Props) {
  const t = useTranslations("pictures.recipe");
  const set = (change: Partial<Recipe>) => {
    const next = { ...value, ...change };
    // A JPEG has no transparency.
    const clear = next.background === "transparent" && next.fileType === "jpeg";
    onChange(clear ? { ...next, fileType: "png" } : next);
  };
  const select = <K extends "background" | "sharpen" | "fit" | "fileType">(
    name: K,
    title: string,
    options: readonly Recipe[K][],
    label: (option: Recipe[K]) => string,
  ) => (
    <Field label={title}>
      {(control) => (
        <NativeSelect
          {...control}
          value={value[name]}
          onChange={(event) => set({ [name]: event.target.value } as Partial<Recipe>)}
        >
          {options.map((option) => (
            <option key={option} value={option}>
              {label(option)}
            </option>
          ))}
        </NativeSelect>
      )}
    </Field>
  );
  return (
    <fieldset disabled={disabled} className="grid gap-4">
      {select("background", t("background.label"), ["white", "transparent", "keep"], (o) =>
        t(`background.${o}`),
      )}
      <Field label={t("format.label")}>
        {(control) => (
          <NativeSelect
            {...control}
            value={value.format}
            onChange={(event) => set({ format: event.target.value as Recipe["format"] })}
          >
            {formatIds.map((id) => (
              <option key={id} value={id}>
                {id === "original"
                  ? t("format.original")
                  : t("format.sized", {
                      name: t(`format.${id}`),
                      width: String(formats[id].width),
                      height: String(formats[id].height),
                    })}
              </option>
            ))}
          </NativeSelect>
        )}
      </Field>
      {value.background === "keep" &&
        value.format !== "original" &&
        select("fit", t("fit.label"), ["pad", "crop"], (o) => t(`fit.${o}`))}
      <div className="grid gap-2">
        {switches.map((name) => (
          <label key={name} className="flex items-center gap-2">
            <input
              type="checkbox"
              className="size-4 accent-primary"
              checked={value[name]}
              onChange={(event) => set({ [name]: event.target.checked })}
            />
            {t(name)}
          </label>
        ))}
      </div>
      <div className="grid grid-cols-2 gap-3">
        {select("sharpen", t("sharpen.label"), ["none", "soft", "strong"], (o) => t(`sharpen.${o}`))}
        {select(
          "fileType",
          t("fileType.label"),
          value.background === "transparent" ? ["webp", "png"] : ["webp", "jpeg", "png"],
          (o) => t(`fileType.${o}`),
        )}
      </div>
    </fieldset>
  );
}
