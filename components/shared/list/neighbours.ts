/** Where a tab keeps the rows of a list, by the list's path. */
export const rowsKey = (list: string) => `rooz_rows:${list}`;

/** What stands before and after a row, in the sequence in which the list showed its rows. */
export function neighboursIn(
  stored: string | null,
  id: string,
): { previous: string | undefined; next: string | undefined } | undefined {
  const ids = read(stored);
  const at = ids.indexOf(id);
  if (at < 0 || ids.length < 2) return undefined;
  return { previous: ids[at - 1], next: ids[at + 1] };
}

function read(stored: string | null): string[] {
  try {
    const value: unknown = JSON.parse(stored ?? "[]");
    return Array.isArray(value) ? value.filter((one) => typeof one === "string") : [];
  } catch {
    return [];
  }
}
