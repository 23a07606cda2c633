"use client";

import { Ellipsis } from "lucide-react";
import Link from "next/link";
import { useState } from "react";
import {
  DropdownMenu,
  DropdownMenuCheckboxItem,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuLabel,
  DropdownMenuRadioGroup,
  DropdownMenuRadioItem,
  DropdownMenuSeparator,
  DropdownMenuSub,
  DropdownMenuSubContent,
  DropdownMenuSubTrigger,
  DropdownMenuTrigger,
} from "@/components/ui/dropdown-menu";
import type { ActionMenuProps, MenuEntry } from "./action-menu";

function Choice({ entry }: { entry: Extract<MenuEntry, { choices: unknown }> }) {
  const { label, icon, choices, chosen, onChoose } = entry;
  return (
    <DropdownMenuSub>
      <DropdownMenuSubTrigger>
        {icon}
        {label}
      </DropdownMenuSubTrigger>
      <DropdownMenuSubContent>
        <DropdownMenuRadioGroup value={chosen} onValueChange={onChoose}>
          {choices.map((choice) => (
            <DropdownMenuRadioItem key={choice.value} value={choice.value} lang={choice.lang}>
              {choice.icon}
              {choice.label}
            </DropdownMenuRadioItem>
          ))}
        </DropdownMenuRadioGroup>
      </DropdownMenuSubContent>
    </DropdownMenuSub>
  );
}

function Entry({ entry }: { entry: MenuEntry }) {
  if ("heading" in entry) return <DropdownMenuLabel>{entry.heading}</DropdownMenuLabel>;
  if ("line" in entry) return <DropdownMenuSeparator />;
  if ("choices" in entry) return <Choice entry={entry} />;
  const { label, icon, href, onSelect, destructive, disabled, checked } = entry;
  if (checked !== undefined) {
    return (
      <DropdownMenuCheckboxItem checked={checked} disabled={disabled ?? false} onSelect={() => onSelect?.()}>
        {icon}
        {label}
      </DropdownMenuCheckboxItem>
    );
  }
  return (
    <DropdownMenuItem
      disabled={disabled ?? false}
      destructive={destructive ?? false}
      onSelect={() => onSelect?.()}
      asChild={href !== undefined}
    >
      {href === undefined ? (
        <>
          {icon}
          {label}
        </>
      ) : (
        <Link href={href}>
          {icon}
          {label}
        </Link>
      )}
    </DropdownMenuItem>
  );
}

/** The menu of an ActionMenu, open from the start. */
export default function OpenedMenu({ label, entries, children, className, align = "end" }: ActionMenuProps) {
  const [open, setOpen] = useState(true);
  return (
    <DropdownMenu open={open} onOpenChange={setOpen} modal={false}>
      <DropdownMenuTrigger aria-label={label} className={className}>
        {children ?? <Ellipsis className="size-4" aria-hidden />}
      </DropdownMenuTrigger>
      <DropdownMenuContent align={align}>
        {entries.map((entry) => (
          <Entry
            key={"id" in entry ? entry.id : "heading" in entry ? entry.heading : entry.line}
            entry={entry}
          />
        ))}
      </DropdownMenuContent>
    </DropdownMenu>
  );
}
