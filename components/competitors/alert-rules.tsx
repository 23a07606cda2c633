"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Mail, Pencil, Plus, Trash2 } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC } from "@/components/api";
import { toastProblem } from "@/components/api/toast-problem";
import { ConfirmDialog } from "@/components/shared/confirm-dialog";
import { toast } from "@/components/shared/toast";
import { Button } from "@/components/ui/button";
import { Card, CardContent, CardHeader, CardTitle } from "@/components/ui/card";
import type { AlertRule } from "@/server/modules/competitors/contract";
import { formatPercent } from "@/server/platform/i18n/format";
import { AlertRuleDialog } from "./alert-rule-dialog";
import { toClock } from "./clock";

/** What one is told of competitors. */
export function AlertRules() {
  const t = useTranslations("competitors.alerts");
  const api = useTRPC();
  const queryClient = useQueryClient();
  const rules = useQuery(api.competitors.listAlertRules.queryOptions({})).data?.items ?? [];
  const remove = useMutation(api.competitors.deleteAlertRule.mutationOptions());
  const [editing, setEditing] = useState<AlertRule | "new">();
  const [deleting, setDeleting] = useState<AlertRule>();
  return (
    <Card>
      <CardHeader>
        <CardTitle>{t("rules")}</CardTitle>
      </CardHeader>
      <CardContent className="grid gap-3">
        {rules.length === 0 && <p className="text-muted-foreground">{t("noRules")}</p>}
        <ul className="grid divide-y">
          {rules.map((rule) => (
            <li key={rule.id} className="flex items-start justify-between gap-3 py-2 first:pt-0 last:pb-0">
              <RuleText rule={rule} />
              <div className="flex shrink-0 gap-1">
                <Button
                  variant="ghost"
                  size="icon-sm"
                  aria-label={t("edit")}
                  onClick={() => setEditing(rule)}
                >
                  <Pencil aria-hidden />
                </Button>
                <Button
                  variant="ghost"
                  size="icon-sm"
                  aria-label={t("delete")}
                  onClick={() => setDeleting(rule)}
                >
                  <Trash2 aria-hidden />
                </Button>
              </div>
            </li>
          ))}
        </ul>
        <Button variant="outline" className="w-fit" onClick={() => setEditing("new")}>
          <Plus aria-hidden />
          {t("add")}
        </Button>
      </CardContent>
      {editing && (
        <AlertRuleDialog
          {...(editing !== "new" && { rule: editing })}
          onClose={() => setEditing(undefined)}
        />
      )}
      <ConfirmDialog
        open={deleting !== undefined}
        onOpenChange={(next) => !next && setDeleting(undefined)}
        title={t("deleteTitle")}
        text={t("deleteText")}
        confirm={t("delete")}
        onConfirm={async () => {
          if (!deleting) return;
          try {
            await remove.mutateAsync({ id: deleting.id });
          } catch (error) {
            toastProblem(error);
            return false;
          }
          void toast(t("deleted"));
          await queryClient.invalidateQueries({ queryKey: api.competitors.pathKey() });
        }}
      />
    </Card>
  );
}

/** A rule in words: what, of whom, how much, when. */
function RuleText({ rule }: { rule: AlertRule }) {
  const t = useTranslations("competitors.alerts");
  const locale = useLocale();
  const { competitor, kinds, leastPercent, delivery, digestAt, mail } = rule;
  return (
    <div className="min-w-0">
      <p className="font-medium">{competitor ? <bdi>{competitor.name}</bdi> : t("allShops")}</p>
      <p className="text-muted-foreground text-sm">
        {kinds.map((kind) => t(`kinds.${kind}`)).join(", ")}
        {leastPercent > 0 && <> · {t("from", { percent: formatPercent(leastPercent / 100, locale) })}</>}
      </p>
      <p className="flex flex-wrap items-center gap-x-2 text-muted-foreground text-sm">
        {t(`deliveries.${delivery}`)}
        {delivery === "digest" && <span className="tabular-nums">{toClock(digestAt)}</span>}
        {mail && (
          <span className="inline-flex items-center gap-1">
            <Mail className="size-3.5" aria-hidden />
            {t("mail")}
          </span>
        )}
      </p>
    </div>
  );
}
