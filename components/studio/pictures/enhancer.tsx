"use client";

import { useMutation } from "@tanstack/react-query";
import { ImageUp, Sparkles } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC, useTRPCClient } from "@/components/api";
import { QueryError } from "@/components/api/query-error";
import { CostButton } from "@/components/shared/cost-button";
import { EmptyState } from "@/components/shared/empty-state";
import { FormWithResult } from "@/components/shared/form-with-result";
import { Card } from "@/components/ui/card";
import { Skeleton } from "@/components/ui/skeleton";
import { useStore } from "@/components/workspace/store-context";
import { serviceOf } from "@/server/modules/studio/services";
import { BeforeAfter } from "./before-after";
import { firstRecipe, RecipeFields } from "./recipe-fields";
import { RenderingView } from "./rendering-view";
import { type Chosen, SourceField, sourceOf, useSourceUrl } from "./source-field";
import { usePictureOrder } from "./use-order";
import { usePreview } from "./use-preview";

/** Orders a better picture: which one, what is to be done, a preview at no cost, the price on the button. */
export function Enhancer({ first }: { first: Chosen }) {
  const t = useTranslations("pictures");
  const api = useTRPC();
  const client = useTRPCClient();
  const store = useStore();
  const [chosen, setChosen] = useState(first);
  const [recipe, setRecipe] = useState(firstRecipe);
  const source = sourceOf(chosen);
  const before = useSourceUrl(chosen);
  const wish = source && before ? JSON.stringify({ source, recipe }) : undefined;
  const preview = usePreview("enhancement", store.can("studio.use") ? wish : undefined, (signal) =>
    client.studio.previewEnhancement.mutate({ source: source ?? {}, recipe }, { signal }),
  );
  const { last, finished, price, handlers } = usePictureOrder(wish);
  const make = useMutation(api.studio.enhancePicture.mutationOptions(handlers));
  // Another recipe for the same picture makes another version.
  const earlier =
    last?.source?.fileId === chosen.fileId || (!chosen.fileId && last?.product?.id === chosen.productId)
      ? last
      : undefined;
  return (
    <FormWithResult
      onSubmit={() => source && make.mutate({ source, recipe, ...(earlier && { renderingId: earlier.id }) })}
      result={
        finished ? (
          <RenderingView detail={finished} />
        ) : !before ? (
          <Card className="border-dashed bg-transparent">
            <EmptyState picture={<Sparkles />} title={t("empty")} text={t("emptyText")} />
          </Card>
        ) : (
          <Card className="grid gap-3 p-4" aria-busy={preview.waiting}>
            {preview.isError ? (
              <QueryError error={preview.error} onRetry={() => void preview.refetch()} />
            ) : preview.data ? (
              <BeforeAfter
                before={before}
                after={preview.data.image}
                name={t("preview")}
                stale={preview.waiting}
              />
            ) : (
              <Skeleton className="aspect-square w-full" />
            )}
            <p className="text-muted-foreground text-sm" role="status">
              {preview.waiting ? t("previewing") : !preview.isError && t("previewNote")}
            </p>
          </Card>
        )
      }
    >
      <SourceField value={chosen} onChange={setChosen} disabled={make.isPending} />
      <RecipeFields value={recipe} onChange={setRecipe} disabled={make.isPending} />
      {store.can("studio.use") && (
        <CostButton
          type="submit"
          size="lg"
          action={t("enhance")}
          icon={<ImageUp aria-hidden />}
          cost={serviceOf("image-enhancement").points}
          {...price}
          loading={make.isPending}
          disabled={!wish || preview.isError || finished !== undefined}
        />
      )}
    </FormWithResult>
  );
}
