"use client";

import { useTranslations } from "next-intl";
import { Money } from "@/components/shared/money";
import { Alert } from "@/components/ui/alert";
import { Card } from "@/components/ui/card";
import type { ImportPreview } from "@/server/modules/catalog/views";
import { ProductPicture } from "./product-picture";
import { RowProblem } from "./row-problem";

/** The first products of a file as they would come in, and what of it could not be read. */
export function ImportSample({ preview, busy }: { preview: ImportPreview; busy: boolean }) {
  const t = useTranslations("catalog.importing");
  const catalog = useTranslations("catalog");
  return (
    <div className="grid gap-4" aria-busy={busy}>
      {preview.sample.length > 0 && (
        <section className="grid gap-2">
          <h2 className="font-semibold">{t("preview")}</h2>
          <Card>
            <ul className="divide-y">
              {preview.sample.map((product) => (
                <li key={product.handle} className="flex items-center gap-3 px-4 py-2.5">
                  <ProductPicture url={product.imageUrl} name={product.title} className="size-9" />
                  <bdi className="min-w-0 flex-1 truncate font-medium">{product.title}</bdi>
                  <span className="text-muted-foreground text-sm max-sm:hidden">
                    {catalog("variants", { count: product.variants })}
                  </span>
                  {product.priceMin !== null && (
                    <Money amount={product.priceMin} currency={preview.currency} />
                  )}
                </li>
              ))}
            </ul>
          </Card>
        </section>
      )}
      {preview.problems.length > 0 && (
        <Alert variant="warning" title={t("problems")}>
          <ul>
            {preview.problems.map((problem, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: one row may have the same problem twice
              <li key={`${problem.row} ${index}`}>
                <RowProblem problem={problem} />
              </li>
            ))}
          </ul>
        </Alert>
      )}
    </div>
  );
}
