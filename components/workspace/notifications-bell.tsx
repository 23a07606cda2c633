"use client";

import { Bell } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { menuButtonClasses } from "@/components/shared/action-menu";
import { useLive } from "./live";
import { useStore } from "./store-context";

const mostShown = 99;

/** The way to the notifications, with how many are unread; it follows what happens live. */
export function NotificationsBell() {
  const t = useTranslations("shell.frame");
  const { path } = useStore();
  const { unread } = useLive();
  return (
    <Link
      href={`${path}/notifications`}
      aria-label={t("unread", { count: unread })}
      className={menuButtonClasses}
    >
      <Bell className="size-4" aria-hidden />
      {unread > 0 && (
        <span
          aria-hidden
          className="absolute -end-0.5 -top-0.5 grid h-4 min-w-4 place-items-center rounded-full bg-primary px-1 font-medium text-[10px] text-primary-foreground tabular-nums"
        >
          {Math.min(unread, mostShown)}
        </span>
      )}
    </Link>
  );
}
