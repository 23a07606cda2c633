"use client";

import { useEffect, useRef } from "react";
import { advance, keyName, type Shortcut, shortcuts } from "./shortcuts";

const SEQUENCE_MS = 1_200;
let pressed: string[] = [];
let pressedAt = 0;

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable ||
      target.closest("input:not([type=checkbox],[type=radio]), textarea, select") !== null)
  );
}

function onKeyDown(event: KeyboardEvent) {
  if (event.defaultPrevented || event.isComposing) return;
  const key = keyName(event);
  if (!key) return;
  if (!key.startsWith("mod+")) {
    // Fields, open menus and dialogs have the keys for themselves.
    if (isTyping(event.target) || document.querySelector("[role=dialog], [role=alertdialog], [role=menu]"))
      return;
  }
  const known = shortcuts.all();
  const next = advance(event.timeStamp - pressedAt < SEQUENCE_MS ? pressed : [], key, known);
  pressed = next.pressed;
  pressedAt = event.timeStamp;
  const found = known[next.match];
  if (!found) return;
  event.preventDefault();
  found.run();
}

/** Registers keyboard shortcuts while the component is there; they show up in the overview (`?`). */
export function useShortcuts(list: readonly Shortcut[]): void {
  const latest = useRef(list);
  useEffect(() => {
    latest.current = list;
  });
  // Registered anew only when keys or words change, not at every render; `run` is always the latest.
  const signature = JSON.stringify(list.map(({ keys, label, group }) => [keys, label, group]));
  useEffect(() => {
    const entries = (JSON.parse(signature) as [string, string, string][]).map(
      ([keys, label, group], index) => ({
        keys,
        label,
        group,
        run: () => latest.current[index]?.run(),
      }),
    );
    document.addEventListener("keydown", onKeyDown);
    return shortcuts.add(entries);
  }, [signature]);
}
