"use client";

import { ImagePlus, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useFieldArray, useFormContext } from "react-hook-form";
import { toastProblem } from "@/components/api/toast-problem";
import { uploadFile } from "@/components/api/upload";
import { FileButton } from "@/components/shared/file-button";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { useStore } from "@/components/workspace/store-context";
import type { PictureView } from "@/server/modules/catalog/views";
import { ImageTile } from "./image-tile";
import type { ProductValues } from "./product-values";

interface Props {
  readOnly: boolean;
  /** What is known of those that stand elsewhere. */
  pictures: PictureView[];
}

/** The product's pictures: uploaded, or by their address elsewhere, from where the store fetches them. */
export function ImagesEditor({ readOnly, pictures }: Props) {
  const t = useTranslations("catalog.form");
  const { slug } = useStore();
  const { control, formState } = useFormContext<ProductValues>();
  const { fields, append, remove } = useFieldArray({ control, name: "images" });
  const [uploading, setUploading] = useState(0);
  const [address, setAddress] = useState("");
  const known = new Map(pictures.map((picture) => [picture.url, picture]));
  const upload = async (files: File[]) => {
    setUploading(files.length);
    for (const file of files) {
      try {
        const stored = await uploadFile(slug, "image", file);
        append({ url: stored.url, alt: "" });
      } catch (error) {
        toastProblem(error);
      }
    }
    setUploading(0);
  };
  return (
    <div className="grid gap-4">
      {fields.length > 0 && (
        <ul className="grid grid-cols-3 gap-3 sm:grid-cols-5">
          {fields.map((image, index) => (
            <li key={image.id} className="relative">
              <ImageTile url={image.url} picture={known.get(image.url)} />
              {!readOnly && (
                <Button
                  variant="outline"
                  size="icon-sm"
                  className="absolute end-1 top-1"
                  aria-label={t("removeImage", { number: index + 1 })}
                  onClick={() => remove(index)}
                >
                  <X aria-hidden />
                </Button>
              )}
              {formState.errors.images?.[index]?.url?.message && (
                <p className="text-destructive text-sm">{formState.errors.images[index].url.message}</p>
              )}
            </li>
          ))}
        </ul>
      )}
      <div className="flex flex-wrap items-end gap-3">
        <FileButton
          accept="image/jpeg,image/png,image/webp,image/avif,image/gif"
          multiple
          disabled={uploading > 0}
          onFiles={(files) => void upload(files)}
        >
          <ImagePlus aria-hidden />
          {uploading > 0 ? t("uploading") : t("addImage")}
        </FileButton>
        <div className="flex min-w-0 flex-1 items-end gap-2 max-sm:basis-full max-sm:flex-wrap">
          <Field label={t("imageUrl")} className="min-w-40 flex-1">
            {(input) => (
              <Input
                {...input}
                type="url"
                dir="ltr"
                placeholder="https://"
                value={address}
                onChange={(event) => setAddress(event.target.value)}
              />
            )}
          </Field>
          <Button
            variant="outline"
            disabled={!URL.canParse(address)}
            onClick={() => {
              append({ url: address, alt: "" });
              setAddress("");
            }}
          >
            {t("addImageUrl")}
          </Button>
        </div>
      </div>
      <p className="text-muted-foreground text-sm">{t("imageHelp")}</p>
    </div>
  );
}
