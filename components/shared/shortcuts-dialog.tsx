"use client";

import { useTranslations } from "next-intl";
import { useSyncExternalStore } from "react";
import {
  Dialog,
  DialogBody,
  DialogContent,
  DialogDescription,
  DialogHeader,
  DialogTitle,
} from "@/components/ui/dialog";
import { Keys } from "./keys";
import { shortcuts } from "./shortcuts";

interface ShortcutsDialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

/** All keys that do something on the page at hand. */
export default function ShortcutsDialog({ open, onOpenChange }: ShortcutsDialogProps) {
  const t = useTranslations("shell.shortcuts");
  const all = useSyncExternalStore(shortcuts.subscribe, shortcuts.all, shortcuts.all);
  const groups = [...new Set(all.map((shortcut) => shortcut.group))];
  return (
    <Dialog open={open} onOpenChange={onOpenChange}>
      <DialogContent className="max-w-2xl">
        <DialogHeader>
          <DialogTitle>{t("title")}</DialogTitle>
          <DialogDescription>{t("intro")}</DialogDescription>
        </DialogHeader>
        <DialogBody className="gap-x-8 pb-5 sm:columns-2 sm:block">
          {groups.map((group) => (
            <section key={group} className="mb-5 break-inside-avoid">
              <h3 className="mb-1 font-medium text-muted-foreground text-xs">{group}</h3>
              <dl>
                {all
                  .filter((shortcut) => shortcut.group === group)
                  .map((shortcut) => (
                    <div
                      key={shortcut.keys}
                      className="flex min-h-8 items-center justify-between gap-4 border-b last:border-0"
                    >
                      <dt>{shortcut.label}</dt>
                      <dd>
                        <Keys keys={shortcut.keys} />
                      </dd>
                    </div>
                  ))}
              </dl>
            </section>
          ))}
        </DialogBody>
      </DialogContent>
    </Dialog>
  );
}
