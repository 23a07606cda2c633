"use client";

import { keepPreviousData, useMutation, useQuery } from "@tanstack/react-query";
import { SearchCheck } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useDeferredValue, useState } from "react";
import { LocaleField, useResultLocale } from "@/components/ai/writing-fields";
import { useTRPC } from "@/components/api";
import { toastProblem } from "@/components/api/toast-problem";
import { ProductPicker } from "@/components/catalog/product-picker";
import { CostButton } from "@/components/shared/cost-button";
import { EmptyState } from "@/components/shared/empty-state";
import { FormWithResult } from "@/components/shared/form-with-result";
import { Card, CardContent } from "@/components/ui/card";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { NativeSelect } from "@/components/ui/native-select";
import { Skeleton } from "@/components/ui/skeleton";
import { useStore } from "@/components/workspace/store-context";
import { SeoMode } from "@/server/modules/analyses/contract";
import { ScoreMeter } from "./score-meter";
import { SeoChecks } from "./seo-checks";

/** A product's score with its reasons, at once and for nothing; and the order for better texts. */
export function SeoForm({ productId: given }: { productId: string | undefined }) {
  const t = useTranslations("analyses");
  const api = useTRPC();
  const store = useStore();
  const router = useRouter();
  const [productId, setProductId] = useState(given);
  const [keyword, setKeyword] = useState("");
  const [mode, setMode] = useState<SeoMode>("basic");
  const [locale, setLocale] = useResultLocale();
  const looked = useDeferredValue(keyword.trim());
  const preview = useQuery(
    api.analyses.previewPage.queryOptions(
      { locale, productId: productId ?? "", ...(looked && { keyword: looked }) },
      { enabled: productId !== undefined, placeholderData: keepPreviousData },
    ),
  );
  const start = useMutation(
    api.analyses.startSeo.mutationOptions({
      onSuccess: ({ id }) => router.push(`${store.path}/studio/analyses/${id}`),
      onError: toastProblem,
    }),
  );
  const seen = productId ? preview.data : undefined;
  return (
    <FormWithResult
      onSubmit={() => {
        if (!productId) return;
        start.mutate({ locale, mode, productId, ...(keyword.trim() && { keyword: keyword.trim() }) });
      }}
      result={
        !productId ? (
          <Card className="border-dashed bg-transparent">
            <EmptyState picture={<SearchCheck />} title={t("seo.score")} text={t("seo.chooseProduct")} />
          </Card>
        ) : seen ? (
          <div className="grid min-w-0 grid-cols-1 gap-4" aria-live="polite">
            <Card>
              <CardContent>
                <ScoreMeter label={t("seo.score")} score={seen.score.score} />
              </CardContent>
            </Card>
            <SeoChecks score={seen.score} />
          </div>
        ) : (
          <Skeleton className="h-96 rounded-lg" />
        )
      }
    >
      <ProductPicker value={productId} onChange={setProductId} disabled={start.isPending} />
      <Field label={t("seo.keyword")} hint={t("form.optional")} help={t("seo.keywordHelp")}>
        {(control) => (
          <Input
            {...control}
            dir="auto"
            maxLength={80}
            value={keyword}
            onChange={(event) => setKeyword(event.target.value)}
          />
        )}
      </Field>
      <Field label={t("seo.mode")}>
        {(control) => (
          <NativeSelect
            {...control}
            value={mode}
            onChange={(event) => setMode(SeoMode.parse(event.target.value))}
          >
            {SeoMode.options.map((one) => (
              <option key={one} value={one}>
                {t(`seo.${one}`)}
              </option>
            ))}
          </NativeSelect>
        )}
      </Field>
      <LocaleField label={t("form.locale")} value={locale} onChange={setLocale} />
      {store.can("studio.use") && (
        <CostButton
          type="submit"
          size="lg"
          action={t("form.propose")}
          icon={<SearchCheck aria-hidden />}
          cost={seen?.points[mode] ?? 0}
          ownKey={seen?.points[mode] === 0}
          balance={seen?.available}
          walletHref={`${store.path}/wallet`}
          loading={start.isPending}
          disabled={!productId}
        />
      )}
      <p className="text-muted-foreground text-sm">{t("form.free")}</p>
    </FormWithResult>
  );
}
