"use client";

import { Undo2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { RelativeTime } from "@/components/shared/relative-time";
import { Button } from "@/components/ui/button";
import { type AdContent, type AdVersion, adNetworkOf } from "@/server/modules/studio/contract";
import { Origin } from "../origin";

interface Props {
  versions: AdVersion[];
  /** Takes the texts of an earlier one into the editor; left out where nothing may be changed. */
  onTake: ((content: AdContent) => void) | undefined;
}

/** The versions of an ad, the newest first. */
export function AdVersions({ versions, onTake }: Props) {
  const t = useTranslations("ads.editor");
  if (versions.length < 2) return null;
  return (
    <section className="grid gap-2">
      <h2 className="font-medium text-sm">{t("versions")}</h2>
      <ol className="divide-y rounded-lg border bg-card">
        {versions.toReversed().map((version, index) => (
          <li key={version.number} className="grid gap-1 p-3">
            <span className="flex flex-wrap items-center gap-2">
              <span className="font-medium">{t("version", { number: version.number })}</span>
              <Origin version={version} />
              <span className="ms-auto text-muted-foreground text-sm">
                <RelativeTime date={version.createdAt} />
              </span>
            </span>
            <span dir="auto" className="line-clamp-2 text-muted-foreground text-sm">
              {adNetworkOf(version.network)
                .fields.flatMap(({ id }) => version.content[id] ?? [])
                .join(" · ")}
            </span>
            {onTake && index > 0 && (
              <Button
                variant="ghost"
                size="sm"
                className="justify-self-start"
                onClick={() => onTake(version.content)}
              >
                <Undo2 aria-hidden className="rtl:-scale-x-100" />
                {t("restore")}
              </Button>
            )}
          </li>
        ))}
      </ol>
    </section>
  );
}
