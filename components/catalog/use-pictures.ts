"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useTRPC } from "@/components/api";
import type { PictureView, ProductDetail } from "@/server/modules/catalog/views";

/** How often a page looks whether pictures have come, in milliseconds: soon ones, and ones that failed before. */
const soonMs = 3000;
const laterMs = 60_000;

function pause(pictures: PictureView[]): number | false {
  const waiting = pictures.filter((picture) => picture.state === "waiting");
  if (waiting.length === 0) return false;
  return waiting.some((picture) => !picture.problem) ? soonMs : laterMs;
}

/**
 * A product's pictures as they come in. Asked for apart from the product: a form that is being filled in must not
 * change under one's hands.
 */
export function usePictures(product: ProductDetail): { pictures: PictureView[]; lookAgain: () => void } {
  const api = useTRPC();
  const queryClient = useQueryClient();
  const options = api.catalog.listPictures.queryOptions({ id: product.id });
  const { data } = useQuery({
    ...options,
    // A save brings the product's pictures of that moment; asked for anew, they take over.
    enabled: pause(product.pictures) !== false || product.pictures.some((picture) => picture.problem),
    refetchInterval: ({ state }) => pause(state.data?.pictures ?? product.pictures),
  });
  const known = new Map(data?.pictures.map((picture) => [picture.url, picture]));
  return {
    pictures: product.pictures.map((picture) =>
      picture.state === "stored" ? picture : (known.get(picture.url) ?? picture),
    ),
    lookAgain: () => void queryClient.invalidateQueries({ queryKey: options.queryKey }),
  };
}
