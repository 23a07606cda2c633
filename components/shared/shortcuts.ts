import { createRegistry } from "./registry";

export interface Shortcut {
  /** `?`, `j`, `enter`, `mod+k` (Ctrl, or Cmd on a Mac), or one after the other: `g p`. */
  keys: string;
  label: string;
  /** The heading under which the overview lists it. */
  group: string;
  run: () => void;
}

export const shortcuts = createRegistry<Shortcut>();

type KeyPress = Pick<KeyboardEvent, "key" | "code" | "ctrlKey" | "metaKey" | "altKey" | "shiftKey">;

/**
 * The name of what was pressed. Letters go by their place on the keyboard where the layout has no Latin ones
 * (Persian, Russian, Thai): `g p` is under the same fingers everywhere.
 */
export function keyName(event: KeyPress): string | undefined {
  if (event.altKey) return undefined;
  let key = event.key.toLowerCase();
  if (key.length === 1 && !/^[\x21-\x7e]$/.test(key)) {
    const letter = /^Key([A-Z])$/.exec(event.code)?.[1];
    if (letter) key = letter.toLowerCase();
    else if (event.code === "Slash") key = event.shiftKey ? "?" : "/";
    else return undefined;
  }
  return event.ctrlKey || event.metaKey ? `mod+${key}` : key;
}

/**
 * What a key does after those already pressed: runs a shortcut, begins or goes on with a sequence, or nothing.
 * Of two shortcuts with the same keys the one registered last wins.
 */
export function advance(
  pressed: readonly string[],
  key: string,
  known: readonly Pick<Shortcut, "keys">[],
): { match: number; pressed: string[] } {
  for (const sequence of pressed.length > 0 ? [[...pressed, key], [key]] : [[key]]) {
    const text = sequence.join(" ");
    const match = known.findIndex((shortcut) => shortcut.keys === text);
    if (match >= 0) return { match, pressed: [] };
    if (known.some((shortcut) => shortcut.keys.startsWith(`${text} `)))
      return { match: -1, pressed: sequence };
  }
  return { match: -1, pressed: [] };
}
