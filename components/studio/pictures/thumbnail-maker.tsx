"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Clapperboard, Video } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC, useTRPCClient } from "@/components/api";
import { QueryError } from "@/components/api/query-error";
import { toastProblem } from "@/components/api/toast-problem";
import { CostButton } from "@/components/shared/cost-button";
import { EmptyState } from "@/components/shared/empty-state";
import { Button } from "@/components/ui/button";
import { Card, CardContent } from "@/components/ui/card";
import { cn } from "@/components/ui/cn";
import { Skeleton } from "@/components/ui/skeleton";
import { useStore } from "@/components/workspace/store-context";
import { type Design, thumbnailSizes } from "@/server/modules/media/contract";
import type { RenderingDetail } from "@/server/modules/studio/contract";
import { serviceOf } from "@/server/modules/studio/services";
import { formatMoney } from "@/server/platform/i18n/format";
import { DesignFields } from "./design-fields";
import { RenderingView } from "./rendering-view";
import { type Chosen, SourceField, sourceOf } from "./source-field";
import { usePreview } from "./use-preview";

interface Props {
  productId: string | undefined;
  /** The installation's colour, to begin with. */
  colour: string;
}

/** Orders the cover of a video: picture, words, template; drawn again with each change, at no cost, until it is right. */
export function ThumbnailMaker({ productId, colour }: Props) {
  const t = useTranslations("pictures");
  const locale = useLocale();
  const api = useTRPC();
  const client = useTRPCClient();
  const store = useStore();
  const queryClient = useQueryClient();
  const [chosen, setChosen] = useState<Chosen>({ productId });
  const [edited, setEdited] = useState<Partial<Design>>({});
  const [wanted, setWanted] = useState<Design["sizes"][number]>("landscape");
  const [done, setDone] = useState<{ detail: RenderingDetail; of: string }>();
  const balance = useQuery(api.wallet.getBalance.queryOptions({}, { enabled: store.can("wallet.read") }));
  const product = useQuery(
    api.catalog.getProduct.queryOptions(
      { id: chosen.productId ?? "" },
      { enabled: chosen.productId !== undefined },
    ),
  );
  const sources = useQuery(
    api.studio.listSources.queryOptions(
      { productId: chosen.productId ?? "" },
      { enabled: chosen.productId !== undefined },
    ),
  );
  const price = chosen.productId ? product.data?.priceMin : null;
  // What the product says, until somebody writes something else.
  const design: Design = {
    template: "spotlight",
    sizes: ["landscape"],
    title: (chosen.productId && product.data?.title.slice(0, 90)) || "",
    subtitle: "",
    price: price == null ? "" : formatMoney(price, store.currency, locale),
    badge: "",
    colour,
    cutOut: true,
    fileType: "jpeg",
    ...edited,
  };
  const size = design.sizes.includes(wanted) ? wanted : (design.sizes[0] ?? "landscape");
  const source = sourceOf(chosen);
  const has = chosen.url ?? (chosen.productId ? sources.data?.items[0]?.url : undefined);
  const ready = source && has && design.title.trim() !== "";
  const wish = ready ? JSON.stringify({ source, design }) : undefined;
  const preview = usePreview(
    "thumbnail",
    wish && store.can("studio.use") ? wish + size : undefined,
    (signal) => client.studio.previewThumbnail.mutate({ source: source ?? {}, design, size }, { signal }),
  );
  const make = useMutation(
    api.studio.drawThumbnail.mutationOptions({
      onSuccess: (detail) => setDone({ detail, of: wish ?? "" }),
      onError: toastProblem,
      onSettled: () => {
        void queryClient.invalidateQueries({ queryKey: api.wallet.pathKey() });
        void queryClient.invalidateQueries({ queryKey: api.studio.pathKey() });
      },
    }),
  );
  const finished = done && done.of === wish ? done.detail : undefined;
  const detail = useQuery(
    api.studio.getRendering.queryOptions({ id: finished?.id ?? "" }, { enabled: finished !== undefined }),
  );
  const [width, height] = thumbnailSizes[size];

  return (
    <div className="grid items-start gap-4 lg:grid-cols-[22rem_minmax(0,1fr)]">
      <Card>
        <CardContent>
          <form
            className="grid gap-4"
            onSubmit={(event) => {
              event.preventDefault();
              if (source && ready) make.mutate({ source, design });
            }}
          >
            <SourceField
              value={chosen}
              onChange={(next) => {
                if (next.productId !== chosen.productId) {
                  const { title: _title, price: _price, ...rest } = edited;
                  setEdited(rest);
                }
                setChosen(next);
              }}
              disabled={make.isPending}
            />
            <DesignFields value={design} onChange={setEdited} disabled={make.isPending} />
            {store.can("studio.use") && (
              <CostButton
                type="submit"
                size="lg"
                action={t("draw")}
                icon={<Video aria-hidden />}
                cost={serviceOf("video-thumbnail").points}
                balance={balance.data?.available}
                walletHref={`${store.path}/wallet`}
                loading={make.isPending}
                disabled={!wish || preview.isError || finished !== undefined}
              />
            )}
          </form>
        </CardContent>
      </Card>
      {finished ? (
        <RenderingView detail={detail.data ?? finished} />
      ) : !ready ? (
        <Card className="border-dashed bg-transparent">
          <EmptyState picture={<Clapperboard />} title={t("emptyThumbnail")} text={t("emptyThumbnailText")} />
        </Card>
      ) : (
        <Card className="grid gap-3 p-4" aria-busy={preview.waiting}>
          {design.sizes.length > 1 && (
            <div className="flex flex-wrap gap-2">
              {design.sizes.map((id) => (
                <Button
                  key={id}
                  variant={id === size ? "default" : "outline"}
                  size="sm"
                  aria-pressed={id === size}
                  onClick={() => setWanted(id)}
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
            <Skeleton
              className="mx-auto max-h-[32rem] w-full"
              style={{ aspectRatio: `${width} / ${height}` }}
            />
          )}
          <p className="text-muted-foreground text-sm" role="status">
            {preview.waiting ? t("previewing") : !preview.isError && t("previewNote")}
          </p>
        </Card>
      )}
    </div>
  );
}
