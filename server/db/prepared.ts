/** Statements that are prepared, by their text: enough for every one that the product has. */
const prepared = new Set<string>();
const mostPrepared = 1000;
/** A statement with more parameters is one of a kind (`in (...)` over a list): preparing it would never pay. */
const mostParameters = 20;

/** Whether a statement is worth keeping in the database: parsed once for a connection, planned anew only at first. */
export function isPrepared(text: string, parameters: number): boolean {
  if (prepared.has(text)) return true;
  if (parameters > mostParameters || prepared.size >= mostPrepared) return false;
  prepared.add(text);
  return true;
}
