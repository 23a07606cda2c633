"use client";

import { useMutation, useQuery } from "@tanstack/react-query";
import { FileUp, Layers } from "lucide-react";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC } from "@/components/api";
import { toastProblem } from "@/components/api/toast-problem";
import { CostButton } from "@/components/shared/cost-button";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { Card, CardContent } from "@/components/ui/card";
import { Field } from "@/components/ui/field";
import { NativeSelect } from "@/components/ui/native-select";
import { useStore } from "@/components/workspace/store-context";
import type { SeriesDesign } from "@/server/modules/studio/pictures/series-contract";
import { serviceOf, textServices } from "@/server/modules/studio/services";
import { OptionFields, useWritingOptions } from "./option-fields";
import { firstRecipe, RecipeFields } from "./pictures/recipe-fields";
import { firstSeries, SeriesFields } from "./pictures/series-fields";
import { SeriesPreview } from "./pictures/series-preview";
import { useCost } from "./use-cost";

/** What can be run over many products: the texts, better pictures, and thumbnails. */
const bulkServices = [...textServices, serviceOf("image-enhancement"), serviceOf("video-thumbnail")] as const;
type BulkService = (typeof bulkServices)[number];

interface Props {
  productIds: string[];
  /** The service that is chosen to begin with. */
  first: string | undefined;
  /** The installation's colour, which thumbnails begin with. */
  colour: string;
}

/** Orders a service for many products: which, and the whole price before it begins. */
export function BulkForm({ productIds, first, colour }: Props) {
  const t = useTranslations("studio");
  const api = useTRPC();
  const store = useStore();
  const router = useRouter();
  const [service, setService] = useState<BulkService>(
    bulkServices.find(({ id }) => id === first) ?? serviceOf("product-description"),
  );
  const [which, setWhich] = useState<"chosen" | "active" | "all">(
    productIds.length > 0 ? "chosen" : "active",
  );
  const [options, setOptions] = useWritingOptions("description");
  const [recipe, setRecipe] = useState(firstRecipe);
  const locale = useLocale();
  const [design, setDesign] = useState<SeriesDesign>(() => firstSeries(colour, locale));
  const pictures = useTranslations("pictures");
  const selection =
    which === "chosen"
      ? { ids: productIds }
      : { filter: which === "active" ? { status: "active" as const } : {} };
  const quote = useQuery(api.studio.quoteBulk.queryOptions({ service: service.id, selection }));
  const none = quote.data?.count === 0;
  // None are active: are there others, or none at all?
  const whole = useQuery(
    api.studio.quoteBulk.queryOptions({ service: service.id, selection: { filter: {} } }, { enabled: none }),
  );
  const { ownKey } = useCost(service.id);
  const empty = none && whole.data?.count === 0;
  const after = {
    onSuccess: (run: { id: string }) => router.push(`${store.path}/studio/bulk/${run.id}`),
    onError: toastProblem,
  };
  const start = useMutation(api.studio.startBulk.mutationOptions(after));
  const enhance = useMutation(api.studio.enhanceMany.mutationOptions(after));
  const draw = useMutation(api.studio.drawMany.mutationOptions(after));
  const starting = start.isPending || enhance.isPending || draw.isPending;
  const choose = (id: string) => {
    const next = bulkServices.find((one) => one.id === id);
    if (!next) return;
    setService(next);
    if (next.category === "media") return;
    const { platform: _platform, templateId: _template, adapt: _adapt, ...rest } = options;
    setOptions(next.format === "social_post" ? { ...rest, platform: "instagram" } : rest);
  };
  return (
    <Card>
      <CardContent>
        <form
          className="grid gap-4"
          onSubmit={(event) => {
            event.preventDefault();
            if (service.id === "video-thumbnail") draw.mutate({ selection, design });
            else if (service.category === "media") enhance.mutate({ selection, recipe });
            else start.mutate({ service: service.id, selection, options });
          }}
        >
          {empty && (
            <Alert
              title={t("bulkPage.noneTitle")}
              action={
                store.can("catalog.import") && (
                  <Button asChild size="sm">
                    <Link href={`${store.path}/products/import`}>
                      <FileUp aria-hidden />
                      {t("bulkPage.import")}
                    </Link>
                  </Button>
                )
              }
            >
              {t("bulkPage.noneText")}
            </Alert>
          )}
          <Field label={t("bulkPage.service")}>
            {(control) => (
              <NativeSelect {...control} value={service.id} onChange={(event) => choose(event.target.value)}>
                {bulkServices.map(({ id }) => (
                  <option key={id} value={id}>
                    {t(`services.${id}.title`)}
                  </option>
                ))}
              </NativeSelect>
            )}
          </Field>
          <Field
            label={t("bulkPage.which")}
            help={quote.data && t("bulkPage.count", { count: quote.data.count })}
            error={
              quote.isError
                ? quote.error.data?.problem.detail
                : none && whole.data && !empty
                  ? t("bulkPage.noneOfThese")
                  : undefined
            }
          >
            {(control) => (
              <NativeSelect
                {...control}
                value={which}
                onChange={(event) => setWhich(event.target.value as typeof which)}
              >
                {productIds.length > 0 && (
                  <option value="chosen">{t("bulkPage.chosen", { count: productIds.length })}</option>
                )}
                <option value="active">{t("bulkPage.allActive")}</option>
                <option value="all">{t("bulkPage.all")}</option>
              </NativeSelect>
            )}
          </Field>
          {service.id === "video-thumbnail" ? (
            <>
              <p className="text-muted-foreground text-sm">{pictures("series.note")}</p>
              <SeriesFields value={design} onChange={setDesign} disabled={starting} />
              {quote.data && !none && <SeriesPreview selection={selection} design={design} />}
            </>
          ) : service.category === "media" ? (
            <>
              <p className="text-muted-foreground text-sm">{pictures("bulkNote")}</p>
              <RecipeFields value={recipe} onChange={setRecipe} disabled={starting} />
            </>
          ) : (
            <OptionFields service={service} value={options} onChange={setOptions} disabled={starting} />
          )}
          <CostButton
            type="submit"
            size="lg"
            action={
              service.category !== "media"
                ? t("bulkPage.start")
                : pictures(service.id === "video-thumbnail" ? "series.start" : "bulkStart")
            }
            icon={<Layers aria-hidden />}
            cost={quote.data?.points ?? 0}
            ownKey={ownKey}
            balance={quote.data?.available}
            walletHref={`${store.path}/wallet`}
            loading={starting}
            disabled={!quote.data || none}
          />
        </form>
      </CardContent>
    </Card>
  );
}
