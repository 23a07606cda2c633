"use client";

import { FileUp } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { buttonVariants } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { Progress } from "@/components/ui/progress";

interface Props {
  /** The file that is being sent, and the share of it that has been. */
  sending: { name: string; share: number } | undefined;
  reading: boolean;
  /** The file that was read. */
  name: string | undefined;
  onFile: (file: File) => void;
}

/** Where a file of reviews is dropped or chosen, and how far it has been sent. */
export function ReviewsFile({ sending, reading, name, onFile }: Props) {
  const t = useTranslations("analyses.reviews");
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
        "grid justify-items-center gap-3 rounded-xl border-2 border-dashed px-6 py-10 text-center transition-colors",
        over && "border-primary bg-primary-soft",
      )}
    >
      <FileUp aria-hidden className="size-10 rounded-xl bg-primary-soft p-2.5 text-primary-text" />
      {sending ? (
        <div className="grid w-full max-w-sm gap-2" role="status">
          <p className="truncate font-medium">{t(reading ? "reading" : "sending", { file: sending.name })}</p>
          <Progress
            value={reading ? undefined : Math.round(sending.share * 100)}
            max={100}
            label={t("sending", { file: sending.name })}
          />
        </div>
      ) : (
        <>
          <p className="max-w-full truncate font-medium">{name ? <bdi>{name}</bdi> : t("drop")}</p>
          <label
            className={cn(
              buttonVariants({ variant: name ? "outline" : "default" }),
              "cursor-pointer has-focus-visible:outline-2 has-focus-visible:outline-ring has-focus-visible:outline-offset-2",
            )}
          >
            {t(name ? "another" : "choose")}
            <input
              type="file"
              accept=".csv,.tsv,.txt,.xlsx,text/csv,text/plain,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
              className="sr-only"
              onChange={(event) => {
                const [file] = event.target.files ?? [];
                if (file) onFile(file);
                event.target.value = "";
              }}
            />
          </label>
          <p className="max-w-prose text-pretty text-muted-foreground text-sm">{t("formats")}</p>
        </>
      )}
    </div>
  );
}
