"use client";

import { useMutation } from "@tanstack/react-query";
import { Plus, Sparkles, Trash2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { useTRPC } from "@/components/api";
import { toastProblem } from "@/components/api/toast-problem";
import { CostButton } from "@/components/shared/cost-button";
import { toast } from "@/components/shared/toast";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";
import { useStore } from "@/components/workspace/store-context";
import type { BrandVoice } from "@/server/modules/studio/contract";
import { useWallet } from "../use-wallet";
import { type HabitRow, newKey, type Sample } from "./draft";

const most = 8;

interface Props {
  value: HabitRow[];
  onChange: (rows: HabitRow[]) => void;
  /** What a model reads, as it stands in the form. */
  samples: readonly Sample[];
  reader: BrandVoice["reader"];
}

/** How the samples speak, in words: written by hand, or proposed by a model with the words that show it. */
export function MannerField({ value, onChange, samples, reader }: Props) {
  const t = useTranslations("studio.voice");
  const api = useTRPC();
  const store = useStore();
  const { wallet, refresh } = useWallet();
  const said = samples.map(({ text }) => text.trim()).filter(Boolean);
  const propose = useMutation(
    api.studio.proposeVoice.mutationOptions({
      onSuccess({ habits }) {
        const known = new Set(value.map(({ text }) => text.trim()));
        const rows = habits
          .filter(({ habit }) => !known.has(habit))
          .map(({ habit, quote }) => ({ key: newKey(), text: habit, quote }));
        if (rows.length === 0) return void toast(t("proposedNone"), { tone: "info" });
        onChange([...value.filter(({ text }) => text.trim()), ...rows].slice(0, most));
      },
      onError: toastProblem,
      onSettled: refresh,
    }),
  );
  return (
    <div className="grid gap-3">
      <div>
        <h3 className="font-medium">{t("manner")}</h3>
        <p className="text-muted-foreground">{t("mannerHelp")}</p>
      </div>
      {value.map(({ key, text, quote }, index) => (
        <div key={key} className="grid gap-1">
          <div className="flex items-center gap-2">
            <Input
              aria-label={t("habit", { number: index + 1 })}
              dir="auto"
              maxLength={100}
              value={text}
              onChange={(event) =>
                onChange(value.map((row) => (row.key === key ? { ...row, text: event.target.value } : row)))
              }
            />
            <Button
              variant="ghost"
              size="icon"
              aria-label={t("removeHabit", { number: index + 1 })}
              onClick={() => onChange(value.filter((row) => row.key !== key))}
            >
              <Trash2 aria-hidden />
            </Button>
          </div>
          {quote && (
            <p className="text-muted-foreground text-sm">
              {t.rich("shownBy", {
                quote,
                q: (words) => (
                  <q>
                    <bdi>{words}</bdi>
                  </q>
                ),
              })}
            </p>
          )}
        </div>
      ))}
      <div className="flex flex-wrap items-start gap-2">
        <Button
          variant="outline"
          disabled={value.length >= most}
          onClick={() => onChange([...value, { key: newKey(), text: "" }])}
        >
          <Plus aria-hidden />
          {t("addHabit")}
        </Button>
        {reader && store.can("studio.use") && (
          <CostButton
            type="button"
            variant="outline"
            action={t("propose")}
            icon={<Sparkles aria-hidden />}
            cost={reader.points}
            ownKey={reader.points === 0}
            balance={wallet}
            walletHref={`${store.path}/wallet`}
            loading={propose.isPending}
            disabled={said.length === 0 || value.length >= most}
            onClick={() => propose.mutate({ samples: said })}
          />
        )}
      </div>
    </div>
  );
}
