"use client";

import { useTranslations } from "next-intl";
import { useTRPCClient } from "@/components/api";
import type { ProductSelection } from "@/server/modules/catalog/contract";
import type { SeriesDesign } from "@/server/modules/studio/pictures/series-contract";
import { ThumbnailPreview, useShownSize } from "./thumbnail-preview";
import { usePreview } from "./use-preview";

/** How the thumbnail of the first of many products would look. */
export function SeriesPreview({ selection, design }: { selection: ProductSelection; design: SeriesDesign }) {
  const t = useTranslations("pictures");
  const client = useTRPCClient();
  const { size, setWanted } = useShownSize(design.sizes);
  const preview = usePreview("series", JSON.stringify({ selection, design, size }), (signal) =>
    client.studio.previewMany.mutate({ selection, design, size }, { signal }),
  );
  return (
    <ThumbnailPreview
      preview={preview}
      sizes={design.sizes}
      size={size}
      onSize={setWanted}
      note={preview.data && t("series.previewNote", { product: preview.data.product.title })}
    />
  );
}
