"use client";

import { Globe, LogOut, Settings, ShieldCheck, Store } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { chooseLanguageAction, signOutAction } from "@/app/(auth)/actions";
import { toastProblem } from "@/components/api/toast-problem";
import { ActionMenu } from "@/components/shared/action-menu";
import { useCommands } from "@/components/shared/commands";
import { rememberLocale } from "@/components/shared/remember-locale";
import { themeIcons } from "@/components/shared/theme-switcher";
import { toast } from "@/components/shared/toast";
import { preferences } from "@/components/theme/preferences";
import { usePreference } from "@/components/theme/use-preference";
import { Avatar } from "@/components/ui/avatar";
import { type Locale, localeNames, locales } from "@/server/platform/i18n/locales";

interface Props {
  name: string;
  email: string;
  admin: boolean;
  /** Where the pages of the account lie: below the store one is in, or on their own. */
  base?: string;
}

/** Changes the language of this device and of the person's profile, then comes again in it. */
async function speak(locale: Locale): Promise<void> {
  try {
    const form = new FormData();
    form.set("locale", locale);
    const { problem } = await chooseLanguageAction(form);
    if (problem) return toast(problem.title, { tone: "error", description: problem.detail });
    rememberLocale(locale);
    // A whole new document: language, direction and fonts change with it.
    window.location.reload();
  } catch (error) {
    toastProblem(error);
  }
}

/** The person's own menu at the end of the top bar: pages of the account, language, theme, the way out. */
export function AccountMenu({ name, email, admin, base }: Props) {
  const t = useTranslations("shell");
  const locale = useLocale();
  const [theme, setTheme] = usePreference("theme");
  const themes = preferences.theme.map((value) => {
    const Icon = themeIcons[value];
    return { value, label: t(`theme.${value}`), icon: <Icon aria-hidden /> };
  });
  const Theme = themeIcons[theme];
  useCommands([
    ...themes.map(({ value, label, icon }) => ({
      id: `theme-${value}`,
      label: `${t("theme.label")}: ${label}`,
      icon,
      personal: true,
      run: () => setTheme(value),
    })),
    ...locales
      .filter((value) => value !== locale)
      .map((value) => ({
        id: `language-${value}`,
        label: `${t("language")}: ${localeNames[value]}`,
        icon: <Globe aria-hidden />,
        // Who cannot read the page yet may still know the English word.
        keywords: ["language"],
        personal: true,
        run: () => void speak(value),
      })),
  ]);
  return (
    <ActionMenu
      align="end"
      label={t("frame.menu", { name })}
      className="rounded-full"
      entries={[
        { heading: email },
        ...(base
          ? [{ id: "settings", label: t("nav.settings"), icon: <Settings />, href: `${base}/settings` }]
          : []),
        { id: "stores", label: t("frame.stores"), icon: <Store />, href: "/stores" },
        ...(admin ? [{ id: "admin", label: t("frame.admin"), icon: <ShieldCheck />, href: "/admin" }] : []),
        { line: "choices" },
        {
          id: "language",
          label: t("language"),
          icon: <Globe />,
          choices: locales.map((value) => ({ value, label: localeNames[value], lang: value })),
          chosen: locale,
          onChoose: (value) => void speak(value as Locale),
        },
        {
          id: "theme",
          label: t("theme.label"),
          icon: <Theme />,
          choices: themes,
          chosen: theme,
          onChoose: (value) => setTheme(value as typeof theme),
        },
        { line: "leave" },
        { id: "sign-out", label: t("frame.signOut"), icon: <LogOut />, onSelect: () => void signOutAction() },
      ]}
    >
      <Avatar name={name} />
    </ActionMenu>
  );
}
