export interface SelectionState {
  selected: ReadonlySet<string>;
  /** Where a range chosen with shift begins. */
  anchor: string | undefined;
}

export const nothingSelected: SelectionState = { selected: new Set(), anchor: undefined };

/**
 * Switches a row; with `range` all rows between the one switched before and this one, to the state that this one gets.
 */
export function toggleRow(
  state: SelectionState,
  ids: readonly string[],
  id: string,
  range: boolean,
): SelectionState {
  const on = !state.selected.has(id);
  const from = range && state.anchor !== undefined ? ids.indexOf(state.anchor) : -1;
  const to = ids.indexOf(id);
  const touched = from < 0 || to < 0 ? [id] : ids.slice(Math.min(from, to), Math.max(from, to) + 1);
  const selected = new Set(state.selected);
  for (const each of touched) {
    if (on) selected.add(each);
    else selected.delete(each);
  }
  return { selected, anchor: id };
}

/** Selects all rows shown; if they are all selected already, none. */
export function toggleAll(state: SelectionState, ids: readonly string[]): SelectionState {
  const all = ids.every((id) => state.selected.has(id));
  return { selected: all ? new Set() : new Set(ids), anchor: undefined };
}
