"use client";

import { FileUp } from "lucide-react";
import { type ReactNode, useState } from "react";
import { cn } from "@/components/ui/cn";
import { Progress } from "@/components/ui/progress";
import { FileButton } from "./file-button";

interface FileDropProps {
  /** What browsers offer: extensions and types, as `accept` has them. */
  accept: string;
  words: { drop: ReactNode; choose: string; formats: string };
  /** What is being done with a file, and the share of it that is done; undefined where nobody knows. */
  busy: { label: string; share: number | undefined } | undefined;
  /** A part of a form, and not the whole of a page. */
  compact?: boolean;
  /** A file was taken already. */
  taken?: boolean;
  onFile: (file: File) => void;
}

/** Where a file is dropped or chosen, and how far it has been sent. */
export function FileDrop({ accept, words, busy, compact, taken, onFile }: FileDropProps) {
  const [over, setOver] = useState(false);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is an addition; the field inside serves everybody
    <div
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        const [file] = event.dataTransfer.files;
        if (file) onFile(file);
      }}
      className={cn(
        "grid justify-items-center gap-4 rounded-xl border-2 border-dashed px-6 text-center transition-colors",
        compact ? "py-10" : "py-14",
        over && "border-primary bg-primary-soft",
      )}
    >
      <FileUp aria-hidden className="size-12 rounded-xl bg-primary-soft p-3 text-primary-text" />
      {busy ? (
        <div className="grid w-full max-w-sm gap-2" role="status">
          <p className="truncate font-medium">{busy.label}</p>
          <Progress
            value={busy.share === undefined ? undefined : Math.round(busy.share * 100)}
            max={100}
            label={busy.label}
          />
        </div>
      ) : (
        <>
          <p className={cn("max-w-full truncate font-medium", !compact && "text-lg")}>{words.drop}</p>
          <FileButton
            accept={accept}
            variant={taken ? "outline" : "default"}
            size={compact ? "default" : "lg"}
            onFiles={([file]) => onFile(file)}
          >
            {words.choose}
          </FileButton>
          <p className="max-w-prose text-pretty text-muted-foreground text-sm">{words.formats}</p>
        </>
      )}
    </div>
  );
}
