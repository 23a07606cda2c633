"use client";

import { useLocale, useTranslations } from "next-intl";
import { Alert } from "@/components/ui/alert";
import { Card, CardContent } from "@/components/ui/card";
import { Field } from "@/components/ui/field";
import { NativeSelect } from "@/components/ui/native-select";
import {
  type ReviewColumn,
  type ReviewColumns,
  type ReviewsPreview,
  reviewColumns,
} from "@/server/modules/analyses/contract";
import { formatNumber } from "@/server/platform/i18n/format";

interface Props {
  preview: ReviewsPreview;
  busy: boolean;
  onColumns: (columns: ReviewColumns) => void;
}

/** What was found in pasted text or a file, and for a file what its columns mean. */
export function ReviewsFound({ preview, busy, onColumns }: Props) {
  const t = useTranslations("analyses.reviews");
  const locale = useLocale();
  const number = (value: number) => formatNumber(value, locale);
  const { columns, mapping, count, rated, dated, skipped, sample } = preview;
  const change = (column: ReviewColumn, name: string) => {
    const next: Partial<Record<ReviewColumn, string>> = { ...mapping };
    if (name) next[column] = name;
    else delete next[column];
    if (next.text) onColumns(next);
  };
  return (
    <Card>
      <CardContent className="grid gap-4" aria-busy={busy}>
        {columns.length > 0 && (
          <fieldset disabled={busy} className="grid gap-3">
            <legend className="mb-2 font-semibold">{t("columns")}</legend>
            {!mapping && <Alert variant="warning">{t("noText")}</Alert>}
            <div className="grid gap-3 sm:grid-cols-2 lg:grid-cols-3">
              {reviewColumns.map((column) => (
                <Field key={column} label={t(`column.${column}`)} required={column === "text"}>
                  {(control) => (
                    <NativeSelect
                      {...control}
                      value={mapping?.[column] ?? ""}
                      onChange={(event) => change(column, event.target.value)}
                    >
                      {(column !== "text" || !mapping) && <option value="">{t("none")}</option>}
                      {columns.map((name) => (
                        <option key={name} value={name}>
                          {name}
                        </option>
                      ))}
                    </NativeSelect>
                  )}
                </Field>
              ))}
            </div>
          </fieldset>
        )}
        {count === 0 ? (
          mapping !== null || columns.length === 0 ? (
            <Alert variant="warning">{t("nothing")}</Alert>
          ) : null
        ) : (
          <div className="grid gap-3">
            <p role="status" className="font-medium">
              {t("found", { count, rated: number(rated), dated: number(dated) })}
            </p>
            {skipped > 0 && (
              <p className="text-muted-foreground text-sm">{t("skipped", { count: skipped })}</p>
            )}
            {sample.length > 0 && (
              <div className="grid gap-2">
                <p className="text-muted-foreground text-sm">{t("sample")}</p>
                <ul className="grid gap-2">
                  {sample.map(({ text, rating }) => (
                    <li key={text} className="flex gap-3 rounded-md border p-2.5">
                      {rating !== undefined && (
                        <span className="shrink-0 font-medium tabular-nums">{number(rating)} ★</span>
                      )}
                      <span dir="auto" className="line-clamp-3 min-w-0 break-words">
                        {text}
                      </span>
                    </li>
                  ))}
                </ul>
              </div>
            )}
          </div>
        )}
      </CardContent>
    </Card>
  );
}
