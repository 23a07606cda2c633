import type { ComponentProps } from "react";
import { cn } from "@/components/ui/cn";
import { Textarea } from "@/components/ui/textarea";
import type { Finding } from "@/server/modules/studio/contract";
import { MarkedText } from "./marked-text";

/** A field whose doubtful words are underlined: the lines are drawn under it, on the same words in the same place. */
export function MarkedTextarea({
  marked,
  findings,
  className,
  ...field
}: ComponentProps<"textarea"> & { marked: string; findings: Finding[] }) {
  const { dir, lang } = field;
  return (
    <div className="grid rounded-md bg-card">
      <div
        aria-hidden
        dir={dir}
        lang={lang}
        className={cn(
          "pointer-events-none col-start-1 row-start-1 whitespace-pre-wrap break-words border border-transparent px-2.5 py-1.5 text-transparent",
          className,
        )}
      >
        <MarkedText text={marked} findings={findings} />
      </div>
      <Textarea {...field} className={cn("col-start-1 row-start-1 bg-transparent", className)} />
    </div>
  );
}
