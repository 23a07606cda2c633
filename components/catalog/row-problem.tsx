"use client";

import { useTranslations } from "next-intl";
import type { z } from "zod";
import type { ImportProblem } from "@/server/modules/catalog/views";

/** What is wrong with a row of a file, in words. */
export function RowProblem({ problem }: { problem: z.output<typeof ImportProblem> }) {
  const t = useTranslations("catalog.importing");
  const errors = useTranslations("import-errors");
  const { row, column, code, params } = problem;
  const key = code as "invalid";
  return (
    <>
      {t("row", { row })}
      {column && (
        <>
          {", "}
          <bdi>{column}</bdi>
        </>
      )}
      {": "}
      {errors.has(key) ? errors(key, params as never) : code}
    </>
  );
}
