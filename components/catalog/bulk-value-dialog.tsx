"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { FormDialog } from "@/components/shared/form-dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import type { BulkChange } from "@/server/modules/catalog/contract";

interface Props {
  /** Which value is asked for; the dialog is closed without one. */
  kind: "tag" | "price" | undefined;
  pending: boolean;
  onClose: () => void;
  onChange: (change: BulkChange) => void;
}

/** Asks for the value of a bulk change. */
export function BulkValueDialog({ kind, pending, onClose, onChange }: Props) {
  const t = useTranslations("catalog.bulk");
  const action = useTranslations("common.action");
  const [text, setText] = useState("");
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (kind === "tag") onChange({ field: "addTag", value: text });
    else onChange({ field: "pricePercent", value: Number(text) });
    setText("");
  };
  return (
    <FormDialog
      open={kind !== undefined}
      title={kind === "price" ? t("price") : t("addTag")}
      submit={action("apply")}
      sending={pending}
      noValidate={false}
      onSubmit={submit}
      onClose={onClose}
    >
      <Field
        label={kind === "price" ? t("percent") : t("tag")}
        help={kind === "price" ? t("percentHelp") : undefined}
        required
      >
        {(control) => (
          <Input
            {...control}
            autoFocus
            required
            value={text}
            onChange={(event) => setText(event.target.value)}
            {...(kind === "price" ? { type: "number", min: -90, max: 900, step: "any" } : { maxLength: 100 })}
          />
        )}
      </Field>
    </FormDialog>
  );
}
