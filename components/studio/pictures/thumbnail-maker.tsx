"use client";

import { useMutation, useQuery } from "@tanstack/react-query";
import { Clapperboard, Video } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC, useTRPCClient } from "@/components/api";
import { CostButton } from "@/components/shared/cost-button";
import { EmptyState } from "@/components/shared/empty-state";
import { FormWithResult } from "@/components/shared/form-with-result";
import { Card } from "@/components/ui/card";
import { useStore } from "@/components/workspace/store-context";
import type { Design } from "@/server/modules/media/contract";
import { serviceOf } from "@/server/modules/studio/services";
import { formatMoney } from "@/server/platform/i18n/format";
import { DesignFields } from "./design-fields";
import { RenderingView } from "./rendering-view";
import { type Chosen, SourceField, sourceOf, useSourceUrl } from "./source-field";
import { ThumbnailPreview, useShownSize } from "./thumbnail-preview";
import { usePictureOrder } from "./use-order";
import { usePreview } from "./use-preview";

interface Props {
  first: Chosen;
  /** The installation's colour, to begin with. */
  colour: string;
}

/** Orders the cover of a video: picture, words, template; drawn again with each change, at no cost, until it is right. */
export function ThumbnailMaker({ first, colour }: Props) {
  const t = useTranslations("pictures");
  const locale = useLocale();
  const api = useTRPC();
  const client = useTRPCClient();
  const store = useStore();
  const [chosen, setChosen] = useState(first);
  const [edited, setEdited] = useState<Partial<Design>>({});
  const product = useQuery(
    api.catalog.getProduct.queryOptions(
      { id: chosen.productId ?? "" },
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
  const { size, setWanted } = useShownSize(design.sizes);
  const source = sourceOf(chosen);
  const has = useSourceUrl(chosen);
  const ready = source && has && design.title.trim() !== "";
  const wish = ready ? JSON.stringify({ source, design }) : undefined;
  const preview = usePreview(
    "thumbnail",
    wish && store.can("studio.use") ? wish + size : undefined,
    (signal) => client.studio.previewThumbnail.mutate({ source: source ?? {}, design, size }, { signal }),
  );
  const { finished, price: cost, handlers } = usePictureOrder(wish);
  const make = useMutation(api.studio.drawThumbnail.mutationOptions(handlers));
  return (
    <FormWithResult
      onSubmit={() => source && ready && make.mutate({ source, design })}
      result={
        finished ? (
          <RenderingView detail={finished} />
        ) : !ready ? (
          <Card className="border-dashed bg-transparent">
            <EmptyState
              picture={<Clapperboard />}
              title={t("emptyThumbnail")}
              text={t("emptyThumbnailText")}
            />
          </Card>
        ) : (
          <ThumbnailPreview
            preview={preview}
            sizes={design.sizes}
            size={size}
            onSize={setWanted}
            note={t("previewNote")}
          />
        )
      }
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
          {...cost}
          loading={make.isPending}
          disabled={!wish || preview.isError || finished !== undefined}
        />
      )}
    </FormWithResult>
  );
}
