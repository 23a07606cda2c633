"use client";

import { useQuery } from "@tanstack/react-query";
import { ImageOff, ImageUp } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC } from "@/components/api";
import { toastProblem } from "@/components/api/toast-problem";
import { uploadFile } from "@/components/api/upload";
import { ProductPicker } from "@/components/catalog/product-picker";
import { FileButton } from "@/components/shared/file-button";
import { Alert } from "@/components/ui/alert";
import { useStore } from "@/components/workspace/store-context";

/** The picture that something is made of: of a product, or sent for this. */
export interface Chosen {
  productId?: string | undefined;
  fileId?: string | undefined;
  url?: string | undefined;
}

/** The pictures of a product that something can be made of. */
function useSources(productId: string | undefined) {
  const api = useTRPC();
  return useQuery(
    api.studio.listSources.queryOptions({ productId: productId ?? "" }, { enabled: productId !== undefined }),
  );
}

/** Where the chosen picture is: the one that was pointed at, or the product's first; undefined while there is none. */
export function useSourceUrl({ productId, url }: Chosen): string | undefined {
  const sources = useSources(productId);
  return url ?? (productId ? sources.data?.items[0]?.url : undefined);
}

interface Props {
  value: Chosen;
  onChange: (value: Chosen) => void;
  disabled: boolean;
  /** A picture to go by, and not to be worked on: neither it nor a product need be chosen. */
  reference?: boolean;
}

const tile =
  "relative cursor-pointer rounded-md has-checked:outline-2 has-checked:outline-primary has-focus-visible:outline-2 has-focus-visible:outline-ring has-focus-visible:outline-offset-2";

/** Chooses a product and one of its pictures, or takes one from the person's machine. */
export function SourceField({ value, onChange, disabled, reference = false }: Props) {
  const t = useTranslations("pictures.source");
  const { slug, can } = useStore();
  const [sending, setSending] = useState(false);
  const sources = useSources(value.productId);
  const items = value.productId ? (sources.data?.items ?? []) : [];
  const chosenUrl = value.url ?? (reference ? undefined : items[0]?.url);
  const send = async (file: File) => {
    setSending(true);
    try {
      const stored = await uploadFile(slug, "image", file);
      onChange({ productId: value.productId, fileId: stored.id, url: stored.url });
    } catch (error) {
      toastProblem(error);
    }
    setSending(false);
  };
  const sent = value.url && !items.some(({ url }) => url === value.url) ? value.url : undefined;
  return (
    <div className="grid gap-3">
      <ProductPicker
        value={value.productId}
        onChange={(productId) =>
          onChange(productId ? { productId } : sent ? { fileId: value.fileId, url: sent } : {})
        }
        disabled={disabled}
        optional={reference}
      />
      {sources.data && items.length === 0 && !sent && !reference && <Alert variant="info">{t("none")}</Alert>}
      {(items.length > 0 || sent) && (
        <div role="radiogroup" aria-label={t("which")} className="flex flex-wrap gap-2">
          {reference && (
            <label className={tile}>
              <input
                type="radio"
                name="source"
                className="sr-only"
                checked={chosenUrl === undefined}
                disabled={disabled}
                aria-label={t("noReference")}
                onChange={() => onChange({ productId: value.productId })}
              />
              <span className="grid size-14 place-items-center rounded-md border bg-muted text-muted-foreground">
                <ImageOff className="size-5" aria-hidden />
              </span>
            </label>
          )}
          {[...(sent ? [{ fileId: value.fileId ?? "", url: sent }] : []), ...items].map(
            ({ fileId, url }, index) => (
              <label key={fileId} className={tile}>
                <input
                  type="radio"
                  name="source"
                  className="sr-only"
                  checked={url === chosenUrl}
                  disabled={disabled}
                  aria-label={t("picture", { number: index + 1 })}
                  onChange={() => onChange({ productId: value.productId, fileId, url })}
                />
                {/* biome-ignore lint/performance/noImgElement: files of the store, which only its members may fetch */}
                <img src={url} alt="" className="size-14 rounded-md border bg-muted object-cover" />
              </label>
            ),
          )}
        </div>
      )}
      {can("files.write") && (
        <FileButton
          accept="image/jpeg,image/png,image/webp,image/avif,image/gif,image/tiff"
          disabled={disabled || sending}
          className="w-fit"
          onFiles={([file]) => void send(file)}
        >
          <ImageUp aria-hidden />
          {sending ? t("sending") : t("send")}
        </FileButton>
      )}
    </div>
  );
}

/** What the server is told of a choice; undefined while nothing is chosen. */
export const sourceOf = ({ productId, fileId }: Chosen) =>
  productId || fileId ? { ...(productId && { productId }), ...(fileId && { fileId }) } : undefined;
