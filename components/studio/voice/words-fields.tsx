"use client";

import { Plus, Trash2 } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { LocaleOptions } from "@/components/shared/locale-options";
import { Button } from "@/components/ui/button";
import { Card, CardContent } from "@/components/ui/card";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { NativeSelect } from "@/components/ui/native-select";
import { Textarea } from "@/components/ui/textarea";
import { voiceSliders } from "@/server/modules/studio/contract";
import type { Locale } from "@/server/platform/i18n/locales";
import { newKey, type TermRow, type VoiceDraft } from "./draft";

const nameOf = (value: number) => (value === 0 ? "zero" : `${value < 0 ? "m" : "p"}${Math.abs(value)}`);

/** How formal, warm, lively and detailed: from the one end to the other. */
export function SlidersField({
  value,
  onChange,
}: {
  value: VoiceDraft["sliders"];
  onChange: (sliders: VoiceDraft["sliders"]) => void;
}) {
  const t = useTranslations("studio.voice");
  return (
    <Card>
      <CardContent className="grid gap-4">
        <div>
          <h2 className="font-semibold">{t("tone")}</h2>
          <p className="text-muted-foreground">{t("toneHelp")}</p>
        </div>
        <div className="grid gap-4 sm:grid-cols-2">
          {voiceSliders.map((name) => {
            const said = t(`ends.${name}`, { value: nameOf(value[name]) });
            return (
              <Field key={name} label={t(`sliders.${name}`)} hint={said}>
                {(control) => (
                  <input
                    {...control}
                    type="range"
                    min={-2}
                    max={2}
                    step={1}
                    value={value[name]}
                    aria-valuetext={said}
                    onChange={(event) => onChange({ ...value, [name]: Number(event.target.value) })}
                    className="h-8 w-full accent-primary"
                  />
                )}
              </Field>
            );
          })}
        </div>
      </CardContent>
    </Card>
  );
}

/** Words that the store does not use. */
export function BannedField({ value, onChange }: { value: string; onChange: (words: string) => void }) {
  const t = useTranslations("studio.voice");
  return (
    <Card>
      <CardContent>
        <Field label={t("banned")} help={t("bannedHelp")}>
          {(control) => (
            <Textarea
              {...control}
              dir="auto"
              rows={4}
              value={value}
              onChange={(event) => onChange(event.target.value)}
            />
          )}
        </Field>
      </CardContent>
    </Card>
  );
}

/** What the store calls things in each language. */
export function GlossaryField({
  value,
  onChange,
}: {
  value: TermRow[];
  onChange: (terms: TermRow[]) => void;
}) {
  const t = useTranslations("studio.voice");
  const locale = useLocale();
  const set = (key: string, change: Partial<TermRow>) =>
    onChange(value.map((row) => (row.key === key ? { ...row, ...change } : row)));
  return (
    <Card>
      <CardContent className="grid gap-4">
        <div>
          <h2 className="font-semibold">{t("glossary")}</h2>
          <p className="text-muted-foreground">{t("glossaryHelp")}</p>
        </div>
        {value.map((row) => (
          <div key={row.key} className="grid gap-2 sm:grid-cols-[1fr_9rem_1fr_auto] sm:items-end">
            <Field label={t("term")}>
              {(control) => (
                <Input
                  {...control}
                  dir="auto"
                  maxLength={60}
                  value={row.term}
                  onChange={(event) => set(row.key, { term: event.target.value })}
                />
              )}
            </Field>
            <Field label={t("language")}>
              {(control) => (
                <NativeSelect
                  {...control}
                  value={row.locale}
                  onChange={(event) => set(row.key, { locale: event.target.value as Locale })}
                >
                  <LocaleOptions />
                </NativeSelect>
              )}
            </Field>
            <Field label={t("word")}>
              {(control) => (
                <Input
                  {...control}
                  dir="auto"
                  lang={row.locale}
                  maxLength={60}
                  value={row.word}
                  onChange={(event) => set(row.key, { word: event.target.value })}
                />
              )}
            </Field>
            <Button
              variant="ghost"
              size="icon"
              aria-label={t("removeTerm", { term: row.term })}
              onClick={() => onChange(value.filter(({ key }) => key !== row.key))}
            >
              <Trash2 aria-hidden />
            </Button>
          </div>
        ))}
        <Button
          variant="outline"
          className="justify-self-start"
          onClick={() => onChange([...value, { key: newKey(), term: "", locale, word: "" }])}
        >
          <Plus aria-hidden />
          {t("addTerm")}
        </Button>
      </CardContent>
    </Card>
  );
}
