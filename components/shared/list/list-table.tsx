"use client";

import { ArrowDown, ArrowUp, ChevronsUpDown } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Checkbox } from "@/components/ui/checkbox";
import { cn } from "@/components/ui/cn";
import { Skeleton } from "@/components/ui/skeleton";
import type { Selection } from "./use-selection";

/** A column: the first says what the row is, the last what one can do with it. */
export interface ListColumn<Row> {
  id: string;
  header: string;
  cell: (row: Row) => ReactNode;
  /** Figures stand at the end, one below the other. */
  align?: "end";
  sortable?: boolean;
  /** Not on a phone, where a row is a card. */
  wideOnly?: boolean;
  /** The header is for screen readers only: actions, pictures. */
  quiet?: boolean;
  /** A width class such as `w-32`. */
  width?: string;
}

export interface ListSort {
  column: string;
  descending: boolean;
}

export interface ListTableProps<Row> {
  /** What the table lists, for screen readers. */
  label: string;
  columns: readonly ListColumn<Row>[];
  /** Undefined while they are loaded for the first time. */
  rows: readonly Row[] | undefined;
  rowId: (row: Row) => string;
  /** What a row is called, for screen readers. */
  rowName: (row: Row) => string;
  /** Where the first cell leads. */
  rowHref?: (row: Row) => string;
  sort?: ListSort | undefined;
  onSort?: (sort: ListSort) => void;
  selection?: Selection;
}

const SKELETON_ROWS = 8;
const cellHeight = "h-10 in-data-[density=compact]:h-8";

function SortHead({
  label,
  state,
  onClick,
}: {
  label: string;
  state: "asc" | "desc" | undefined;
  onClick: () => void;
}) {
  const t = useTranslations("common.list");
  const Icon = state === "asc" ? ArrowUp : state === "desc" ? ArrowDown : ChevronsUpDown;
  return (
    <button
      type="button"
      title={t("sortBy", { name: label })}
      onClick={onClick}
      className="-mx-1.5 inline-flex h-7 items-center gap-1 rounded-md px-1.5 hover:bg-muted hover:text-foreground"
    >
      {label}
      <Icon className={cn("size-3.5", !state && "opacity-50")} aria-hidden />
    </button>
  );
}

/** The rows of a list: a table where there is room, cards on a phone. */
export function ListTable<Row>({
  label,
  columns,
  rows,
  rowId,
  rowName,
  rowHref,
  sort,
  onSort,
  selection,
}: ListTableProps<Row>) {
  const t = useTranslations("common.list");
  const ids = rows?.map(rowId) ?? [];
  const selectedHere = selection ? ids.filter((id) => selection.selected.has(id)).length : 0;
  const headState = selectedHere === 0 ? false : selectedHere === ids.length ? true : "indeterminate";
  const sortState = (id: string) => (sort?.column !== id ? undefined : sort.descending ? "desc" : "asc");
  return (
    <div className="relative overflow-x-auto">
      <table aria-label={label} aria-busy={rows === undefined} className="w-full max-md:block">
        <thead className="max-md:sr-only">
          <tr className="border-b bg-muted/40">
            {selection && (
              <th className="w-9 ps-3 text-start">
                <Checkbox
                  aria-label={t("selectAll")}
                  checked={headState}
                  disabled={ids.length === 0}
                  onCheckedChange={() => selection.toggleAll(ids)}
                />
              </th>
            )}
            {columns.map((column) => {
              const state = sortState(column.id);
              return (
                <th
                  key={column.id}
                  scope="col"
                  aria-sort={state ? (state === "asc" ? "ascending" : "descending") : undefined}
                  className={cn(
                    "h-9 whitespace-nowrap px-3 text-start font-medium text-muted-foreground text-sm",
                    column.align === "end" && "text-end",
                    column.width,
                  )}
                >
                  {column.quiet ? (
                    <span className="sr-only">{column.header}</span>
                  ) : column.sortable && onSort ? (
                    <SortHead
                      label={column.header}
                      state={state}
                      onClick={() => onSort({ column: column.id, descending: state === "asc" })}
                    />
                  ) : (
                    column.header
                  )}
                </th>
              );
            })}
          </tr>
        </thead>
        <tbody className="max-md:block">
          {rows === undefined &&
            Array.from({ length: SKELETON_ROWS }, (_, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: rows that are not there yet have no other identity
              <tr key={index} aria-hidden className="border-b last:border-0 max-md:block max-md:p-3">
                {selection && (
                  <td className={cn(cellHeight, "ps-3 max-md:hidden")}>
                    <Skeleton className="size-4 rounded-sm" />
                  </td>
                )}
                {columns.map((column, place) => (
                  <td
                    key={column.id}
                    className={cn(
                      cellHeight,
                      "px-3 max-md:block max-md:h-6 max-md:px-0",
                      column.wideOnly && "max-md:hidden",
                    )}
                  >
                    <Skeleton
                      className={cn("h-3.5", column.align === "end" && "ms-auto max-md:ms-0")}
                      // Uneven, as the texts will be.
                      style={{
                        width: place === 0 ? `${55 + ((index * 17) % 35)}%` : `${40 + ((index * 11) % 25)}%`,
                      }}
                    />
                  </td>
                ))}
              </tr>
            ))}
          {rows?.map((row) => {
            const id = rowId(row);
            const selected = selection?.selected.has(id) ?? false;
            return (
              <tr
                key={id}
                data-row={id}
                aria-selected={selection ? selected : undefined}
                className="group/row relative border-b transition-colors last:border-0 hover:bg-muted/50 aria-selected:bg-primary-soft/60 max-md:flex max-md:flex-wrap max-md:items-center max-md:gap-x-4 max-md:gap-y-1 max-md:p-3 max-md:after:order-1 max-md:after:basis-full max-md:after:content-[''] max-md:has-[[role=checkbox]]:ps-10"
              >
                {selection && (
                  <td
                    className={cn(
                      cellHeight,
                      "ps-3 max-md:absolute max-md:start-3 max-md:top-3.5 max-md:h-auto max-md:p-0",
                    )}
                  >
                    <Checkbox
                      aria-label={t("selectRow", { name: rowName(row) })}
                      checked={selected}
                      onClick={(event) => selection.toggle(ids, id, event.shiftKey)}
                    />
                  </td>
                )}
                {columns.map((column, place) => (
                  <td
                    key={column.id}
                    data-label={place > 0 && !column.quiet ? column.header : undefined}
                    className={cn(
                      cellHeight,
                      "px-3 max-md:h-auto max-md:px-0 md:whitespace-nowrap",
                      column.align === "end" && "text-end tabular-nums max-md:text-start",
                      place === 0
                        ? "max-w-0 max-md:min-w-0 max-md:max-w-none max-md:flex-1"
                        : "max-md:text-sm max-md:before:me-1.5 max-md:before:inline-block max-md:before:text-muted-foreground max-md:before:content-[attr(data-label)]",
                      // On a phone the particulars stand in the line below the name and its actions.
                      place > 0 && !column.quiet && "max-md:order-2",
                      column.wideOnly && "max-md:hidden",
                    )}
                  >
                    {place === 0 && rowHref ? (
                      <Link
                        href={rowHref(row)}
                        data-row-link
                        // A name is cut at its own end, whatever direction the page has.
                        dir="auto"
                        className="block truncate rtl:text-right rounded-sm font-medium hover:underline max-md:whitespace-normal"
                      >
                        {column.cell(row)}
                      </Link>
                    ) : (
                      column.cell(row)
                    )}
                  </td>
                ))}
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
