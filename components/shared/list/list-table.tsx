"use client";

import { ArrowDown, ArrowUp, ChevronsUpDown } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
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
  /** Not shown unless someone chooses it. */
  optional?: boolean;
  /** On a phone its value needs no word before it: a badge, a time. */
  plain?: boolean;
  /** The header is for screen readers only: actions, pictures. */
  quiet?: boolean;
  /** A width class such as `w-32`; what does not fit is cut. */
  width?: string;
}

interface ListSort {
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
      <Icon className={state ? "size-3.5" : "size-3.5 opacity-50"} aria-hidden />
    </button>
  );
}

function cellClass<Row>(column: ListColumn<Row>, place: number): string | undefined {
  return (
    [place === 0 ? "name" : column.width && "cut", column.align, column.wideOnly && "wide"]
      .filter(Boolean)
      .join(" ") || undefined
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
  const sortState = (id: string) => (sort?.column !== id ? undefined : sort.descending ? "desc" : "asc");
  return (
    <div className="relative overflow-x-auto">
      <table aria-label={label} aria-busy={rows === undefined} className="list-table">
        <thead className="max-md:sr-only">
          <tr>
            {selection && (
              <th className="pick">
                <label>
                  <input
                    type="checkbox"
                    className="tick"
                    aria-label={t("selectAll")}
                    checked={ids.length > 0 && selectedHere === ids.length}
                    ref={(box) => {
                      if (box) box.indeterminate = selectedHere > 0 && selectedHere < ids.length;
                    }}
                    disabled={ids.length === 0}
                    onChange={() => selection.toggleAll(ids)}
                  />
                </label>
              </th>
            )}
            {columns.map((column) => {
              const state = sortState(column.id);
              return (
                <th
                  key={column.id}
                  scope="col"
                  aria-sort={state ? (state === "asc" ? "ascending" : "descending") : undefined}
                  className={[column.align, column.width].filter(Boolean).join(" ") || undefined}
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
        <tbody>
          {rows === undefined &&
            Array.from({ length: SKELETON_ROWS }, (_, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: rows that are not there yet have no other identity
              <tr key={index} aria-hidden>
                {selection && (
                  <td className="pick">
                    <Skeleton className="size-4 rounded-sm" />
                  </td>
                )}
                {columns.map((column, place) => (
                  <td key={column.id} className={cellClass(column, place)}>
                    <Skeleton
                      className={column.align === "end" ? "h-3.5 md:ms-auto" : "h-3.5"}
                      // Uneven, as the texts will be.
                      style={{
                        width:
                          place === 0
                            ? `${30 + ((index * 17) % 35)}%`
                            : `${2.5 + ((index * 11) % 25) / 10}rem`,
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
              <tr key={id} data-row={id} aria-selected={selection ? selected : undefined}>
                {selection && (
                  <td className="pick">
                    <label>
                      <input
                        type="checkbox"
                        className="tick"
                        aria-label={t("selectRow", { name: rowName(row) })}
                        checked={selected}
                        onChange={(event) =>
                          selection.toggle(
                            ids,
                            id,
                            event.nativeEvent instanceof MouseEvent && event.nativeEvent.shiftKey,
                          )
                        }
                      />
                    </label>
                  </td>
                )}
                {columns.map((column, place) => (
                  <td
                    key={column.id}
                    data-label={place > 0 && !column.quiet ? (column.plain ? "" : column.header) : undefined}
                    className={cellClass(column, place)}
                  >
                    {place === 0 && rowHref ? (
                      <Link href={rowHref(row)} data-row-link>
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
