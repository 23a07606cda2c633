"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { QueryError } from "@/components/api/query-error";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { cn } from "@/components/ui/cn";
import { Skeleton } from "@/components/ui/skeleton";
import { type Design, type SizeId, thumbnailSizes } from "@/server/modules/media/contract";
import type { usePreview } from "./use-preview";

/** Which of the sizes is shown: the one that was wanted, while it is among them. */
export function useShownSize(sizes: Design["sizes"]) {
  const [wanted, setWanted] = useState<SizeId>("landscape");
  return { size: sizes.includes(wanted) ? wanted : (sizes[0] ?? "landscape"), setWanted };
}

interface Props {
  preview: ReturnType<typeof usePreview<{ image: string }>>;
  sizes: Design["sizes"];
  size: SizeId;
  onSize: (size: SizeId) => void;
  /** What it is a preview of. */
  note: ReactNode;
}

/** A thumbnail as it would come out, small, in one of the sizes that are asked for. */
export function ThumbnailPreview({ preview, sizes, size, onSize, note }: Props) {
  const t = useTranslations("pictures");
  const [width, height] = thumbnailSizes[size];
  return (
    <Card className="grid gap-3 p-4" aria-busy={preview.waiting}>
      {sizes.length > 1 && (
        <div className="flex flex-wrap gap-2">
          {sizes.map((id) => (
            <Button
              key={id}
              variant={id === size ? "default" : "outline"}
              size="sm"
              aria-pressed={id === size}
              onClick={() => onSize(id)}
            >
              {t(`sizes.${id}`)}
            </Button>
          ))}
        </div>
      )}
      {preview.isError ? (
        <QueryError error={preview.error} onRetry={() => void preview.refetch()} />
      ) : preview.data ? (
        // biome-ignore lint/performance/noImgElement: made for this page alone
        <img
          src={preview.data.image}
          alt={t("thumbnailAlt", { size: t(`sizes.${size}`) })}
          className={cn(
            "mx-auto max-h-[32rem] w-auto max-w-full rounded-md border transition-opacity",
            preview.waiting && "opacity-60",
          )}
          width={width}
          height={height}
        />
      ) : (
        <Skeleton className="mx-auto max-h-[32rem] w-full" style={{ aspectRatio: `${width} / ${height}` }} />
      )}
      <p className="text-muted-foreground text-sm" role="status">
        {preview.waiting ? t("previewing") : !preview.isError && note}
      </p>
    </Card>
  );
}
