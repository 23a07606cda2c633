"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC } from "@/components/api";
import { toastProblem } from "@/components/api/toast-problem";
import { FormDialog } from "@/components/shared/form-dialog";
import { toast } from "@/components/shared/toast";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { NativeSelect } from "@/components/ui/native-select";
import { Textarea } from "@/components/ui/textarea";
import type { PromptTemplate, SaveTemplateInput } from "@/server/modules/studio/contract";
import { textServices } from "@/server/modules/studio/services";
import { templateVariables, unknownVariables } from "@/server/modules/studio/templates/variables";

interface Props {
  /** Left out for a new one. */
  template?: PromptTemplate;
  onClose: () => void;
}

/** Writes a template, or another version of one. */
export function TemplateForm({ template, onClose }: Props) {
  const t = useTranslations("studio.templates");
  const services = useTranslations("studio.services");
  const action = useTranslations("common.action");
  const api = useTRPC();
  const queryClient = useQueryClient();
  const [draft, setDraft] = useState<SaveTemplateInput>({
    ...(template && { id: template.id }),
    service: template?.service ?? "product-description",
    name: template?.name ?? "",
    text: template?.versions[0]?.text ?? "",
  });
  const [sent, setSent] = useState(false);
  const unknown = unknownVariables(draft.text);
  const missing = (value: string) => (sent && value.trim() === "" ? t("required") : undefined);
  const save = useMutation(
    api.studio.saveTemplate.mutationOptions({
      onSuccess(kept) {
        void queryClient.invalidateQueries({ queryKey: api.studio.listTemplates.queryKey() });
        void toast(t("saved", { number: kept.versions[0]?.number ?? 1 }));
        onClose();
      },
      onError: toastProblem,
    }),
  );
  return (
    <FormDialog
      title={template ? t("edit") : t("add")}
      text={t("formHelp")}
      submit={action("save")}
      sending={save.isPending}
      onClose={onClose}
      onSubmit={(event) => {
        event.preventDefault();
        setSent(true);
        if (draft.name.trim() && draft.text.trim() && unknown.length === 0) save.mutate(draft);
      }}
    >
      <Field label={t("name")} error={missing(draft.name)} required>
        {(control) => (
          <Input
            {...control}
            dir="auto"
            maxLength={100}
            value={draft.name}
            onChange={(event) => setDraft({ ...draft, name: event.target.value })}
          />
        )}
      </Field>
      <Field label={t("service")}>
        {(control) => (
          <NativeSelect
            {...control}
            value={draft.service}
            onChange={(event) => {
              const next = textServices.find(({ id }) => id === event.target.value);
              if (next) setDraft({ ...draft, service: next.id });
            }}
          >
            {textServices.map(({ id }) => (
              <option key={id} value={id}>
                {services(`${id}.title`)}
              </option>
            ))}
          </NativeSelect>
        )}
      </Field>
      <Field
        label={t("text")}
        error={
          unknown.length > 0
            ? t("unknown", { names: unknown.map((name) => `{{${name}}}`).join(", ") })
            : missing(draft.text)
        }
        help={t("textHelp")}
        required
      >
        {(control) => (
          <Textarea
            {...control}
            dir="auto"
            rows={6}
            maxLength={4000}
            value={draft.text}
            onChange={(event) => setDraft({ ...draft, text: event.target.value })}
          />
        )}
      </Field>
      <div className="flex flex-wrap gap-1.5">
        {templateVariables.map((name) => (
          <Button
            key={name}
            variant="outline"
            size="sm"
            aria-label={t("insert", { name })}
            onClick={() => setDraft({ ...draft, text: `${draft.text}{{${name}}}` })}
          >
            <code dir="ltr">{name}</code>
          </Button>
        ))}
      </div>
    </FormDialog>
  );
}
