"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, useId, useState } from "react";
import { FormDialog } from "@/components/shared/form-dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import type { CompetitorDetail } from "@/server/modules/competitors/contract";
import { ModeField } from "./mode-field";
import { useChange } from "./use-change";

/** Changes what a competitor is called, how it is read, and what it is to the store. */
export function EditDialog({ competitor, onClose }: { competitor: CompetitorDetail; onClose: () => void }) {
  const t = useTranslations("competitors");
  const errors = useTranslations("errors.field");
  const { change, pending } = useChange();
  const [name, setName] = useState(competitor.name);
  const [mode, setMode] = useState(competitor.mode);
  const [friendly, setFriendly] = useState(competitor.friendly);
  const [own, setOwn] = useState(competitor.own);
  const [sent, setSent] = useState(false);
  const nameless = name.trim() === "";
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setSent(true);
    if (nameless) return;
    // A name that was left as it is stays the shop's own, which may be found out meanwhile.
    const named = name.trim() !== competitor.name && { name };
    if (await change({ id: competitor.id, ...named, mode, friendly, own })) onClose();
  };
  return (
    <FormDialog
      title={competitor.name}
      submit={t("page.edit")}
      sending={pending}
      onSubmit={submit}
      onClose={onClose}
    >
      <div className="grid gap-4">
        <Field label={t("page.name")} required error={sent && nameless ? errors("required") : undefined}>
          {(control) => (
            <Input
              {...control}
              dir="auto"
              maxLength={80}
              value={name}
              onChange={(event) => setName(event.target.value)}
            />
          )}
        </Field>
        <ModeField value={mode} onChange={setMode} />
        <Tick
          label={t("page.friendlyLabel")}
          help={t("page.friendlyHelp")}
          on={friendly}
          onChange={setFriendly}
        />
        <Tick label={t("page.ownLabel")} help={t("page.ownHelp")} on={own} onChange={setOwn} />
      </div>
    </FormDialog>
  );
}

/** A thing that is so or not, with what it means. */
function Tick({
  label,
  help,
  on,
  onChange,
}: {
  label: string;
  help: string;
  on: boolean;
  onChange: (on: boolean) => void;
}) {
  const id = useId();
  return (
    <div className="grid gap-0.5">
      <label className="flex min-h-6 items-center gap-2">
        <input
          type="checkbox"
          className="size-4 accent-primary"
          aria-describedby={id}
          checked={on}
          onChange={(event) => onChange(event.target.checked)}
        />
        {label}
      </label>
      <p id={id} className="ms-6 text-muted-foreground text-sm">
        {help}
      </p>
    </div>
  );
}
