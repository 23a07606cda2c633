"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "./confirm-dialog";

interface SaveBarProps {
  /** Whether anything differs from what is saved. */
  dirty: boolean;
  saving: boolean;
  /** The form's id: the button submits it, so that Enter and the browser's own checks work. */
  form: string;
  onDiscard: () => void;
}

/** The way to another page of the app that a click leads, if it leads to one. */
function leadsAway(event: MouseEvent): string | undefined {
  if (
    event.defaultPrevented ||
    event.button !== 0 ||
    event.metaKey ||
    event.ctrlKey ||
    event.shiftKey ||
    event.altKey
  ) {
    return undefined;
  }
  const link = event.target instanceof Element ? event.target.closest("a[href]") : null;
  if (!(link instanceof HTMLAnchorElement) || link.target === "_blank" || link.hasAttribute("download"))
    return undefined;
  const url = new URL(link.href);
  if (url.origin !== window.location.origin || url.pathname === window.location.pathname) return undefined;
  return url.pathname + url.search + url.hash;
}

/** Appears with the first change of a form: save or discard; and asks before the changes are lost. */
export function SaveBar({ dirty, saving, form, onDiscard }: SaveBarProps) {
  const t = useTranslations("common");
  const router = useRouter();
  const [target, setTarget] = useState<string>();
  useEffect(() => {
    if (!dirty) return;
    const beforeUnload = (event: BeforeUnloadEvent) => event.preventDefault();
    const click = (event: MouseEvent) => {
      const away = leadsAway(event);
      if (!away) return;
      event.preventDefault();
      event.stopPropagation();
      setTarget(away);
    };
    window.addEventListener("beforeunload", beforeUnload);
    // Before the router's own handler sees the click.
    document.addEventListener("click", click, true);
    return () => {
      window.removeEventListener("beforeunload", beforeUnload);
      document.removeEventListener("click", click, true);
    };
  }, [dirty]);
  return (
    <>
      {dirty && (
        <section
          aria-label={t("form.unsaved")}
          className="fade-in-0 slide-in-from-bottom-2 sticky bottom-16 z-20 flex animate-in flex-wrap items-center justify-between gap-3 rounded-lg border bg-popover px-4 py-2.5 shadow-lg md:bottom-4"
        >
          <p aria-live="polite" className="font-medium">
            {t("form.unsaved")}
          </p>
          <div className="flex gap-2">
            <Button variant="ghost" disabled={saving} onClick={onDiscard}>
              {t("action.discard")}
            </Button>
            <Button type="submit" form={form} loading={saving}>
              {t("action.save")}
            </Button>
          </div>
        </section>
      )}
      <ConfirmDialog
        open={target !== undefined}
        onOpenChange={(open) => {
          if (!open) setTarget(undefined);
        }}
        title={t("form.leaveTitle")}
        text={t("form.leaveText")}
        confirm={t("form.leave")}
        cancel={t("form.stay")}
        onConfirm={() => {
          if (target) router.push(target);
        }}
      />
    </>
  );
}
