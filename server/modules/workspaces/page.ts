import { decodeCursor, encodeCursor } from "@/server/platform/cursor";
import { AppError } from "@/server/platform/errors";
import { decodeId, type Id, type IdKind } from "@/server/platform/ids";

/** The row after which a page begins, of a list in the order of ids. @throws AppError BAD_INPUT */
export function placeAfter<K extends IdKind>(kind: K, cursor: string | undefined): Id<K> | undefined {
  const place = decodeCursor(cursor);
  if (!place) return undefined;
  if (decodeId(kind, place[1]) === undefined) {
    throw new AppError("BAD_INPUT", { fields: [{ path: "cursor", code: "invalid" }] });
  }
  return place[1] as Id<K>;
}

/** A page of a list in the order of ids, of which one row more than the limit was read. */
export function pageOf<R extends { id: string }, V>(rows: R[], limit: number, view: (row: R) => V) {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return {
    items: shown.map(view),
    nextCursor: rows.length > limit && last ? encodeCursor(["", last.id]) : null,
  };
}
