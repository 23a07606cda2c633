"use client";

import { ArrowRight } from "lucide-react";
import { useTranslations } from "next-intl";
import { Dialog as Primitive } from "radix-ui";
import { type ReactNode, useSyncExternalStore } from "react";
import { cn } from "@/components/ui/cn";
import {
  Command,
  CommandEmpty,
  CommandGroup,
  CommandInput,
  CommandItem,
  CommandList,
} from "@/components/ui/command";
import { dialogClasses, overlayClasses } from "@/components/ui/dialog";
import { commands } from "./commands";
import { Keys } from "./keys";

export interface PaletteItem {
  id: string;
  label: string;
  icon?: ReactNode;
  keywords?: string[];
  /** The keys that do the same, shown beside it. */
  keys?: string;
  run: () => void;
}

interface CommandPaletteProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  pages: PaletteItem[];
}

/** Everything one can go to or do, found by typing. Loaded when it is first opened. */
export default function CommandPalette({ open, onOpenChange, pages }: CommandPaletteProps) {
  const t = useTranslations("shell.palette");
  const account = useTranslations("shell")("account");
  const actions = useSyncExternalStore(commands.subscribe, commands.all, commands.all);
  const group = (heading: string, items: readonly PaletteItem[]) =>
    items.length > 0 && (
      <CommandGroup heading={heading}>
        {items.map((item) => (
          <CommandItem
            key={item.id}
            value={`${item.label} ${item.id}`}
            keywords={item.keywords ?? []}
            onSelect={() => {
              onOpenChange(false);
              item.run();
            }}
          >
            {item.icon ?? <ArrowRight className="rtl:-scale-x-100" aria-hidden />}
            <span className="min-w-0 flex-1 truncate">{item.label}</span>
            {item.keys && <Keys keys={item.keys} />}
          </CommandItem>
        ))}
      </CommandGroup>
    );
  return (
    <Primitive.Root open={open} onOpenChange={onOpenChange}>
      <Primitive.Portal>
        <Primitive.Overlay className={overlayClasses} />
        <Primitive.Content aria-describedby={undefined} className={cn(dialogClasses, "max-w-xl")}>
          <Primitive.Title className="sr-only">{t("title")}</Primitive.Title>
          <Command label={t("title")} loop>
            <CommandInput placeholder={t("placeholder")} />
            <CommandList label={t("title")}>
              <CommandEmpty>{t("empty")}</CommandEmpty>
              {group(
                t("actions"),
                actions.filter((action) => !action.personal),
              )}
              {group(t("pages"), pages)}
              {group(
                account,
                actions.filter((action) => action.personal),
              )}
            </CommandList>
          </Command>
        </Primitive.Content>
      </Primitive.Portal>
    </Primitive.Root>
  );
}
