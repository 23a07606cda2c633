"use client";

import { ImageOff } from "lucide-react";
import { useState } from "react";
import { cn } from "@/components/ui/cn";

/** A product's small picture, or a quiet sign that there is none, or none to be had. The title beside it says what it shows. */
export function ProductPicture({ url, className = "size-7" }: { url: string | null; className?: string }) {
  const [broken, setBroken] = useState<string>();
  if (!url || broken === url) {
    return (
      <span
        className={cn(
          "grid shrink-0 place-items-center rounded-sm bg-muted text-muted-foreground",
          className,
        )}
      >
        <ImageOff className="size-1/2 max-h-5" aria-hidden />
      </span>
    );
  }
  return (
    // biome-ignore lint/performance/noImgElement: addresses of any shop, which the image optimiser may not fetch
    <img
      src={url}
      alt=""
      loading="lazy"
      decoding="async"
      referrerPolicy="no-referrer"
      onError={() => setBroken(url)}
      className={cn("shrink-0 rounded-sm border bg-muted object-cover", className)}
    />
  );
}
