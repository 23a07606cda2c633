"use client";

import { useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { formatMicros } from "@/components/admin/usage-figures";
import { useTRPC } from "@/components/api";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { Card, CardContent, CardHeader, CardTitle } from "@/components/ui/card";
import { PriceDialog, type PricedModel } from "./price-dialog";
import { useProviderName } from "./provider-name";

const columns = [
  "inputMicros",
  "cachedInputMicros",
  "outputMicros",
  "reasoningMicros",
  "imageMicros",
] as const;

/** What each model costs; the ones without a price stand first, because their calls cannot be counted. */
export function PriceList() {
  const t = useTranslations("ai.prices");
  const locale = useLocale();
  const name = useProviderName();
  const api = useTRPC();
  const queryClient = useQueryClient();
  const { data } = useSuspenseQuery(api.ai.listPrices.queryOptions({}));
  const [editing, setEditing] = useState<PricedModel>();
  const named = ({ provider, model }: PricedModel) => `${name(provider)} ${model}`;
  return (
    <>
      {data.unpriced.length > 0 && (
        <Alert variant="warning" title={t("unpricedTitle")}>
          <p>{t("unpricedText")}</p>
          <ul className="mt-2 grid gap-2">
            {data.unpriced.map((one) => (
              <li key={named(one)} className="flex flex-wrap items-center justify-between gap-2">
                <bdi className="min-w-0 break-words text-foreground">{named(one)}</bdi>
                <Button
                  variant="outline"
                  size="sm"
                  aria-label={`${t("enter")}: ${named(one)}`}
                  onClick={() => setEditing(one)}
                >
                  {t("enter")}
                </Button>
              </li>
            ))}
          </ul>
        </Alert>
      )}
      <Card className="overflow-hidden">
        <CardHeader>
          <CardTitle>{t("list")}</CardTitle>
        </CardHeader>
        <CardContent className="pb-3">
          <p className="text-muted-foreground">{t("perMillion")}</p>
        </CardContent>
        <table aria-label={t("list")} className="list-table">
          <thead className="max-md:sr-only">
            <tr>
              <th scope="col">{t("model")}</th>
              {columns.map((column) => (
                <th key={column} scope="col" className="end">
                  {t(column)}
                </th>
              ))}
              <th scope="col">
                <span className="sr-only">{t("edit")}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {data.items.map((price) => (
              <tr key={named(price)}>
                <td>
                  <span className="font-medium">{name(price.provider)}</span>{" "}
                  {price.provider !== "offline" && (
                    <bdi className="break-all text-muted-foreground">{price.model}</bdi>
                  )}
                </td>
                {columns.map((column) => {
                  const micros = price[column];
                  return (
                    <td key={column} data-label={t(column)} className="end">
                      {micros === null ? "–" : formatMicros(micros, locale)}
                    </td>
                  );
                })}
                <td className="end">
                  <Button
                    variant="outline"
                    size="sm"
                    aria-label={`${t("edit")}: ${named(price)}`}
                    onClick={() => setEditing({ ...price, price })}
                  >
                    {t("edit")}
                  </Button>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </Card>
      {editing && (
        <PriceDialog
          {...editing}
          onClose={() => setEditing(undefined)}
          onSaved={() => queryClient.invalidateQueries({ queryKey: api.ai.pathKey() })}
        />
      )}
    </>
  );
}
