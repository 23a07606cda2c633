"use client";

import { useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { formatMicros } from "@/components/admin/usage-figures";
import { useTRPC } from "@/components/api";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { Card, CardContent, CardHeader, CardTitle } from "@/components/ui/card";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "@/components/ui/table";
import { PriceDialog, type PricedModel } from "./price-dialog";
import { useProviderName } from "./provider-name";

const columns = ["inputMicros", "cachedInputMicros", "outputMicros", "reasoningMicros"] as const;

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
        <CardContent className="grid gap-3 px-0">
          <p className="px-4 text-muted-foreground">{t("perMillion")}</p>
          <Table aria-label={t("list")}>
            <TableHeader>
              <TableRow>
                <TableHead>{t("model")}</TableHead>
                {columns.map((column) => (
                  <TableHead key={column} className="text-end">
                    {t(column)}
                  </TableHead>
                ))}
                <TableHead>
                  <span className="sr-only">{t("edit")}</span>
                </TableHead>
              </TableRow>
            </TableHeader>
            <TableBody>
              {data.items.map((price) => (
                <TableRow key={named(price)}>
                  <TableCell>
                    <span className="font-medium">{name(price.provider)}</span>
                    {price.provider !== "offline" && (
                      <bdi className="block text-muted-foreground">{price.model}</bdi>
                    )}
                  </TableCell>
                  {columns.map((column) => {
                    const micros = price[column];
                    return (
                      <TableCell key={column} className="text-end">
                        {micros === null ? "–" : formatMicros(micros, locale)}
                      </TableCell>
                    );
                  })}
                  <TableCell className="text-end">
                    <Button
                      variant="outline"
                      size="sm"
                      aria-label={`${t("edit")}: ${named(price)}`}
                      onClick={() => setEditing({ ...price, price })}
                    >
                      {t("edit")}
                    </Button>
                  </TableCell>
                </TableRow>
              ))}
            </TableBody>
          </Table>
        </CardContent>
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
