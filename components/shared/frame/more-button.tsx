"use client";

import { Menu } from "lucide-react";
import { usePathname } from "next/navigation";
import { useTranslations } from "next-intl";
import { lazy, type ReactNode, Suspense, useEffect, useState } from "react";

const loadSheet = () => import("./more-sheet");
const MoreSheet = lazy(loadSheet);

/** "More" on a phone: the whole navigation, in a panel from the foot of the screen. */
export function MoreButton({ className, children }: { className: string; children: ReactNode }) {
  const t = useTranslations("shell");
  const pathname = usePathname();
  const [open, setOpen] = useState<boolean>();
  // Whoever has gone somewhere is done with the panel.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the address is what is watched
  useEffect(() => setOpen((now) => (now === undefined ? now : false)), [pathname]);
  return (
    <>
      <button
        type="button"
        className={className}
        aria-haspopup="dialog"
        aria-expanded={open ?? false}
        onPointerEnter={loadSheet}
        onClick={() => setOpen(true)}
      >
        <Menu aria-hidden />
        <span className="truncate">{t("more")}</span>
      </button>
      <Suspense>
        {open !== undefined && (
          <MoreSheet open={open} onOpenChange={setOpen} title={t("mainNavigation")}>
            {children}
          </MoreSheet>
        )}
      </Suspense>
    </>
  );
}
