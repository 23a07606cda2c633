"use client";

import { useMutation, useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { useFormatter, useTranslations } from "next-intl";
import { useId, useState } from "react";
import { useTRPC } from "@/components/api";
import { toastProblem } from "@/components/api/toast-problem";
import { RelativeTime } from "@/components/shared/relative-time";
import { SaveBar } from "@/components/shared/save-bar";
import { toast } from "@/components/shared/toast";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Card, CardContent } from "@/components/ui/card";
import { useStore } from "@/components/workspace/store-context";
import type { BrandVoice } from "@/server/modules/studio/contract";
import { draftOf, type VoiceDraft, voiceOfDraft } from "./draft";
import { MannerField } from "./manner-field";
import { SamplesField } from "./samples-field";
import { BannedField, GlossaryField, SlidersField } from "./words-fields";

/** What was read off the samples. */
function Traits({ traits }: Pick<BrandVoice, "traits">) {
  const t = useTranslations("studio.voice");
  const format = useFormatter();
  if (!traits) return <p className="text-muted-foreground">{t("traitsNone")}</p>;
  const number = (value: number) => format.number(value, { maximumFractionDigits: 1 });
  const rows = [
    [t("sentenceWords"), number(traits.sentenceWords)],
    [t("address"), t(`addresses.${traits.address}`)],
    [t("person"), t(`persons.${traits.person}`)],
    [t("emoji"), number(traits.emoji)],
    [t("exclamations"), format.number(traits.exclamations, { style: "percent" })],
    ...(traits.favourites.length > 0
      ? [[t("favourites"), format.list(traits.favourites, { type: "unit" })]]
      : []),
  ];
  return (
    <dl className="grid gap-x-6 gap-y-2 sm:grid-cols-[14rem_1fr]">
      {rows.map(([label, value]) => (
        <div key={label} className="contents">
          <dt className="text-muted-foreground">{label}</dt>
          <dd dir="auto">{value}</dd>
        </div>
      ))}
    </dl>
  );
}

/** How the store speaks: samples, tone, words to avoid, glossary, and the versions before. */
export function VoiceForm() {
  const t = useTranslations("studio.voice");
  const api = useTRPC();
  const store = useStore();
  const queryClient = useQueryClient();
  const formId = useId();
  const { data: voice } = useSuspenseQuery(api.studio.getVoice.queryOptions({}));
  const [draft, setDraft] = useState<VoiceDraft>();
  const value = draft ?? draftOf(voice);
  const set = (change: Partial<VoiceDraft>) => setDraft({ ...value, ...change });
  const take = (next: BrandVoice) => {
    queryClient.setQueryData(api.studio.getVoice.queryKey({}), next);
    setDraft(undefined);
  };
  const save = useMutation(
    api.studio.saveVoice.mutationOptions({
      onSuccess(next) {
        take(next);
        void toast(t("saved", { version: next.version }));
      },
      onError: toastProblem,
    }),
  );
  const restore = useMutation(
    api.studio.restoreVoice.mutationOptions({
      onSuccess(next, { version }) {
        take(next);
        void toast(t("restored", { number: version }));
      },
      onError: toastProblem,
    }),
  );
  const mayWrite = store.can("studio.use");
  return (
    <>
      <form
        id={formId}
        onSubmit={(event) => {
          event.preventDefault();
          save.mutate(voiceOfDraft(value));
        }}
      >
        <fieldset disabled={!mayWrite} className="grid min-w-0 gap-4">
          <SamplesField value={value.samples} onChange={(samples) => set({ samples })} />
          <Card>
            <CardContent className="grid gap-3">
              <h2 className="font-semibold">{t("traits")}</h2>
              <Traits traits={voice.traits} />
              <MannerField
                value={value.manner}
                onChange={(manner) => set({ manner })}
                samples={value.samples}
                reader={voice.reader}
              />
            </CardContent>
          </Card>
          <SlidersField value={value.sliders} onChange={(sliders) => set({ sliders })} />
          <BannedField value={value.banned} onChange={(banned) => set({ banned })} />
          <GlossaryField value={value.terms} onChange={(terms) => set({ terms })} />
        </fieldset>
      </form>
      <SaveBar
        dirty={mayWrite && draft !== undefined}
        saving={save.isPending}
        form={formId}
        onDiscard={() => setDraft(undefined)}
      />
      {voice.history.length > 1 && (
        <section className="grid gap-2">
          <h2 className="font-semibold">{t("history")}</h2>
          <ol className="divide-y rounded-lg border bg-card">
            {voice.history.map(({ version, createdAt }) => (
              <li key={version} className="flex flex-wrap items-center gap-2 p-3">
                <span className="font-medium">{t("version", { number: version })}</span>
                <span className="text-muted-foreground text-sm">
                  <RelativeTime date={createdAt} />
                </span>
                <span className="ms-auto">
                  {version === voice.version ? (
                    <Badge variant="success">{t("current")}</Badge>
                  ) : (
                    mayWrite && (
                      <Button
                        variant="outline"
                        size="sm"
                        loading={restore.isPending && restore.variables.version === version}
                        onClick={() => restore.mutate({ version })}
                      >
                        {t("restore")}
                      </Button>
                    )
                  )}
                </span>
              </li>
            ))}
          </ol>
        </section>
      )}
    </>
  );
}
