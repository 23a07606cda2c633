"use client";

import { useFormatter, useTranslations } from "next-intl";
import { useMemo, useState } from "react";
import { Field } from "@/components/ui/field";
import { NativeSelect } from "@/components/ui/native-select";
import { changedShare, compareWords, type Version } from "@/server/modules/studio/contract";
import type { Locale } from "@/server/platform/i18n/locales";

interface Props {
  /** At least two, the oldest first. */
  versions: Version[];
  /** The version that is looked at. */
  shown: number;
  locale: Locale;
}

/** What differs between any two versions, word by word. */
export function CompareVersions({ versions, shown, locale }: Props) {
  const t = useTranslations("studio");
  const format = useFormatter();
  const [chosen, setChosen] = useState<{ before?: number; after?: number }>({});
  const after = chosen.after ?? shown;
  const before = chosen.before ?? versions.findLast(({ number }) => number < after)?.number ?? 1;
  const textOf = (number: number) => versions.find((version) => version.number === number)?.text ?? "";
  const [from, to] = [textOf(before), textOf(after)];
  const parts = useMemo(() => compareWords(from, to), [from, to]);
  const share = useMemo(() => changedShare(from, to), [from, to]);
  const choice = (name: "before" | "after", value: number) => (
    <Field label={t(`compare.${name}`)}>
      {(control) => (
        <NativeSelect
          {...control}
          value={value}
          onChange={(event) => setChosen({ before, after, [name]: Number(event.target.value) })}
        >
          {versions.map(({ number }) => (
            <option key={number} value={number}>
              {t("result.version", { number })}
            </option>
          ))}
        </NativeSelect>
      )}
    </Field>
  );
  return (
    <details className="rounded-lg border bg-card">
      <summary className="cursor-pointer p-3 font-medium">{t("compare.title")}</summary>
      <div className="grid gap-3 border-t p-3">
        <div className="grid grid-cols-2 gap-3">
          {choice("before", before)}
          {choice("after", after)}
        </div>
        <p aria-live="polite" className="text-muted-foreground text-sm">
          {share === 0
            ? t("compare.same")
            : t("compare.changed", {
                share: format.number(share, { style: "percent", maximumFractionDigits: 0 }),
              })}
        </p>
        <div dir="auto" lang={locale} className="whitespace-pre-wrap break-words leading-relaxed">
          {parts.map(({ kind, text }, i) =>
            kind === "same" ? (
              text
            ) : kind === "removed" ? (
              // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one comparison have nothing else to be told apart by
              <del key={i} className="rounded-xs bg-destructive-soft text-destructive">
                <span className="sr-only"> {t("compare.removed")} </span>
                {text}
              </del>
            ) : (
              // biome-ignore lint/suspicious/noArrayIndexKey: as above
              <ins key={i} className="rounded-xs bg-success-soft text-success no-underline">
                <span className="sr-only"> {t("compare.added")} </span>
                {text}
              </ins>
            ),
          )}
        </div>
      </div>
    </details>
  );
}
