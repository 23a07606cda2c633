"use client";

import { SearchX, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { type ReactNode, useRef } from "react";
import { Button } from "@/components/ui/button";
import { EmptyState } from "./empty-state";
import { ListTable, type ListTableProps } from "./list/list-table";
import { type ListFilterOptions, ListToolbar } from "./list/list-toolbar";
import { useListKeys } from "./list/use-list-keys";
import type { ListParams } from "./list/use-list-params";

export interface DataListProps<Row> extends ListTableProps<Row> {
  /** What is listed, in the plural: "products". */
  what: string;
  params: ListParams;
  /** Whether the list can be searched as one types. */
  search?: boolean;
  filters?: ListFilterOptions[];
  /** How many there are in all, once it is known. */
  total?: number | undefined;
  /** Keyset paging: whether more can be shown, and how. */
  more?: { available: boolean; loading: boolean; show: () => void };
  /** What can be done with the selected rows. */
  bulk?: ReactNode;
  /** Above the list: the views that one has saved. */
  tabs?: ReactNode;
  /** At the end of the toolbar: export, columns. */
  actions?: ReactNode;
  /** What stands here before there is anything at all. */
  empty: ReactNode;
  /** What stands here when the rows could not be loaded. */
  error?: ReactNode;
}

function BulkBar({ count, onClear, children }: { count: number; onClear: () => void; children: ReactNode }) {
  const t = useTranslations("common.list");
  return (
    <div
      role="toolbar"
      aria-label={t("selected", { count })}
      className="fade-in-0 slide-in-from-bottom-2 sticky bottom-20 z-10 mx-auto flex w-fit max-w-full animate-in flex-wrap items-center gap-2 rounded-lg border bg-popover p-2 shadow-lg md:bottom-4"
    >
      <span aria-live="polite" className="ps-2 font-medium tabular-nums">
        {t("selected", { count })}
      </span>
      {children}
      <Button variant="ghost" size="icon-sm" aria-label={t("clearSelection")} onClick={onClear}>
        <X aria-hidden />
      </Button>
    </div>
  );
}

/**
 * A list to work with: search, filters in the address, sorting, selection with shift, what to do with many at
 * once, keys, more on demand. It loads nothing itself: the page hands over the rows for `params`.
 */
export function DataList<Row>({
  what,
  params,
  search = true,
  filters = [],
  total,
  more,
  bulk,
  tabs,
  actions,
  empty,
  error,
  ...table
}: DataListProps<Row>) {
  const t = useTranslations("common.list");
  const { rows, rowId, selection } = table;
  const list = useRef<HTMLDivElement>(null);
  useListKeys(list, selection && ((id) => selection.toggle(rows?.map(rowId) ?? [], id, false)));
  const narrowed = ["q", ...filters.map((filter) => filter.name)].filter((name) => params.get(name));
  if (rows?.length === 0 && narrowed.length === 0 && !error) return empty;
  return (
    <div className="grid grid-cols-1 gap-3" ref={list}>
      {tabs}
      <ListToolbar
        what={what}
        search={search}
        params={params}
        filters={filters}
        count={total}
        actions={actions}
      />
      <div className="overflow-hidden rounded-lg border bg-card">
        {error ??
          (rows?.length === 0 ? (
            <EmptyState
              picture={<SearchX />}
              title={t("nothingFound")}
              text={t("nothingFoundHint")}
              action={
                <Button variant="outline" onClick={() => params.clear(narrowed)}>
                  {t("clearFilters")}
                </Button>
              }
            />
          ) : (
            <ListTable {...table} />
          ))}
      </div>
      {rows && more?.available && !error && (
        <div className="flex flex-wrap items-center justify-center gap-3">
          <Button variant="outline" onClick={more.show} loading={more.loading}>
            {t("showMore")}
          </Button>
          {total !== undefined && (
            <span className="text-muted-foreground text-sm tabular-nums">
              {t("shown", { shown: rows.length, total })}
            </span>
          )}
        </div>
      )}
      {selection && selection.selected.size > 0 && (
        <BulkBar count={selection.selected.size} onClear={selection.clear}>
          {bulk}
        </BulkBar>
      )}
    </div>
  );
}
