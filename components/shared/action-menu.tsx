"use client";

import { Ellipsis } from "lucide-react";
import { lazy, type ReactNode, Suspense, useState } from "react";

/** An entry of a menu: something to do or a place to go to, a choice of one among some, a heading, or a line between. */
export type MenuEntry =
  | {
      id: string;
      label: ReactNode;
      icon?: ReactNode;
      href?: string;
      onSelect?: () => void;
      destructive?: boolean;
      disabled?: boolean;
      /** Shows a check mark: for menus in which one chooses. */
      checked?: boolean;
    }
  | {
      id: string;
      label: ReactNode;
      icon?: ReactNode;
      choices: readonly { value: string; label: string; icon?: ReactNode; lang?: string }[];
      chosen: string;
      onChoose: (value: string) => void;
    }
  | { heading: string }
  | { line: string };

export interface ActionMenuProps {
  /** What the button is called where its content has no words. */
  label?: string;
  entries: readonly MenuEntry[];
  /** The button's looks; without it, three dots. */
  children?: ReactNode;
  className?: string;
  align?: "start" | "end";
}

const load = () => import("./action-menu-open");
const OpenedMenu = lazy(load);

/** A button with a menu. The menu's code is loaded when someone is about to open one. */
export function ActionMenu(props: ActionMenuProps) {
  const [used, setUsed] = useState(false);
  const button = (
    <button
      type="button"
      className={props.className ?? menuButtonClasses}
      aria-label={props.label}
      aria-haspopup="menu"
      aria-expanded={false}
      onPointerEnter={load}
      onFocus={load}
      onClick={() => setUsed(true)}
      onKeyDown={(event) => {
        if (event.key === "ArrowDown") {
          event.preventDefault();
          setUsed(true);
        }
      }}
    >
      {props.children ?? <Ellipsis className="size-4" aria-hidden />}
    </button>
  );
  if (!used) return button;
  return (
    <Suspense fallback={button}>
      <OpenedMenu {...props} className={props.className ?? menuButtonClasses} />
    </Suspense>
  );
}

export const menuButtonClasses =
  "relative inline-grid size-7 place-items-center rounded-md text-muted-foreground transition-colors hover:bg-muted hover:text-foreground aria-expanded:bg-muted pointer-coarse:size-9";
