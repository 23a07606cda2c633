"use client";

import { useQuery } from "@tanstack/react-query";
import { ImagePlus, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useFormContext } from "react-hook-form";
import { useTRPC } from "@/components/api";
import { toastProblem } from "@/components/api/toast-problem";
import { uploadFile } from "@/components/api/upload";
import { ProductPicker } from "@/components/catalog/product-picker";
import { FileButton } from "@/components/shared/file-button";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Textarea } from "@/components/ui/textarea";
import { useStore } from "@/components/workspace/store-context";
import type { Channel } from "@/server/modules/calendar/contract";
import { ChannelIcon } from "./channel-icon";
import type { PostValues } from "./post-values";

/** What a post says: text, link, picture, product. */
export function ContentFields({ readOnly }: { readOnly: boolean }) {
  const t = useTranslations("calendar.form");
  const { register, watch, setValue, formState } = useFormContext<PostValues>();
  const productId = watch("productId");
  const { errors } = formState;
  return (
    <>
      <Field label={t("text")} error={errors.text?.message} required>
        {(control) => <Textarea {...control} {...register("text")} dir="auto" rows={8} maxLength={10_000} />}
      </Field>
      <Field label={t("link")} help={t("linkHelp")} error={errors.link?.message}>
        {(control) => (
          <Input {...control} {...register("link")} type="url" dir="ltr" placeholder="https://" />
        )}
      </Field>
      <PictureField readOnly={readOnly} />
      {(!readOnly || productId) && (
        <div className="grid justify-items-stretch gap-1.5">
          <ProductPicker
            value={productId ?? undefined}
            disabled={readOnly}
            onChange={(id) => setValue("productId", id ?? null, { shouldDirty: true })}
          />
        </div>
      )}
    </>
  );
}

function PictureField({ readOnly }: { readOnly: boolean }) {
  const t = useTranslations("calendar.form");
  const { slug, can } = useStore();
  const api = useTRPC();
  const { watch, setValue } = useFormContext<PostValues>();
  const [picture, productId] = watch(["picture", "productId"]);
  const [uploading, setUploading] = useState(false);
  const product = useQuery(
    api.catalog.getProduct.queryOptions({ id: productId ?? "" }, { enabled: productId !== null }),
  );
  const url = product.data?.imageUrl ?? "";
  const offered = /\/files\/(file_[0-9a-z]{26})$/.exec(url)?.[1];
  const choose = (chosen: PostValues["picture"]) => setValue("picture", chosen, { shouldDirty: true });
  const upload = async (file: File) => {
    setUploading(true);
    try {
      const { id, url: at } = await uploadFile(slug, "image", file);
      choose({ id, url: at });
    } catch (error) {
      toastProblem(error);
    }
    setUploading(false);
  };
  if (readOnly && !picture) return null;
  return (
    <div className="grid gap-1.5">
      <span className="font-medium">{t("picture")}</span>
      {picture && (
        <div className="relative w-fit">
          {/* biome-ignore lint/performance/noImgElement: files of the store, which only its members may fetch */}
          <img src={picture.url} alt={t("picture")} className="max-h-48 rounded-md border object-contain" />
          {!readOnly && (
            <Button
              variant="outline"
              size="icon-sm"
              className="absolute end-1 top-1"
              aria-label={t("removePicture")}
              onClick={() => choose(null)}
            >
              <X aria-hidden />
            </Button>
          )}
        </div>
      )}
      {!readOnly && (
        <div className="flex flex-wrap gap-2">
          {can("files.write") && (
            <FileButton
              accept="image/jpeg,image/png,image/webp,image/avif,image/gif"
              disabled={uploading}
              onFiles={([file]) => void upload(file)}
            >
              <ImagePlus aria-hidden />
              {uploading ? t("uploading") : t("addPicture")}
            </FileButton>
          )}
          {offered && offered !== picture?.id && (
            <Button variant="outline" onClick={() => choose({ id: offered, url })}>
              {t("productPicture")}
            </Button>
          )}
        </div>
      )}
    </div>
  );
}

/** Where a post goes, and what a channel gets instead of the text. */
export function ChannelFields({ channels, readOnly }: { channels: Channel[]; readOnly: boolean }) {
  const t = useTranslations("calendar.form");
  const { register, watch, formState } = useFormContext<PostValues>();
  const values = watch("channels");
  const problem = formState.errors.channels?.message;
  return (
    <fieldset className="grid gap-3">
      <legend className="sr-only">{t("channels")}</legend>
      {channels.map((channel) => (
        <div key={channel.id} className="grid gap-2">
          <label className="flex min-h-6 items-center gap-2">
            <input
              type="checkbox"
              {...register(`channels.${channel.id}.chosen`)}
              className="size-4 accent-primary"
            />
            <ChannelIcon kind={channel.kind} />
            <bdi>{channel.name}</bdi>
          </label>
          {values[channel.id]?.chosen && (!readOnly || values[channel.id]?.text) && (
            <Field label={t("ownText")} help={t("ownTextHelp")} className="ms-6">
              {(control) => (
                <Textarea
                  {...control}
                  {...register(`channels.${channel.id}.text`)}
                  dir="auto"
                  rows={1}
                  className="min-h-9"
                />
              )}
            </Field>
          )}
        </div>
      ))}
      {typeof problem === "string" && <p className="text-destructive text-sm">{problem}</p>}
    </fieldset>
  );
}
