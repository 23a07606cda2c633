"use client";

import { PanelLeft } from "lucide-react";
import { useTranslations } from "next-intl";
import { menuButtonClasses } from "@/components/shared/action-menu";
import { useShortcuts } from "@/components/shared/use-shortcuts";
import { usePreference } from "@/components/theme/use-preference";

/** Makes the sidebar narrow or wide; remembered on this device. */
export function SidebarToggle() {
  const t = useTranslations("shell");
  const [sidebar, setSidebar] = usePreference("sidebar");
  const toggle = () => setSidebar(sidebar === "open" ? "collapsed" : "open");
  useShortcuts([{ keys: "mod+b", label: t("sidebar"), group: t("shortcuts.general"), run: toggle }]);
  return (
    <button
      type="button"
      aria-label={t("sidebar")}
      aria-expanded={sidebar === "open"}
      onClick={toggle}
      className={`${menuButtonClasses} max-lg:hidden aria-expanded:bg-transparent`}
    >
      <PanelLeft className="size-4 rtl:-scale-x-100" aria-hidden />
    </button>
  );
}
