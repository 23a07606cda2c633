"use client";

import { useTranslations } from "next-intl";
import { Card, CardContent } from "@/components/ui/card";
import { NativeSelect } from "@/components/ui/native-select";
import { type ImportMapping, type MappedField, mappedFields } from "@/server/modules/catalog/contract";

interface Props {
  columns: string[];
  value: Partial<ImportMapping>;
  onChange: (value: Partial<ImportMapping>) => void;
}

/** Says, column by column, what it means; a meaning that is given again moves. */
export function MappingEditor({ columns, value, onChange }: Props) {
  const t = useTranslations("catalog.importing");
  const meaningOf = (column: string) => mappedFields.find((field) => value[field] === column) ?? "";
  const choose = (column: string, field: MappedField | "") => {
    const rest = Object.fromEntries(Object.entries(value).filter(([, name]) => name !== column));
    onChange(field ? { ...rest, [field]: column } : rest);
  };
  return (
    <Card>
      <CardContent className="grid gap-3">
        <p className="text-muted-foreground">{t("unknownText")}</p>
        <ul className="grid gap-2">
          {columns.map((column) => (
            <li key={column} className="grid grid-cols-2 items-center gap-3">
              <bdi className="truncate font-medium">{column}</bdi>
              <NativeSelect
                aria-label={`${t("meaning")}: ${column}`}
                value={meaningOf(column)}
                onChange={(event) => choose(column, event.target.value as MappedField | "")}
              >
                <option value="">{t("leaveOut")}</option>
                {mappedFields.map((field) => (
                  <option key={field} value={field}>
                    {t(`fields.${field}`)}
                  </option>
                ))}
              </NativeSelect>
            </li>
          ))}
        </ul>
      </CardContent>
    </Card>
  );
}
