import { Code } from "lucide-react";
import { useTranslations } from "next-intl";
import { Toolbar } from "radix-ui";
import type { ReactNode } from "react";

/** The row of the tools. Where it is too narrow it scrolls, so that its height is always the same. */
export const stripClasses =
  "flex h-10 items-center gap-0.5 overflow-x-auto border-b bg-muted/40 px-1 pointer-coarse:h-12";

export const buttonClasses =
  "inline-grid size-7 shrink-0 place-items-center rounded-md text-muted-foreground transition-colors hover:bg-muted hover:text-foreground focus-visible:-outline-offset-2 aria-disabled:cursor-not-allowed aria-disabled:opacity-50 aria-pressed:bg-primary-soft aria-pressed:text-primary-text aria-[pressed=false]:bg-transparent aria-[pressed=false]:text-muted-foreground pointer-coarse:size-10 [&_svg]:size-4";

/** A toolbar of WAI-ARIA: the arrow keys move in it. Pressing a button leaves the selection where it is. */
export function Strip({ label, children }: { label: string; children: ReactNode }) {
  return (
    <Toolbar.Root aria-label={label} className={stripClasses} onMouseDown={(event) => event.preventDefault()}>
      {children}
    </Toolbar.Root>
  );
}

/** Changes between the text as it looks and its HTML. */
export function HtmlSwitch({ pressed, onPress }: { pressed: boolean; onPress: () => void }) {
  const t = useTranslations("catalog.editor.tool");
  return (
    <Toolbar.Button
      className={`${buttonClasses} ms-auto`}
      aria-label={t("html")}
      title={t("html")}
      aria-pressed={pressed}
      onClick={onPress}
    >
      <Code aria-hidden />
    </Toolbar.Button>
  );
}
