"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Lightbulb, Sparkles } from "lucide-react";
import { useRouter } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC } from "@/components/api";
import { QueryError } from "@/components/api/query-error";
import { toastProblem } from "@/components/api/toast-problem";
import { ProductPicture } from "@/components/catalog/product-picture";
import { CostButton } from "@/components/shared/cost-button";
import { EmptyState } from "@/components/shared/empty-state";
import { LocaleOptions } from "@/components/shared/locale-options";
import { toast } from "@/components/shared/toast";
import { useCost } from "@/components/studio/use-cost";
import { Badge } from "@/components/ui/badge";
import { Card } from "@/components/ui/card";
import { Field } from "@/components/ui/field";
import { NativeSelect } from "@/components/ui/native-select";
import { Progress } from "@/components/ui/progress";
import { useStore } from "@/components/workspace/store-context";
import { type Idea, ideaPoints } from "@/server/modules/calendar/contract";
import { isLocale } from "@/server/platform/i18n/locales";
import { dayText, timeText, weekdayName } from "./days";

const keyOf = ({ planned, product }: Idea) => `${planned.date} ${planned.time} ${product.id}`;

/** What might be posted in the days to come; what one chooses becomes drafts, each with a text written for it. */
export function Ideas({ range }: { range: { from: string; to: string } }) {
  const t = useTranslations("calendar.ideas");
  const locale = useLocale();
  const api = useTRPC();
  const router = useRouter();
  const queryClient = useQueryClient();
  const store = useStore();
  const { data, error, refetch } = useQuery(api.calendar.planMonth.queryOptions(range));
  const balance = useQuery(api.wallet.getBalance.queryOptions({}, { enabled: store.can("wallet.read") }));
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [language, setLanguage] = useState(isLocale(store.locale) ? store.locale : locale);
  const [progress, setProgress] = useState<{ done: number; total: number }>();
  // An idea becomes a social post of the studio.
  const { ownKey } = useCost("social-post");
  const draft = useMutation(api.calendar.draftIdea.mutationOptions());
  if (error) return <QueryError error={error} onRetry={() => void refetch()} />;
  const ideas = data?.ideas ?? [];
  if (ideas.length === 0) {
    return (
      <Card>
        <EmptyState picture={<Lightbulb />} title={t("emptyTitle")} text={t("emptyText")} />
      </Card>
    );
  }
  const picked = ideas.filter((idea) => chosen.has(keyOf(idea)));
  const choose = (keys: string[], on: boolean) =>
    setChosen(new Set(on ? [...chosen, ...keys] : [...chosen].filter((key) => !keys.includes(key))));
  const write = async () => {
    const total = picked.length;
    let done = 0;
    setProgress({ done, total });
    try {
      for (const { planned, occasion, product } of picked) {
        await draft.mutateAsync({ productId: product.id, planned, occasion, locale: language });
        done += 1;
        setProgress({ done, total });
      }
    } catch (problem) {
      toastProblem(problem);
    }
    setProgress(undefined);
    setChosen(new Set());
    await queryClient.invalidateQueries({ queryKey: api.calendar.pathKey() });
    await queryClient.invalidateQueries({ queryKey: api.wallet.pathKey() });
    if (done === 0) return;
    void toast(t("made", { count: done }));
    if (done === total) router.push(`${store.path}/calendar`);
  };
  const mayWrite = store.can("studio.use");
  return (
    <>
      <ul className="divide-y rounded-lg border bg-card">
        {ideas.map((idea) => {
          const key = keyOf(idea);
          const { planned, product, kind, occasion, figure } = idea;
          return (
            <li key={key}>
              <div className="relative flex flex-wrap items-center gap-x-4 gap-y-2 p-3 hover:bg-muted/50">
                {mayWrite && (
                  <>
                    <input
                      id={`idea-${product.id}`}
                      type="checkbox"
                      className="size-4 accent-primary"
                      disabled={progress !== undefined}
                      checked={chosen.has(key)}
                      onChange={(event) => choose([key], event.target.checked)}
                    />
                    {/* The whole row is its target. */}
                    <label htmlFor={`idea-${product.id}`} className="absolute inset-0 cursor-pointer">
                      <span className="sr-only">{t("choose", { title: product.title })}</span>
                    </label>
                  </>
                )}
                <span className="w-40 shrink-0 tabular-nums">
                  {weekdayName(planned.date, locale)} {dayText(planned.date, locale, "day")}{" "}
                  <bdi className="text-muted-foreground">{timeText(planned.time, locale)}</bdi>
                </span>
                <ProductPicture url={product.imageUrl} name={product.title} className="size-10" />
                <span className="grid min-w-40 flex-1 gap-0.5">
                  <bdi className="truncate font-medium">{product.title}</bdi>
                  {kind !== "occasion" && (
                    <span className="text-muted-foreground text-sm">{t(`why.${kind}`, { figure })}</span>
                  )}
                </span>
                <Reason kind={kind} occasion={occasion} />
              </div>
            </li>
          );
        })}
      </ul>
      {mayWrite && (
        <div className="flex flex-wrap items-end justify-between gap-4">
          <div className="flex flex-wrap items-end gap-4">
            <Field label={t("language")}>
              {(control) => (
                <NativeSelect
                  {...control}
                  value={language}
                  onChange={(event) => isLocale(event.target.value) && setLanguage(event.target.value)}
                >
                  <LocaleOptions />
                </NativeSelect>
              )}
            </Field>
            <label className="flex min-h-8 items-center gap-2">
              <input
                type="checkbox"
                className="size-4 accent-primary"
                disabled={progress !== undefined}
                checked={picked.length === ideas.length}
                onChange={(event) => choose(ideas.map(keyOf), event.target.checked)}
              />
              {t("all")}
            </label>
          </div>
          <CostButton
            action={t("make", { count: picked.length })}
            icon={<Sparkles aria-hidden />}
            cost={ownKey ? 0 : picked.length * ideaPoints}
            ownKey={ownKey}
            balance={balance.data?.available}
            walletHref={`${store.path}/wallet`}
            disabled={picked.length === 0}
            loading={progress !== undefined}
            onClick={() => void write()}
          />
        </div>
      )}
      {progress && (
        <div className="grid gap-1.5" aria-live="polite">
          <Progress value={progress.done} max={progress.total} label={t("writing", progress)} />
          <p className="text-muted-foreground text-sm">{t("writing", progress)}</p>
        </div>
      )}
    </>
  );
}

/** Why an idea is there: the occasion's name, or the reason in a word. */
function Reason({ kind, occasion }: Pick<Idea, "kind" | "occasion">) {
  const t = useTranslations("calendar");
  if (occasion) return <Badge variant="accent">{t(`occasion.${occasion}`)}</Badge>;
  return <Badge>{t(`ideas.kind.${kind}`)}</Badge>;
}
