"use client";

import { Monitor, Moon, Sun } from "lucide-react";
import { useTranslations } from "next-intl";
import { useId } from "react";
import { preferences } from "@/components/theme/preferences";
import { usePreference } from "@/components/theme/use-preference";

export const themeIcons = { system: Monitor, light: Sun, dark: Moon };

/** Light, dark, or like the device. */
export function ThemeSwitcher() {
  const t = useTranslations("shell.theme");
  const [theme, setTheme] = usePreference("theme");
  const name = useId();
  return (
    <fieldset className="inline-flex w-fit rounded-md border bg-muted p-0.5">
      <legend className="sr-only">{t("label")}</legend>
      {preferences.theme.map((value) => {
        const Icon = themeIcons[value];
        return (
          <label
            key={value}
            title={t(value)}
            className="grid size-6 cursor-pointer place-items-center rounded-sm text-muted-foreground hover:text-foreground has-checked:bg-card has-checked:text-foreground has-checked:shadow-sm has-focus-visible:outline-2 has-focus-visible:outline-ring pointer-coarse:size-9"
          >
            <input
              type="radio"
              name={name}
              className="sr-only"
              checked={theme === value}
              onChange={() => setTheme(value)}
            />
            <Icon className="size-3.5" aria-hidden />
            <span className="sr-only">{t(value)}</span>
          </label>
        );
      })}
    </fieldset>
  );
}
