"use client";

import { useState } from "react";
import { nothingSelected, toggleAll, toggleRow } from "./selection";

export interface Selection {
  selected: ReadonlySet<string>;
  toggle: (ids: readonly string[], id: string, range: boolean) => void;
  toggleAll: (ids: readonly string[]) => void;
  clear: () => void;
}

/** Which rows of a list are selected. */
export function useSelection(): Selection {
  const [state, setState] = useState(nothingSelected);
  return {
    selected: state.selected,
    toggle: (ids, id, range) => setState((now) => toggleRow(now, ids, id, range)),
    toggleAll: (ids) => setState((now) => toggleAll(now, ids)),
    clear: () => setState(nothingSelected),
  };
}
