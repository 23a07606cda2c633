"use client";

import { useTranslations } from "next-intl";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import type { Design } from "@/server/modules/media/contract";
import { LookFields } from "./look-fields";

interface Props {
  value: Design;
  onChange: (value: Design) => void;
  disabled: boolean;
}

const words = [
  { name: "title", most: 90 },
  { name: "subtitle", most: 90 },
  { name: "price", most: 28 },
  { name: "badge", most: 22 },
] as const;

/** What a thumbnail says and how it looks. */
export function DesignFields({ value, onChange, disabled }: Props) {
  const t = useTranslations("pictures");
  const set = (change: Partial<Design>) => onChange({ ...value, ...change });
  return (
    <fieldset disabled={disabled} className="grid gap-4">
      {words.map(({ name, most }) => (
        <Field key={name} label={t(`design.${name}`)} required={name === "title"}>
          {(control) => (
            <Input
              {...control}
              dir="auto"
              maxLength={most}
              value={value[name]}
              onChange={(event) => set({ [name]: event.target.value })}
            />
          )}
        </Field>
      ))}
      <LookFields value={value} onChange={set} />
    </fieldset>
  );
}
