"use client";

import { useMutation, useQuery } from "@tanstack/react-query";
import { ChartNoAxesCombined, FileUp } from "lucide-react";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { LocaleField, useResultLocale } from "@/components/ai/writing-fields";
import { useTRPC } from "@/components/api";
import { QueryError } from "@/components/api/query-error";
import { toastProblem } from "@/components/api/toast-problem";
import { CostButton } from "@/components/shared/cost-button";
import { EmptyState } from "@/components/shared/empty-state";
import { FormWithResult } from "@/components/shared/form-with-result";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Field } from "@/components/ui/field";
import { Skeleton } from "@/components/ui/skeleton";
import { Textarea } from "@/components/ui/textarea";
import { useStore } from "@/components/workspace/store-context";
import { FiguresCard } from "./figures-card";

/** The store's own figures, and the order to have them read. */
export function StrategyForm() {
  const t = useTranslations("analyses");
  const api = useTRPC();
  const store = useStore();
  const router = useRouter();
  const [question, setQuestion] = useState("");
  const [locale, setLocale] = useResultLocale();
  const preview = useQuery(api.analyses.previewFigures.queryOptions({}));
  const start = useMutation(
    api.analyses.startStrategy.mutationOptions({
      onSuccess: ({ id }) => router.push(`${store.path}/studio/analyses/${id}`),
      onError: toastProblem,
    }),
  );
  if (preview.isError) return <QueryError error={preview.error} onRetry={() => void preview.refetch()} />;
  if (preview.data?.figures.length === 0) {
    return (
      <Card>
        <EmptyState
          picture={<ChartNoAxesCombined />}
          title={t("strategy.noProducts")}
          text={t("strategy.noProductsText")}
          action={
            store.can("catalog.import") && (
              <Button asChild>
                <Link href={`${store.path}/products/import`}>
                  <FileUp aria-hidden />
                  {t("strategy.import")}
                </Link>
              </Button>
            )
          }
        />
      </Card>
    );
  }
  return (
    <FormWithResult
      onSubmit={() => {
        start.mutate({ locale, ...(question.trim() && { question: question.trim() }) });
      }}
      result={
        preview.data ? (
          <FiguresCard figures={preview.data.figures} currency={preview.data.currency} />
        ) : (
          <Skeleton className="h-96 rounded-lg" />
        )
      }
    >
      <Field label={t("strategy.question")} hint={t("form.optional")} help={t("strategy.questionHelp")}>
        {(control) => (
          <Textarea
            {...control}
            dir="auto"
            rows={4}
            maxLength={1000}
            value={question}
            onChange={(event) => setQuestion(event.target.value)}
          />
        )}
      </Field>
      <LocaleField label={t("form.locale")} value={locale} onChange={setLocale} />
      <CostButton
        type="submit"
        size="lg"
        action={t("form.start")}
        icon={<ChartNoAxesCombined aria-hidden />}
        cost={preview.data?.points ?? 0}
        ownKey={preview.data?.points === 0}
        balance={preview.data?.available}
        walletHref={`${store.path}/wallet`}
        loading={start.isPending}
        disabled={!preview.data}
      />
    </FormWithResult>
  );
}
