/** Where a tab keeps the rows of a list, by the list's path. */
export const rowsKey = (list: string) => `rooz_rows:${list}`;

/** Rows as a list showed them, in their sequence. */
export interface KeptRows {
  ids: readonly string[];
  /** What follows them: the parameters of the list's address, and the cursor after its last row. */
  rest?: { search: string; cursor: string } | undefined;
}

/** What stands before and after a row in the sequence in which its list showed it; `rest` after its last one. */
export function neighboursIn(
  stored: string | null,
  id: string,
): { previous: string | undefined; next: string | undefined; rest?: KeptRows["rest"] } | undefined {
  const { ids, rest } = read(stored);
  const at = ids.indexOf(id);
  if (at < 0 || (ids.length < 2 && !rest)) return undefined;
  const next = ids[at + 1];
  return { previous: ids[at - 1], next, ...(next === undefined && rest && { rest }) };
}

/** The rows kept and those of the page that follows them. */
export function extended(stored: string | null, ids: readonly string[], cursor: string | null): KeptRows {
  const kept = read(stored);
  const rest = cursor !== null && kept.rest ? { rest: { ...kept.rest, cursor } } : {};
  // A row that changed meanwhile may come again further down.
  return { ids: [...new Set([...kept.ids, ...ids])], ...rest };
}

function read(stored: string | null): KeptRows {
  try {
    const { ids, rest } = JSON.parse(stored ?? "{}") as Partial<KeptRows>;
    return {
      ids: Array.isArray(ids) ? ids.filter((one) => typeof one === "string") : [],
      ...(typeof rest?.cursor === "string" && typeof rest.search === "string" && { rest }),
    };
  } catch {
    return { ids: [] };
  }
}
