"use client";

import { ListFilter, Rows3, Rows4, Search, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { type ReactNode, useEffect, useRef, useState } from "react";
import { ActionMenu, menuButtonClasses } from "@/components/shared/action-menu";
import { useShortcuts } from "@/components/shared/use-shortcuts";
import { usePreference } from "@/components/theme/use-preference";
import { Input } from "@/components/ui/input";
import type { ListParams } from "./use-list-params";

/** A filter of a list, which is one parameter of the address. */
export interface ListFilterOptions {
  name: string;
  label: string;
  options: { value: string; label: string }[];
}

interface ListToolbarProps {
  search: boolean;
  /** What is listed, in the plural: "products". */
  what: string;
  params: ListParams;
  filters?: ListFilterOptions[];
  /** How many there are in all, once it is known. */
  count?: number | undefined;
  /** At the end: export, columns. */
  actions?: ReactNode;
}

const SEARCH_DELAY_MS = 180;

function SearchField({ what, params }: Pick<ListToolbarProps, "what" | "params">) {
  const t = useTranslations();
  const field = useRef<HTMLInputElement>(null);
  const inAddress = params.get("q") ?? "";
  const [text, setText] = useState(inAddress);
  const [seen, setSeen] = useState(inAddress);
  const [sent, setSent] = useState(inAddress);
  // The address may change from elsewhere (back, "clear filters"); what comes from here is in the field already.
  if (inAddress !== seen) {
    setSeen(inAddress);
    if (inAddress !== sent) {
      setText(inAddress);
      setSent(inAddress);
    }
  }
  useEffect(() => {
    const wanted = text.trim();
    if (wanted === inAddress) return;
    const timer = setTimeout(() => {
      setSent(wanted);
      params.set({ q: wanted || undefined });
    }, SEARCH_DELAY_MS);
    return () => clearTimeout(timer);
  }, [text, inAddress, params]);
  useShortcuts([
    {
      keys: "/",
      label: t("common.list.searchKey"),
      group: t("shell.shortcuts.list"),
      run: () => field.current?.focus(),
    },
  ]);
  return (
    <div className="relative min-w-44 flex-1 max-md:basis-full md:max-w-72">
      <Search
        aria-hidden
        className="pointer-events-none absolute inset-y-0 start-2.5 my-auto size-4 text-muted-foreground"
      />
      <Input
        ref={field}
        type="search"
        value={text}
        aria-label={t("common.list.searchHere", { what })}
        placeholder={t("common.list.searchHere", { what })}
        onChange={(event) => setText(event.target.value)}
        // Whoever goes on to a link has searched already: a late change of the address would stop the way there.
        onBlur={() => {
          if (text === inAddress) return;
          setSent(text);
          params.set({ q: text.trim() === "" ? undefined : text });
        }}
        onKeyDown={(event) => {
          if (event.key === "Escape") event.currentTarget.blur();
        }}
        className="ps-8 [&::-webkit-search-cancel-button]:hidden"
      />
    </div>
  );
}

function FilterChip({ filter, params }: { filter: ListFilterOptions; params: ListParams }) {
  const t = useTranslations("common.list");
  const value = params.get(filter.name);
  // What is chosen in the address shows before the choices are known.
  const unknown = value && filter.options.length === 0 ? { label: value } : undefined;
  const chosen = filter.options.find((option) => option.value === value) ?? unknown;
  return (
    <span className="inline-flex h-8 items-stretch rounded-md border bg-card pointer-coarse:h-10 has-[button+button]:border-primary-text/40 has-[button+button]:bg-primary-soft">
      <ActionMenu
        align="start"
        className="inline-flex items-center gap-1.5 rounded-md px-2.5 hover:bg-muted"
        entries={filter.options.map((option) => ({
          id: option.value,
          label: option.label,
          checked: option.value === value,
          onSelect: () => params.set({ [filter.name]: option.value === value ? undefined : option.value }),
        }))}
      >
        {!chosen && <ListFilter className="size-3.5 text-muted-foreground" aria-hidden />}
        <span className={chosen ? "text-primary-text" : "text-muted-foreground"}>
          {filter.label}
          {chosen && <span className="font-medium">{`: ${chosen.label}`}</span>}
        </span>
      </ActionMenu>
      {chosen && (
        <button
          type="button"
          aria-label={t("removeFilter", { name: filter.label })}
          onClick={() => params.set({ [filter.name]: undefined })}
          className="grid w-7 place-items-center rounded-md text-primary-text hover:bg-muted"
        >
          <X className="size-3.5" aria-hidden />
        </button>
      )}
    </span>
  );
}

/** Search as one types, filters as chips, the count, and how close the rows stand. */
export function ListToolbar({ what, search, params, filters = [], count, actions }: ListToolbarProps) {
  const t = useTranslations("common.list");
  const [density, setDensity] = usePreference("density");
  const compact = density === "compact";
  // What is left then is not for a phone.
  const bare = !search && filters.length === 0 && count === undefined && !actions;
  return (
    <div className={`flex flex-wrap items-center gap-2 ${bare ? "max-md:hidden" : ""}`}>
      {search && <SearchField what={what} params={params} />}
      {filters.map((filter) => (
        <FilterChip key={filter.name} filter={filter} params={params} />
      ))}
      <div className="ms-auto flex items-center gap-2">
        <span aria-live="polite" className="text-muted-foreground text-sm tabular-nums">
          {count !== undefined && t("count", { count })}
        </span>
        {actions}
        <button
          type="button"
          aria-pressed={compact}
          aria-label={t("compact")}
          title={t("compact")}
          onClick={() => setDensity(compact ? "comfortable" : "compact")}
          className={`${menuButtonClasses} max-md:hidden`}
        >
          {compact ? <Rows4 className="size-4" aria-hidden /> : <Rows3 className="size-4" aria-hidden />}
        </button>
      </div>
    </div>
  );
}
