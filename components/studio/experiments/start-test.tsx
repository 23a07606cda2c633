"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Plus, Trash2 } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC } from "@/components/api";
import { toastProblem } from "@/components/api/toast-problem";
import { FormDialog } from "@/components/shared/form-dialog";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { NativeSelect } from "@/components/ui/native-select";
import { useStore } from "@/components/workspace/store-context";
import { leastTexts, metrics, mostArms, mostTexts } from "@/server/modules/studio/contract";
import { serviceOf, type TextServiceId, textServices } from "@/server/modules/studio/services";

/** Asks what is to be tested against what, and by what it is decided. */
export function StartTest({ taken, onClose }: { taken: ReadonlySet<string>; onClose: () => void }) {
  const t = useTranslations("studio.tests");
  const services = useTranslations("studio.services");
  const required = useTranslations("studio.templates");
  const api = useTRPC();
  const store = useStore();
  const router = useRouter();
  const queryClient = useQueryClient();
  const free = textServices.filter(({ id }) => !taken.has(id));
  const [service, setService] = useState<TextServiceId>(free[0]?.id ?? "product-description");
  const [name, setName] = useState("");
  const [metric, setMetric] = useState<(typeof metrics)[number]>("applied");
  const [minimum, setMinimum] = useState("50");
  const [chosen, setChosen] = useState<(string | undefined)[]>([undefined, undefined]);
  const [sent, setSent] = useState(false);
  const templates = useQuery(api.studio.listTemplates.queryOptions({}));
  const offered = (templates.data?.items ?? [])
    .filter((template) => template.service === service)
    .flatMap((template) =>
      template.versions.map(({ number }) => ({
        key: `${template.id} ${number}`,
        label: t("arm", { name: template.name, version: number }),
        arm: { templateId: template.id, templateVersion: number },
      })),
    );
  const keys = chosen.map((key, i) => (offered.some((one) => one.key === key) ? key : offered[i]?.key));
  const alike = new Set(keys).size < keys.length;
  const few = templates.isSuccess && offered.length < 2;
  const count = Number(minimum);
  const wrong = !(count >= leastTexts && count <= mostTexts);
  // What cannot be put on a product is decided by what people like.
  const possible = serviceOf(service).appliesTo ? metrics : (["liked"] as const);
  const by = possible.find((one) => one === metric) ?? possible[0];
  const start = useMutation(
    api.studio.startExperiment.mutationOptions({
      onSuccess(made) {
        void queryClient.invalidateQueries({ queryKey: api.studio.listExperiments.queryKey() });
        router.push(`${store.path}/studio/tests/${made.id}`);
      },
      onError: toastProblem,
    }),
  );
  const arms =
    offered.length > 0 ? keys.flatMap((key) => offered.find((one) => one.key === key)?.arm ?? []) : [];
  return (
    <FormDialog
      title={t("start")}
      text={t("purpose")}
      submit={t("start")}
      sending={start.isPending}
      onClose={onClose}
      onSubmit={(event) => {
        event.preventDefault();
        setSent(true);
        if (name.trim() === "" || alike || few || wrong) return;
        start.mutate({ service, name, metric: by, minimum: Math.round(count), arms });
      }}
    >
      <Field label={t("name")} required error={sent && name.trim() === "" ? required("required") : undefined}>
        {(control) => (
          <Input
            {...control}
            dir="auto"
            maxLength={100}
            value={name}
            onChange={(event) => setName(event.target.value)}
          />
        )}
      </Field>
      <Field label={t("service")}>
        {(control) => (
          <NativeSelect
            {...control}
            value={service}
            onChange={(event) => {
              const next = free.find(({ id }) => id === event.target.value);
              if (next) setService(next.id);
            }}
          >
            {free.map(({ id }) => (
              <option key={id} value={id}>
                {services(`${id}.title`)}
              </option>
            ))}
          </NativeSelect>
        )}
      </Field>
      {few ? (
        <Alert variant="warning">{t("needTwo")}</Alert>
      ) : (
        keys.map((key, i) => (
          <div
            // biome-ignore lint/suspicious/noArrayIndexKey: an arm is what stands at its place
            key={i}
            className="flex items-end gap-2"
          >
            <Field
              label={i === 0 ? t("first") : t("second")}
              className="min-w-0 flex-1"
              error={alike && i === keys.length - 1 ? t("unlike") : undefined}
            >
              {(control) => (
                <NativeSelect
                  {...control}
                  value={key}
                  onChange={(event) => setChosen(keys.with(i, event.target.value))}
                >
                  {offered.map((one) => (
                    <option key={one.key} value={one.key}>
                      {one.label}
                    </option>
                  ))}
                </NativeSelect>
              )}
            </Field>
            {i > 1 && (
              <Button
                variant="ghost"
                size="icon"
                aria-label={t("removeArm")}
                onClick={() => setChosen(keys.toSpliced(i, 1))}
              >
                <Trash2 aria-hidden />
              </Button>
            )}
          </div>
        ))
      )}
      {keys.length < Math.min(mostArms, offered.length) && (
        <Button
          variant="outline"
          size="sm"
          className="justify-self-start"
          onClick={() => setChosen([...keys, offered.find((one) => !keys.includes(one.key))?.key])}
        >
          <Plus aria-hidden />
          {t("addArm")}
        </Button>
      )}
      <Field label={t("metric")}>
        {(control) => (
          <NativeSelect
            {...control}
            value={by}
            onChange={(event) => setMetric(event.target.value as typeof metric)}
          >
            {possible.map((one) => (
              <option key={one} value={one}>
                {t(`metrics.${one}`)}
              </option>
            ))}
          </NativeSelect>
        )}
      </Field>
      <Field
        label={t("minimum")}
        help={t("minimumHelp")}
        error={wrong ? t("minimumWrong", { least: leastTexts, most: mostTexts }) : undefined}
      >
        {(control) => (
          <Input
            {...control}
            type="number"
            inputMode="numeric"
            min={leastTexts}
            max={mostTexts}
            required
            value={minimum}
            onChange={(event) => setMinimum(event.target.value)}
          />
        )}
      </Field>
    </FormDialog>
  );
}
