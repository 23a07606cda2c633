"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Plus, Scale } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC } from "@/components/api";
import { QueryError } from "@/components/api/query-error";
import { toastProblem } from "@/components/api/toast-problem";
import { ConfirmDialog } from "@/components/shared/confirm-dialog";
import { EmptyState } from "@/components/shared/empty-state";
import { PageHead } from "@/components/shared/page-head";
import { RelativeTime } from "@/components/shared/relative-time";
import { toast } from "@/components/shared/toast";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { useStore } from "@/components/workspace/store-context";
import type { Rule } from "@/server/modules/repricing/contract";
import { DryRun } from "./dry-run";

/** For whom a rule is, in words. */
function useScope(): (rule: Rule) => string {
  const t = useTranslations("repricing.scope");
  return ({ scope }) => {
    switch (scope.kind) {
      case "all":
        return t("all");
      case "tag":
        return t("tag", { tag: scope.tag });
      case "category":
        return t("category", { category: scope.category });
      case "products":
        return t("products", { count: scope.ids.length });
    }
  };
}

/** The rules of prices, in the order in which they count. */
export function RulesList() {
  const t = useTranslations("repricing.rules");
  const form = useTranslations("repricing.form");
  const scopeOf = useScope();
  const api = useTRPC();
  const { path, can } = useStore();
  const queryClient = useQueryClient();
  const list = useQuery(api.repricing.listRules.queryOptions({}));
  const overview = useQuery(api.repricing.getOverview.queryOptions({}));
  const [deleting, setDeleting] = useState<Rule>();
  const onSettled = () => queryClient.invalidateQueries({ queryKey: api.repricing.pathKey() });
  const options = { onError: toastProblem, onSettled };
  const activate = useMutation(api.repricing.setRuleActive.mutationOptions(options));
  const remove = useMutation(api.repricing.deleteRule.mutationOptions(options));
  const run = useMutation(
    api.repricing.runRules.mutationOptions({ ...options, onSuccess: () => void toast(t("started")) }),
  );
  const mayManage = can("repricing.manage");
  const items = list.data?.items;
  const add = (
    <Button asChild>
      <Link href={`${path}/repricing/rules/new`}>
        <Plus aria-hidden />
        {t("add")}
      </Link>
    </Button>
  );
  const toggle = (rule: Rule) =>
    activate.mutate(
      { id: rule.id, active: !rule.active },
      {
        onSuccess: ({ active }) => void toast(t(active ? "switchedOn" : "switchedOff", { name: rule.name })),
      },
    );
  const active = overview.data?.active ?? 0;
  return (
    <>
      <PageHead
        title={t("title")}
        purpose={t("purpose")}
        action={
          mayManage &&
          items &&
          items.length > 0 && (
            <>
              {active > 0 && (
                <Button variant="outline" loading={run.isPending} onClick={() => run.mutate({})}>
                  {t("run")}
                </Button>
              )}
              {add}
            </>
          )
        }
      />
      {list.isError && <QueryError error={list.error} onRetry={() => void list.refetch()} />}
      {items?.length === 0 && (
        <Card>
          <EmptyState
            picture={<Scale />}
            title={t("emptyTitle")}
            text={t("emptyText")}
            action={mayManage && add}
          />
        </Card>
      )}
      {items && items.length > 0 && (
        <>
          <p className="max-w-prose text-muted-foreground text-sm">
            {t("order")}
            {overview.data?.running && ` ${t("running")}`}
          </p>
          <ul aria-label={t("label")} className="divide-y rounded-lg border bg-card">
            {items.map((rule) => (
              <li key={rule.id} className="flex flex-wrap items-center gap-x-4 gap-y-2 p-4">
                <div className="grid min-w-0 flex-1 gap-0.5">
                  <p className="flex flex-wrap items-center gap-2">
                    <Link
                      href={`${path}/repricing/rules/${rule.id}`}
                      className="min-w-0 font-medium hover:underline"
                    >
                      <bdi className="break-words">{rule.name}</bdi>
                    </Link>
                    <Badge variant={rule.active ? "success" : "default"}>
                      {t(rule.active ? "on" : "off")}
                    </Badge>
                  </p>
                  <p className="text-muted-foreground text-sm">
                    {[
                      scopeOf(rule),
                      form(`strategyKind.${rule.terms.strategy.kind}`),
                      form(`modeKind.${rule.mode}`),
                    ].join(" · ")}
                  </p>
                </div>
                {mayManage && (
                  <div className="flex flex-wrap gap-2">
                    <Button
                      variant="outline"
                      size="sm"
                      loading={activate.isPending && activate.variables.id === rule.id}
                      onClick={() => toggle(rule)}
                    >
                      {t(rule.active ? "switchOff" : "switchOn")}
                    </Button>
                    <Button variant="ghost" size="sm" onClick={() => setDeleting(rule)}>
                      {t("delete")}
                    </Button>
                  </div>
                )}
              </li>
            ))}
          </ul>
          {overview.data?.lastRunAt && (
            <p className="text-muted-foreground text-sm">
              {t("lastRun")} <RelativeTime date={overview.data.lastRunAt} />
            </p>
          )}
          {active > 0 && <DryRun />}
        </>
      )}
      <ConfirmDialog
        open={deleting !== undefined}
        onOpenChange={(open) => !open && setDeleting(undefined)}
        title={t("deleteTitle", { name: deleting?.name ?? "" })}
        text={t("deleteText")}
        confirm={t("delete")}
        onConfirm={() =>
          remove.mutateAsync({ id: deleting?.id ?? "" }).then(
            () => true,
            () => false,
          )
        }
      />
    </>
  );
}
