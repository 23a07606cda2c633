"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Check, TriangleAlert, Undo2 } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useTRPC } from "@/components/api";
import { toastProblem } from "@/components/api/toast-problem";
import { CopyButton } from "@/components/shared/copy-button";
import { toast } from "@/components/shared/toast";
import { Alert } from "@/components/ui/alert";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Card, CardContent, CardHeader, CardTitle } from "@/components/ui/card";
import { useStore } from "@/components/workspace/store-context";
import type { AnalysisDetail, SeoField, SeoResult } from "@/server/modules/analyses/contract";
import { ScoreMeter } from "./score-meter";
import { SeoChecks } from "./seo-checks";
import { SeoMore } from "./seo-more";

interface FieldProps {
  name: SeoField | "heading";
  now: string;
  then: string;
  note?: string;
  analysis: AnalysisDetail;
}

/** A field as it was and as it is proposed, with the way to take it over and back. */
function ComparedField({ name, now, then, note, analysis }: FieldProps) {
  const t = useTranslations("analyses.seo");
  const api = useTRPC();
  const store = useStore();
  const queryClient = useQueryClient();
  const done = (text: string) => ({
    onSuccess: () => void toast(text),
    onError: toastProblem,
    onSettled: () => queryClient.invalidateQueries(),
  });
  const apply = useMutation(api.analyses.applySeoField.mutationOptions(done(t("appliedToast"))));
  const undo = useMutation(api.analyses.undoSeoField.mutationOptions(done(t("undone"))));
  const label = t(`fields.${name}`);
  const field = name === "heading" ? undefined : name;
  const applied = field !== undefined && analysis.applied.includes(field);
  const input = field && { id: analysis.id, field };
  // What is there already need not be taken over.
  const may = (applied || now !== then) && input && analysis.product !== null && store.can("catalog.write");
  return (
    <div className="grid gap-2 border-t px-4 py-3 first:border-0">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <h3 className="flex items-center gap-2 font-medium">
          {label}
          {applied && <Badge variant="success">{t("applied")}</Badge>}
        </h3>
        <div className="flex gap-1.5">
          <CopyButton text={then} label={`${t("copy")}: ${label}`} iconOnly />
          {may &&
            (applied ? (
              <Button
                size="sm"
                variant="outline"
                loading={undo.isPending}
                aria-label={`${t("undo")}: ${label}`}
                onClick={() => undo.mutate(input)}
              >
                <Undo2 aria-hidden className="rtl:-scale-x-100" />
                {t("undo")}
              </Button>
            ) : (
              <Button
                size="sm"
                variant="outline"
                loading={apply.isPending}
                aria-label={`${t("apply")}: ${label}`}
                onClick={() => apply.mutate(input)}
              >
                <Check aria-hidden />
                {t("apply")}
              </Button>
            ))}
        </div>
      </div>
      <div className="grid gap-2 md:grid-cols-2">
        {[
          { id: "now", head: t("now"), text: now },
          { id: "proposal", head: t("proposal"), text: then },
        ].map(({ id, head, text }) => (
          <div key={id} className="grid content-start gap-0.5 rounded-md bg-muted/50 p-2.5">
            <p className="text-muted-foreground text-xs">{head}</p>
            {text ? (
              <p dir="auto" className="break-words">
                {text}
              </p>
            ) : (
              <p className="text-muted-foreground">{t("empty")}</p>
            )}
          </div>
        ))}
      </div>
      {note && <p className="text-muted-foreground text-sm">{note}</p>}
    </div>
  );
}

function Findings({ findings }: Pick<SeoResult, "findings">) {
  const t = useTranslations("analyses.seo");
  if (findings.length === 0) return null;
  return (
    <Alert variant="warning" title={t("findings")}>
      <ul className="grid gap-0.5">
        {findings.map(({ field, words, known }) => (
          <li key={`${field} ${words}`} className="flex flex-wrap gap-x-2">
            <span>{t("finding", { words, field: t(`fields.${field}`) })}</span>
            {known && <span>{t("known", { known })}</span>}
          </li>
        ))}
      </ul>
    </Alert>
  );
}

/** A proposal beside the page as it was, with both scores. */
export function SeoResultView({ analysis, result }: { analysis: AnalysisDetail; result: SeoResult }) {
  const t = useTranslations("analyses.seo");
  const lists = useTranslations("analyses.list");
  const { path } = useStore();
  const { page, proposal, score, proposed } = result;
  const joined = (words: readonly string[]) => words.join(" · ");
  return (
    <div className="grid grid-cols-1 items-start gap-4 lg:grid-cols-[minmax(0,1fr)_22rem]">
      <div className="grid min-w-0 grid-cols-1 gap-4">
        <Findings findings={result.findings} />
        {analysis.product === null && (
          <p className="flex items-center gap-1.5 text-muted-foreground">
            <TriangleAlert aria-hidden className="size-4" />
            {lists("productGone")}
          </p>
        )}
        <Card>
          <CardHeader className="pb-2">
            <CardTitle>{t("compare")}</CardTitle>
            {analysis.product && (
              <Link
                href={`${path}/products/${analysis.product.id}`}
                className="w-fit text-primary-text text-sm hover:underline"
              >
                <bdi>{analysis.product.title}</bdi>
              </Link>
            )}
          </CardHeader>
          <ComparedField name="seoTitle" now={page.seoTitle} then={proposal.seoTitle} analysis={analysis} />
          <ComparedField
            name="seoDescription"
            now={page.seoDescription}
            then={proposal.seoDescription}
            analysis={analysis}
          />
          <ComparedField
            name="handle"
            now={page.handle}
            then={proposal.handle}
            note={t("handleNote")}
            analysis={analysis}
          />
          <ComparedField
            name="tags"
            now={joined(page.tags)}
            then={joined(proposal.keywords)}
            analysis={analysis}
          />
          {proposal.imageAlt && page.images > 0 && (
            <ComparedField
              name="imageAlt"
              now={page.alts[0] ?? ""}
              then={proposal.imageAlt}
              analysis={analysis}
            />
          )}
          <ComparedField name="heading" now={page.title} then={proposal.heading} analysis={analysis} />
        </Card>
        <SeoMore result={result} />
      </div>
      <div className="grid min-w-0 grid-cols-1 gap-4">
        <Card>
          <CardContent className="grid gap-4">
            <ScoreMeter label={t("scoreNow")} score={score.score} />
            <ScoreMeter label={t("scoreThen")} score={proposed.score} />
          </CardContent>
        </Card>
        <SeoChecks score={score} proposed={proposed} />
      </div>
    </div>
  );
}
