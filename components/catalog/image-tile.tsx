import { Clock3, ImageOff } from "lucide-react";
import { useTranslations } from "next-intl";
import type { PictureView } from "@/server/modules/catalog/views";
import { ProductPicture } from "./product-picture";

interface Props {
  url: string;
  /** What is known of it where it stands elsewhere; nothing before the product is saved. */
  picture: PictureView | undefined;
}

/** One of a product's pictures, or what has become of it. */
export function ImageTile({ url, picture }: Props) {
  const t = useTranslations("catalog.pictures");
  const shown = url.startsWith("/") ? url : picture?.storedUrl;
  if (shown) return <ProductPicture url={shown} className="aspect-square h-auto w-full rounded-md" />;
  const Icon = picture?.problem ? ImageOff : Clock3;
  const state = !picture ? "afterSaving" : picture.problem ? "failed" : "waiting";
  return (
    <div className="grid aspect-square w-full content-center justify-items-center gap-1.5 rounded-md border border-dashed bg-muted/50 p-2 text-center text-muted-foreground text-xs">
      <Icon className="size-5" aria-hidden />
      <span>{t(state)}</span>
    </div>
  );
}
