"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Check, Download, ExternalLink, Undo2 } from "lucide-react";
import Link from "next/link";
import { useFormatter, useTranslations } from "next-intl";
import { useProviderName } from "@/components/ai/provider-name";
import { useTRPC } from "@/components/api";
import { toastProblem } from "@/components/api/toast-problem";
import { RelativeTime } from "@/components/shared/relative-time";
import { toast } from "@/components/shared/toast";
import { Alert } from "@/components/ui/alert";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { cn } from "@/components/ui/cn";
import { useStore } from "@/components/workspace/store-context";
import type { RenderingDetail } from "@/server/modules/studio/contract";
import { BeforeAfter } from "./before-after";
import { checkers } from "./checkers";

type File = RenderingDetail["versions"][number]["files"][number];

/** A finished picture or several, beside what they were made of; download, put on the product, earlier versions. */
export function RenderingView({ detail }: { detail: RenderingDetail }) {
  const t = useTranslations("pictures");
  const errors = useTranslations("errors");
  const common = useTranslations("common.action");
  const format = useFormatter();
  const api = useTRPC();
  const store = useStore();
  const queryClient = useQueryClient();
  const refresh = () => {
    void queryClient.invalidateQueries({ queryKey: api.studio.pathKey() });
    void queryClient.invalidateQueries({ queryKey: api.catalog.pathKey() });
  };
  const undo = useMutation(
    api.studio.undoApplyRendering.mutationOptions({
      onSuccess: () => void toast(t("takenOff")),
      onError: toastProblem,
      onSettled: refresh,
    }),
  );
  const apply = useMutation(
    api.studio.applyRendering.mutationOptions({
      onSuccess: () =>
        void toast(t("applied"), {
          undo: { label: common("undo"), run: () => undo.mutate({ id: detail.id }) },
        }),
      onError: toastProblem,
      onSettled: refresh,
    }),
  );
  const [newest, ...earlier] = detail.versions.toReversed();
  const labels = {
    "video-thumbnail": (label: string) => t(`sizes.${label}` as "sizes.landscape"),
    "image-enhancement": (label: string) => t(`recipe.format.${label}` as "recipe.format.square"),
    "image-generation": (label: string) => t(`shapes.${label}` as "shapes.square"),
  };
  const labelOf = (file: File) => labels[detail.service](file.label);
  const provider = useProviderName();
  const errorKey = `${detail.errorCode}.title` as "INTERNAL.title";
  const actions = (file: File) => (
    <div className="flex flex-wrap items-center gap-2">
      <Button asChild variant="outline" size="sm">
        <a href={file.url} download>
          <Download aria-hidden />
          {t("download")}
        </a>
      </Button>
      {detail.product &&
        store.can("catalog.write") &&
        (detail.appliedFileId === file.fileId ? (
          <>
            <Badge variant="success">
              <Check aria-hidden />
              {t("onProduct")}
            </Badge>
            <Button
              variant="ghost"
              size="sm"
              loading={undo.isPending}
              onClick={() => undo.mutate({ id: detail.id })}
            >
              <Undo2 aria-hidden className="rtl:-scale-x-100" />
              {t("takeOff")}
            </Button>
          </>
        ) : (
          <Button
            size="sm"
            loading={apply.isPending}
            onClick={() => apply.mutate({ id: detail.id, fileId: file.fileId })}
          >
            <Check aria-hidden />
            {t("apply")}
          </Button>
        ))}
    </div>
  );
  const facts = (file: File) => (
    <p className="text-muted-foreground text-sm tabular-nums">
      <bdi>
        {file.width} × {file.height}
      </bdi>
      {" · "}
      {t("size", { kb: format.number(Math.max(1, Math.round(file.bytes / 1024))) })}
    </p>
  );
  if (!newest) {
    return (
      <Alert
        variant={detail.status === "running" ? "info" : "warning"}
        title={errors.has(errorKey) && detail.status !== "running" ? errors(errorKey) : undefined}
      >
        {detail.status === "running" ? t("working") : t("failed")}
      </Alert>
    );
  }
  return (
    <div className="grid gap-4">
      {newest.files.map((file) => (
        <Card key={file.fileId} className="grid gap-3 p-4">
          <div className="flex flex-wrap items-baseline justify-between gap-2">
            <h2 className="flex items-center gap-2 font-semibold">
              {labelOf(file)}
              {newest.provider && <Badge variant="accent">{t("generate.byAi")}</Badge>}
            </h2>
            {facts(file)}
          </div>
          {detail.service === "image-enhancement" && detail.source ? (
            <BeforeAfter
              before={detail.source.url}
              after={file.url}
              name={detail.product?.title ?? t("result")}
            />
          ) : (
            // biome-ignore lint/performance/noImgElement: files of the store, which only its members may fetch
            <img
              src={file.url}
              alt={
                detail.service === "image-generation"
                  ? (detail.product?.title ?? t("result"))
                  : t("thumbnailAlt", { size: labelOf(file) })
              }
              width={file.width}
              height={file.height}
              className="mx-auto max-h-[32rem] w-auto max-w-full rounded-md border"
            />
          )}
          {actions(file)}
          {newest.provider && (
            <p className="text-muted-foreground text-sm">
              {t("generate.note", { provider: provider(newest.provider) })}
            </p>
          )}
        </Card>
      ))}
      {detail.service === "image-generation" && store.can("studio.use") && (
        <div className="flex flex-wrap gap-2">
          {(["image-enhancement", "video-thumbnail"] as const).map((id) => (
            <Button key={id} asChild variant="outline" size="sm">
              <Link href={`${store.path}/studio/${id}?picture=${detail.id}`}>
                {t(id === "video-thumbnail" ? "generate.thumbnail" : "generate.enhance")}
              </Link>
            </Button>
          ))}
        </div>
      )}
      {detail.product && (
        <Button asChild variant="ghost" className="w-fit">
          <Link href={`${store.path}/products/${detail.product.id}`}>
            <ExternalLink aria-hidden />
            {t("openProduct")}
          </Link>
        </Button>
      )}
      {earlier.length > 0 && (
        <section className="grid gap-2">
          <h2 className="font-semibold">{t("earlier")}</h2>
          <ol className="divide-y rounded-lg border bg-card">
            {earlier.map((version) => (
              <li key={version.number} className="grid gap-3 p-3">
                <p className="flex justify-between gap-2 text-muted-foreground text-sm">
                  <span>{t("version", { number: version.number })}</span>
                  <RelativeTime date={version.createdAt} />
                </p>
                {version.files.map((file) => (
                  <div key={file.fileId} className="flex flex-wrap items-center gap-3">
                    {/* biome-ignore lint/performance/noImgElement: files of the store, which only its members may fetch */}
                    <img
                      src={file.url}
                      alt={labelOf(file)}
                      className={cn("size-16 rounded-md border object-contain", checkers)}
                    />
                    {actions(file)}
                  </div>
                ))}
              </li>
            ))}
          </ol>
        </section>
      )}
    </div>
  );
}
