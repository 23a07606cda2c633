"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { ImageUp, Sparkles } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC, useTRPCClient } from "@/components/api";
import { QueryError } from "@/components/api/query-error";
import { toastProblem } from "@/components/api/toast-problem";
import { CostButton } from "@/components/shared/cost-button";
import { EmptyState } from "@/components/shared/empty-state";
import { Card, CardContent } from "@/components/ui/card";
import { Skeleton } from "@/components/ui/skeleton";
import { useStore } from "@/components/workspace/store-context";
import type { RenderingDetail } from "@/server/modules/studio/contract";
import { serviceOf } from "@/server/modules/studio/services";
import { BeforeAfter } from "./before-after";
import { firstRecipe, RecipeFields } from "./recipe-fields";
import { RenderingView } from "./rendering-view";
import { type Chosen, SourceField, sourceOf } from "./source-field";
import { usePreview } from "./use-preview";

/** Orders a better picture: which one, what is to be done, a preview at no cost, the price on the button. */
export function Enhancer({ productId }: { productId: string | undefined }) {
  const t = useTranslations("pictures");
  const api = useTRPC();
  const client = useTRPCClient();
  const store = useStore();
  const queryClient = useQueryClient();
  const [chosen, setChosen] = useState<Chosen>({ productId });
  const [recipe, setRecipe] = useState(firstRecipe);
  const [done, setDone] = useState<{ detail: RenderingDetail; of: string }>();
  const balance = useQuery(api.wallet.getBalance.queryOptions({}, { enabled: store.can("wallet.read") }));
  const source = sourceOf(chosen);
  const sources = useQuery(
    api.studio.listSources.queryOptions(
      { productId: chosen.productId ?? "" },
      { enabled: chosen.productId !== undefined },
    ),
  );
  const before = chosen.url ?? (chosen.productId ? sources.data?.items[0]?.url : undefined);
  const wish = source && before ? JSON.stringify({ source, recipe }) : undefined;
  const preview = usePreview("enhancement", store.can("studio.use") ? wish : undefined, (signal) =>
    client.studio.previewEnhancement.mutate({ source: source ?? {}, recipe }, { signal }),
  );
  const make = useMutation(
    api.studio.enhancePicture.mutationOptions({
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
  const earlier =
    done?.detail.source.fileId === chosen.fileId ||
    (!chosen.fileId && done?.detail.product?.id === chosen.productId);

  return (
    <div className="grid items-start gap-4 lg:grid-cols-[22rem_minmax(0,1fr)]">
      <Card>
        <CardContent>
          <form
            className="grid gap-4"
            onSubmit={(event) => {
              event.preventDefault();
              if (!source) return;
              make.mutate({ source, recipe, ...(done && earlier && { renderingId: done.detail.id }) });
            }}
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
      )}
    </div>
  );
}
