"use client";

import { useId } from "react";
import type { UseFormRegisterReturn } from "react-hook-form";

interface ChoicesProps {
  label: string;
  help: string;
  options: readonly { value: string; label: string }[];
  field: UseFormRegisterReturn;
}

/** Any number of a few things: a box for each. */
export function Choices({ label, help, options, field }: ChoicesProps) {
  const helpId = useId();
  return (
    <fieldset className="grid gap-1.5" aria-describedby={helpId}>
      <legend className="mb-1.5 font-medium text-sm">{label}</legend>
      <div className="flex flex-wrap gap-x-4 gap-y-1">
        {options.map((option) => (
          <label key={option.value} className="flex min-h-6 items-center gap-1.5">
            <input type="checkbox" value={option.value} {...field} className="size-4 accent-primary" />
            <bdi>{option.label}</bdi>
          </label>
        ))}
      </div>
      <p id={helpId} className="text-muted-foreground text-sm">
        {help}
      </p>
    </fieldset>
  );
}
