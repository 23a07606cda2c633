"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { useTRPC } from "@/components/api";
import { toastProblem } from "@/components/api/toast-problem";
import { FormDialog } from "@/components/shared/form-dialog";
import { toast } from "@/components/shared/toast";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { NativeSelect } from "@/components/ui/native-select";
import { type AlertKind, type AlertRule, alertKinds } from "@/server/modules/competitors/contract";
import { fromClock, toClock } from "./clock";

const first: AlertKind[] = ["drop", "undercut", "out_of_stock", "new_product"];

/** Asks what one wants to be told, of whom, and when. */
export function AlertRuleDialog({ rule, onClose }: { rule?: AlertRule; onClose: () => void }) {
  const t = useTranslations("competitors.alerts");
  const api = useTRPC();
  const queryClient = useQueryClient();
  const shops = useQuery(api.competitors.listCompetitors.queryOptions({})).data?.items ?? [];
  const save = useMutation(api.competitors.saveAlertRule.mutationOptions());
  const [competitorId, setCompetitorId] = useState(rule?.competitor?.id ?? "");
  const [kinds, setKinds] = useState<readonly AlertKind[]>(rule?.kinds ?? first);
  const [least, setLeast] = useState(String(rule?.leastPercent ?? 5));
  const [delivery, setDelivery] = useState(rule?.delivery ?? "now");
  const [at, setAt] = useState(toClock(rule?.digestAt ?? 480));
  const [mail, setMail] = useState(rule?.mail ?? false);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (kinds.length === 0) return;
    try {
      await save.mutateAsync({
        ...(rule && { id: rule.id }),
        competitorId: competitorId || null,
        kinds: [...kinds],
        leastPercent: Math.min(95, Math.max(0, Number.parseInt(least, 10) || 0)),
        delivery,
        mail,
        digestAt: fromClock(at) ?? 480,
      });
    } catch (error) {
      return toastProblem(error);
    }
    void toast(t("saved"));
    await queryClient.invalidateQueries({ queryKey: api.competitors.pathKey() });
    onClose();
  };
  return (
    <FormDialog
      title={rule ? t("edit") : t("add")}
      submit={rule ? t("edit") : t("add")}
      sending={save.isPending}
      onSubmit={submit}
      onClose={onClose}
    >
      <div className="grid gap-4">
        <Field label={t("shop")}>
          {(control) => (
            <NativeSelect
              {...control}
              value={competitorId}
              onChange={(event) => setCompetitorId(event.target.value)}
            >
              <option value="">{t("allShops")}</option>
              {shops.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </NativeSelect>
          )}
        </Field>
        <fieldset className="grid gap-2">
          <legend className="mb-1.5 font-medium">{t("about")}</legend>
          {alertKinds.map((kind) => (
            <label key={kind} className="flex min-h-6 items-center gap-2">
              <input
                type="checkbox"
                className="size-4 accent-primary"
                checked={kinds.includes(kind)}
                onChange={(event) =>
                  setKinds(event.target.checked ? [...kinds, kind] : kinds.filter((one) => one !== kind))
                }
              />
              {t(`kinds.${kind}`)}
            </label>
          ))}
          {kinds.length === 0 && (
            <p role="alert" className="text-destructive text-sm">
              {t("oneKind")}
            </p>
          )}
        </fieldset>
        <Field label={t("least")} help={t("leastHelp")}>
          {(control) => (
            <Input
              {...control}
              type="number"
              inputMode="numeric"
              dir="ltr"
              min={0}
              max={95}
              value={least}
              onChange={(event) => setLeast(event.target.value)}
            />
          )}
        </Field>
        <div className="grid grid-cols-2 gap-3">
          <Field label={t("delivery")}>
            {(control) => (
              <NativeSelect
                {...control}
                value={delivery}
                onChange={(event) => setDelivery(event.target.value === "digest" ? "digest" : "now")}
              >
                <option value="now">{t("deliveries.now")}</option>
                <option value="digest">{t("deliveries.digest")}</option>
              </NativeSelect>
            )}
          </Field>
          {delivery === "digest" && (
            <Field label={t("at")}>
              {(control) => (
                <Input {...control} type="time" value={at} onChange={(event) => setAt(event.target.value)} />
              )}
            </Field>
          )}
        </div>
        <label className="flex min-h-6 items-center gap-2">
          <input
            type="checkbox"
            className="size-4 accent-primary"
            checked={mail}
            onChange={(event) => setMail(event.target.checked)}
          />
          {t("mail")}
        </label>
      </div>
    </FormDialog>
  );
}
