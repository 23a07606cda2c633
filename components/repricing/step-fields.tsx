"use client";

import { Plus, X } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { NativeSelect } from "@/components/ui/native-select";
import { ruleLimits } from "@/server/modules/repricing/contract";
import { type Form, Group } from "./fields";

interface LinesProps<T> {
  title: string;
  help: string;
  add: string;
  lines: readonly T[];
  blank: T;
  onChange: (lines: T[]) => void;
  problem: string | undefined;
  /** The fields of a line. */
  children: (line: T, change: (part: Partial<T>) => void) => ReactNode;
}

/** Lines of a few fields each, which can be added and removed. */
function Lines<T>({ title, help, add, lines, blank, onChange, problem, children }: LinesProps<T>) {
  const t = useTranslations("repricing.form");
  return (
    <Group title={title} help={help}>
      {lines.map((line, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: lines have no other identity
        <div key={at} className="flex items-end gap-2">
          <div className="grid flex-1 gap-2 sm:grid-cols-3">
            {children(line, (part) =>
              onChange(lines.map((one, other) => (other === at ? { ...one, ...part } : one))),
            )}
          </div>
          <Button
            variant="ghost"
            size="icon-sm"
            aria-label={t("removeLine", { number: at + 1 })}
            onClick={() => onChange(lines.filter((_, other) => other !== at))}
          >
            <X aria-hidden />
          </Button>
        </div>
      ))}
      {problem && <p className="text-destructive text-sm">{problem}</p>}
      {lines.length < ruleLimits.steps && (
        <Button variant="outline" size="sm" className="w-fit" onClick={() => onChange([...lines, blank])}>
          <Plus aria-hidden />
          {add}
        </Button>
      )}
    </Group>
  );
}

function Text({
  label,
  value,
  onChange,
}: {
  label: string;
  value: string;
  onChange: (value: string) => void;
}) {
  return (
    <Field label={label}>
      {(control) => (
        <Input
          {...control}
          dir="ltr"
          autoComplete="off"
          value={value}
          onChange={(e) => onChange(e.target.value)}
        />
      )}
    </Field>
  );
}

/** What stock and season add to a price, or take from it. */
export function StepFields({ form }: { form: Form }) {
  const t = useTranslations("repricing.form");
  const { draft, set, problems } = form;
  return (
    <>
      <Lines
        title={t("stock")}
        help={t("stockHelp")}
        add={t("addStock")}
        lines={draft.stock}
        blank={{ when: "atMost" as const, quantity: "", shift: "" }}
        onChange={(stock) => set({ stock })}
        problem={problems.stock && t(`problem.${problems.stock}`)}
      >
        {(line, change) => (
          <>
            <Field label={t("stockWhen")}>
              {(control) => (
                <NativeSelect
                  {...control}
                  value={line.when}
                  onChange={(event) => change({ when: event.target.value as typeof line.when })}
                >
                  <option value="atMost">{t("when.atMost")}</option>
                  <option value="atLeast">{t("when.atLeast")}</option>
                </NativeSelect>
              )}
            </Field>
            <Text label={t("quantity")} value={line.quantity} onChange={(quantity) => change({ quantity })} />
            <Text label={t("shift")} value={line.shift} onChange={(shift) => change({ shift })} />
          </>
        )}
      </Lines>
      <Lines
        title={t("seasons")}
        help={t("seasonsHelp")}
        add={t("addSeason")}
        lines={draft.seasons}
        blank={{ from: "", to: "", shift: "" }}
        onChange={(seasons) => set({ seasons })}
        problem={problems.seasons && t(`problem.${problems.seasons}`)}
      >
        {(line, change) => (
          <>
            <Text label={t("from")} value={line.from} onChange={(from) => change({ from })} />
            <Text label={t("to")} value={line.to} onChange={(to) => change({ to })} />
            <Text label={t("shift")} value={line.shift} onChange={(shift) => change({ shift })} />
          </>
        )}
      </Lines>
    </>
  );
}
