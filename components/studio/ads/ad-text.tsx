"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Scissors, Trash2, WandSparkles } from "lucide-react";
import { useTranslations } from "next-intl";
import { useId } from "react";
import { useOwnKey } from "@/components/ai/use-own-key";
import { useTRPC } from "@/components/api";
import { toastProblem } from "@/components/api/toast-problem";
import { CopyButton } from "@/components/shared/copy-button";
import { toast } from "@/components/shared/toast";
import { Button } from "@/components/ui/button";
import { useStore } from "@/components/workspace/store-context";
import {
  type AdField,
  type AdNetwork,
  fitOf,
  isTaken,
  shortenPoints,
  type TextFacts,
  trimToFit,
} from "@/server/modules/studio/contract";
import type { Locale } from "@/server/platform/i18n/locales";
import { FindingsList } from "../grounding/findings-list";
import { MarkedTextarea } from "../grounding/marked-textarea";
import { fixed, useFindings } from "../grounding/use-findings";

interface Props {
  setId: string;
  network: AdNetwork;
  field: AdField;
  /** What it is called: "Headline 3". */
  name: string;
  text: string;
  locale: Locale;
  facts: TextFacts | null;
  /** Points that can be spent, where that is known. */
  available: number | undefined;
  onChange: (text: string) => void;
  onRemove: (() => void) | undefined;
}

const rows: Record<AdField["role"], number> = { short: 1, path: 1, sentence: 2, body: 4 };

/** A text of an ad, with how much of its room it takes, what is wrong with it, and the ways to mend that. */
export function AdText({
  setId,
  network,
  field,
  name,
  text,
  locale,
  facts,
  available,
  onChange,
  onRemove,
}: Props) {
  const t = useTranslations("ads.editor");
  const common = useTranslations("common");
  const api = useTRPC();
  const store = useStore();
  const queryClient = useQueryClient();
  const noteId = useId();
  const listId = useId();
  const fit = fitOf(text, field);
  const { length, problem } = fit;
  const checked = useFindings(text, field.role === "path" ? null : facts, locale);
  const mayEdit = store.can("studio.use");
  const shorten = useMutation(
    api.studio.shortenAd.mutationOptions({
      onSuccess: ({ text: shorter }) => {
        onChange(shorter);
        void toast(isTaken(fitOf(shorter, field)) ? t("shortened") : t("stillLong"));
        void queryClient.invalidateQueries({ queryKey: api.wallet.pathKey() });
      },
      onError: toastProblem,
    }),
  );
  const isLong = problem === "tooLong" || problem === "overRecommended";
  const cost = useOwnKey("ads_copy") ? 0 : shortenPoints;
  const short = available !== undefined && available < cost;
  return (
    <li className="grid gap-1.5">
      <div className="flex items-start gap-1">
        <div className="min-w-0 flex-1">
          <MarkedTextarea
            marked={checked.text}
            findings={checked.findings}
            aria-label={name}
            aria-describedby={noteId}
            aria-invalid={!isTaken(fit) || undefined}
            readOnly={!mayEdit}
            dir="auto"
            lang={locale}
            rows={rows[field.role]}
            value={text}
            onChange={(event) =>
              onChange(event.target.value.replaceAll("\n", field.role === "body" ? "\n" : " "))
            }
            className="field-sizing-content min-h-0 resize-none"
          />
        </div>
        <CopyButton text={text} label={t("copy", { name })} iconOnly />
        {mayEdit && onRemove && (
          <Button variant="ghost" size="icon-sm" aria-label={t("remove", { name })} onClick={onRemove}>
            <Trash2 aria-hidden />
          </Button>
        )}
      </div>
      <p id={noteId} className="flex flex-wrap gap-x-2 text-sm tabular-nums">
        <span className={isTaken(fit) ? "text-muted-foreground" : "font-medium text-destructive"}>
          {field.recommended === undefined
            ? t("count", { length, limit: field.limit })
            : t("recommended", { length, recommended: field.recommended, limit: field.limit })}
        </span>
        {problem && <span className={isTaken(fit) ? "text-warning" : "text-destructive"}>{t(problem)}</span>}
      </p>
      {isLong && mayEdit && (
        <div className="flex flex-wrap gap-2">
          <Button
            variant="outline"
            size="sm"
            disabled={short}
            loading={shorten.isPending}
            onClick={() => shorten.mutate({ id: setId, network, field: field.id, text })}
          >
            <WandSparkles aria-hidden />
            {cost > 0
              ? common("cost.verb", { action: t("shorten"), cost: common("points", { count: cost }) })
              : t("shorten")}
          </Button>
          <Button
            variant="outline"
            size="sm"
            onClick={() => onChange(trimToFit(text, field.recommended ?? field.limit, field.measure, locale))}
          >
            <Scissors aria-hidden />
            {t("trim")}
          </Button>
        </div>
      )}
      {checked.findings.length > 0 && (
        <FindingsList
          id={listId}
          text={checked.text}
          findings={checked.findings}
          onFix={
            mayEdit
              ? (change) => {
                  // A change is made where it was seen: not in a text that has gone on meanwhile.
                  if (checked.text === text) onChange(fixed(checked.text, change));
                }
              : undefined
          }
        />
      )}
    </li>
  );
}
