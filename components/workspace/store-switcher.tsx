"use client";

import { Check, ChevronsUpDown, Plus, Store } from "lucide-react";
import { useTranslations } from "next-intl";
import { ActionMenu } from "@/components/shared/action-menu";

interface Place {
  slug: string;
  name: string;
}

/** Which store one is in, and the way to another one. */
export function StoreSwitcher({ current, stores }: { current: Place; stores: Place[] }) {
  const t = useTranslations("shell.frame");
  return (
    <ActionMenu
      align="start"
      label={t("switch", { name: current.name })}
      className="flex h-9 w-full min-w-0 items-center gap-2 rounded-md px-2 text-start font-medium hover:bg-muted rail:justify-center rail:px-0"
      entries={[
        { heading: t("stores") },
        ...stores.map(({ slug, name }) => ({
          id: slug,
          label: <bdi>{name}</bdi>,
          icon: slug === current.slug ? <Check /> : <Store />,
          href: `/store/${slug}`,
        })),
        { line: "stores" },
        { id: "new", label: t("newStore"), icon: <Plus />, href: "/stores/new" },
      ]}
    >
      <span
        aria-hidden
        className="grid size-6 shrink-0 place-items-center rounded-md bg-primary font-semibold text-primary-foreground text-sm"
      >
        {[...current.name][0]?.toUpperCase()}
      </span>
      <bdi className="min-w-0 flex-1 truncate rail:hidden">{current.name}</bdi>
      <ChevronsUpDown className="size-3.5 shrink-0 text-muted-foreground rail:hidden" aria-hidden />
    </ActionMenu>
  );
}
