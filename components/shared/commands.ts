"use client";

import { type ReactNode, useEffect, useRef } from "react";
import { createRegistry } from "./registry";

export interface Command {
  id: string;
  label: string;
  icon?: ReactNode;
  /** Other words under which it is found. */
  keywords?: string[];
  /** It is about the person and not about the page, and stands after the pages. */
  personal?: boolean;
  run: () => void;
}

export const commands = createRegistry<Command>();

/** Adds what a page can do to the command palette, while the page is there. */
export function useCommands(list: readonly Command[]): void {
  const latest = useRef(list);
  useEffect(() => {
    latest.current = list;
  });
  const signature = list.map(({ id, label }) => `${id} ${label}`).join("\n");
  // biome-ignore lint/correctness/useExhaustiveDependencies: the signature stands for the list
  useEffect(
    () =>
      commands.add(
        latest.current.map((command, index) => ({ ...command, run: () => latest.current[index]?.run() })),
      ),
    [signature],
  );
}
