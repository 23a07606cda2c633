"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { NativeSelect } from "@/components/ui/native-select";
import type { Draft, DraftField, DraftProblem, DraftProblems } from "./rule-draft";

/** The draft of a rule, with the way to change it and what is wrong where. */
export interface Form {
  draft: Draft;
  set: (change: Partial<Draft>) => void;
  problems: DraftProblems;
  currency: string;
}

/** The names of the fields that hold a text. */
type TextField = { [K in DraftField]: Draft[K] extends string ? K : never }[DraftField];

interface TextProps {
  form: Form;
  name: TextField;
  label: string;
  help?: string;
  required?: boolean;
  /** Numbers are typed from left to right, in whatever script. */
  number?: boolean;
}

/** A field for a text or a number. */
export function TextInput({
  form: { draft, set, problems },
  name,
  label,
  help,
  required,
  number,
}: TextProps) {
  const t = useTranslations("repricing.form.problem");
  const problem = problems[name];
  return (
    <Field
      label={label}
      error={problem && t(problem)}
      {...(help && { help })}
      {...(required && { required })}
    >
      {(control) => (
        <Input
          {...control}
          dir={number ? "ltr" : "auto"}
          inputMode={number ? "decimal" : "text"}
          autoComplete="off"
          value={draft[name]}
          onChange={(event) => set({ [name]: event.target.value })}
        />
      )}
    </Field>
  );
}

interface ChoiceProps<K extends TextField> {
  form: Form;
  name: K;
  label: string;
  help?: string;
  options: readonly { value: Draft[K]; label: string }[];
}

/** A field for one of a few things. */
export function ChoiceInput<K extends TextField>({ form, name, label, help, options }: ChoiceProps<K>) {
  const t = useTranslations("repricing.form.problem");
  const problem: DraftProblem | undefined = form.problems[name];
  return (
    <Field label={label} error={problem && t(problem)} {...(help && { help })}>
      {(control) => (
        <NativeSelect
          {...control}
          value={form.draft[name]}
          onChange={(event) => form.set({ [name]: event.target.value })}
        >
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </NativeSelect>
      )}
    </Field>
  );
}

/** Fields that belong together. */
export function Group({ title, help, children }: { title: string; help?: string; children: ReactNode }) {
  return (
    <fieldset className="grid gap-3">
      <legend className="mb-1 font-semibold">{title}</legend>
      {help && <p className="-mt-2 text-muted-foreground text-sm">{help}</p>}
      {children}
    </fieldset>
  );
}
