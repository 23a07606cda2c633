"use client";

import { ImageOff } from "lucide-react";
import { useState } from "react";
import { initialsOf } from "@/components/ui/avatar";
import { cn } from "@/components/ui/cn";

interface Props {
  url: string | null;
  /** The product's name: its first letters stand where there is no picture. */
  name?: string | undefined;
  className?: string;
}

/**
 * A product's small picture. Only one that the store has: an address elsewhere would tell that host who looks at what.
 * Otherwise the product's initials, or a quiet sign that there is none. The title beside it says what it shows.
 */
export function ProductPicture({ url, name, className = "size-7" }: Props) {
  const [broken, setBroken] = useState<string>();
  if (!url?.startsWith("/") || broken === url) {
    const initials = name && initialsOf(name);
    return (
      <span
        aria-hidden
        className={cn(
          "grid shrink-0 select-none place-items-center overflow-hidden rounded-sm bg-muted text-muted-foreground",
          className,
        )}
      >
        {initials ? (
          <span className="font-medium text-xs">{initials}</span>
        ) : (
          <ImageOff className="size-1/2 max-h-5" />
        )}
      </span>
    );
  }
  return (
    // biome-ignore lint/performance/noImgElement: files of the store, which only its members may fetch
    <img
      src={url}
      alt=""
      loading="lazy"
      decoding="async"
      onError={() => setBroken(url)}
      // What failed before the page came alive told nobody.
      ref={(picture) => {
        if (picture?.complete && picture.naturalWidth === 0) setBroken(url);
      }}
      className={cn("shrink-0 rounded-sm border bg-muted object-cover", className)}
    />
  );
}
