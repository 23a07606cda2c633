"use client";

import { useQuery } from "@tanstack/react-query";
import { Plus, Sparkles, Trash2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { useTRPC } from "@/components/api";
import { toastProblem } from "@/components/api/toast-problem";
import { toast } from "@/components/shared/toast";
import { Button } from "@/components/ui/button";
import { Card, CardContent } from "@/components/ui/card";
import { Textarea } from "@/components/ui/textarea";
import { newKey, type Sample } from "./draft";

const most = 10;

interface Props {
  value: Sample[];
  onChange: (samples: Sample[]) => void;
}

/** Texts that sound like the store: pasted, or taken from its products. */
export function SamplesField({ value, onChange }: Props) {
  const t = useTranslations("studio.voice");
  const api = useTRPC();
  const own = useQuery({ ...api.studio.suggestSamples.queryOptions({}), enabled: false });
  const take = async () => {
    const { data, error } = await own.refetch();
    if (error) return toastProblem(error);
    const known = new Set(value.map(({ text }) => text.trim()));
    const found = (data?.samples ?? []).filter((text) => !known.has(text));
    if (found.length === 0) return void toast(t("tookNone"));
    onChange(
      [...value.filter(({ text }) => text.trim()), ...found.map((text) => ({ key: newKey(), text }))].slice(
        0,
        most,
      ),
    );
  };
  return (
    <Card>
      <CardContent className="grid gap-4">
        <div>
          <h2 className="font-semibold">{t("samples")}</h2>
          <p className="text-muted-foreground">{t("samplesHelp")}</p>
        </div>
        {value.map(({ key, text }, index) => (
          <div key={key} className="flex items-start gap-2">
            <Textarea
              aria-label={t("sample", { number: index + 1 })}
              dir="auto"
              rows={3}
              maxLength={5000}
              value={text}
              onChange={(event) =>
                onChange(value.map((one) => (one.key === key ? { key, text: event.target.value } : one)))
              }
            />
            <Button
              variant="ghost"
              size="icon"
              aria-label={t("removeSample", { number: index + 1 })}
              onClick={() => onChange(value.filter((one) => one.key !== key))}
            >
              <Trash2 aria-hidden />
            </Button>
          </div>
        ))}
        <div className="flex flex-wrap gap-2">
          <Button
            variant="outline"
            disabled={value.length >= most}
            onClick={() => onChange([...value, { key: newKey(), text: "" }])}
          >
            <Plus aria-hidden />
            {t("addSample")}
          </Button>
          <Button
            variant="outline"
            loading={own.isFetching}
            disabled={value.length >= most}
            onClick={() => void take()}
          >
            <Sparkles aria-hidden />
            {t("takeSamples")}
          </Button>
        </div>
      </CardContent>
    </Card>
  );
}
