"use client";

import { LogOut, Settings, ShieldCheck, Store } from "lucide-react";
import { useTranslations } from "next-intl";
import { signOutAction } from "@/app/(auth)/actions";
import { ActionMenu } from "@/components/shared/action-menu";
import { LocaleSwitcher } from "@/components/shared/locale-switcher";
import { ThemeSwitcher } from "@/components/shared/theme-switcher";
import { Avatar } from "@/components/ui/avatar";

interface Props {
  name: string;
  email: string;
  admin: boolean;
  /** Where the pages of the account lie: below the store one is in, or on their own. */
  base?: string;
}

/** The person's own menu at the end of the top bar. */
export function AccountMenu({ name, email, admin, base }: Props) {
  const t = useTranslations("shell.frame");
  const nav = useTranslations("shell.nav");
  return (
    <div className="flex items-center gap-1.5">
      <span className="flex items-center gap-1.5 max-lg:hidden">
        <LocaleSwitcher />
        <ThemeSwitcher />
      </span>
      <ActionMenu
        align="end"
        label={t("menu", { name })}
        className="rounded-full"
        entries={[
          { heading: email },
          ...(base
            ? [{ id: "settings", label: nav("settings"), icon: <Settings />, href: `${base}/settings` }]
            : []),
          { id: "stores", label: t("stores"), icon: <Store />, href: "/stores" },
          ...(admin ? [{ id: "admin", label: t("admin"), icon: <ShieldCheck />, href: "/admin" }] : []),
          { line: "leave" },
          { id: "sign-out", label: t("signOut"), icon: <LogOut />, onSelect: () => void signOutAction() },
        ]}
      >
        <Avatar name={name} />
      </ActionMenu>
    </div>
  );
}
