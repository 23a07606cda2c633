import type { ReactNode } from "react";
import { RelativeTime } from "@/components/shared/relative-time";
import type { ListColumn } from "./list-table";

/** What a row is called, cut where it is too long, behind its picture; badges stand after it. */
export function NameCell({
  picture,
  name,
  children,
}: {
  picture: ReactNode;
  name: string;
  children?: ReactNode;
}) {
  return (
    <span className="flex min-w-0 items-center gap-2.5">
      {picture}
      <bdi className="truncate">{name}</bdi>
      {children}
    </span>
  );
}

/** The beginning of a text in whatever language it is, on one line. */
export function ExcerptCell({ text }: { text: string | null | undefined }) {
  return (
    <span dir="auto" className="block truncate text-muted-foreground">
      {text}
    </span>
  );
}

/** When something happened, which is less than what happened. */
export function TimeCell({ date }: { date: Date | string }) {
  return (
    <span className="text-muted-foreground">
      <RelativeTime date={date} />
    </span>
  );
}

/** The column that ends most lists: when each row came to be. */
export const createdColumn = (header: string): ListColumn<{ createdAt: string }> => ({
  id: "when",
  header,
  plain: true,
  align: "end",
  cell: (row) => <TimeCell date={row.createdAt} />,
});
