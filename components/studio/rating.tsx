"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { ThumbsDown, ThumbsUp } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC } from "@/components/api";
import { toastProblem } from "@/components/api/toast-problem";
import { announce } from "@/components/shared/live-region";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { useStore } from "@/components/workspace/store-context";
import type { VersionRating } from "@/server/modules/studio/contract";

interface Props {
  id: string;
  version: number;
  rating: VersionRating | undefined;
}

const thumbs = [
  { value: "up", Icon: ThumbsUp },
  { value: "down", Icon: ThumbsDown },
] as const;

/** What people think of a version: two thumbs, and a reason for one's own if one likes. */
export function Rating({ id, version, rating }: Props) {
  const t = useTranslations("studio.rating");
  const format = useFormatter();
  const api = useTRPC();
  const store = useStore();
  const queryClient = useQueryClient();
  const mine = rating?.mine ?? null;
  const [reason, setReason] = useState<string>();
  const rate = useMutation(
    api.studio.rateText.mutationOptions({
      onError: toastProblem,
      onSettled: () => queryClient.invalidateQueries({ queryKey: api.studio.getGeneration.queryKey({ id }) }),
    }),
  );
  if (!store.can("studio.comment")) return null;
  return (
    <div className="grid gap-2">
      <fieldset className="flex flex-wrap items-center gap-2">
        <legend className="sr-only">{t("label")}</legend>
        <span aria-hidden className="text-muted-foreground text-sm">
          {t("label")}
        </span>
        {thumbs.map(({ value, Icon }) => (
          <Button
            key={value}
            variant={mine?.value === value ? "default" : "outline"}
            size="sm"
            aria-label={t(value)}
            aria-pressed={mine?.value === value}
            disabled={rate.isPending}
            onClick={() => {
              setReason(undefined);
              rate.mutate({ id, version, value: mine?.value === value ? null : value });
            }}
          >
            <Icon aria-hidden />
            <span className="tabular-nums">{format.number(rating?.[value] ?? 0)}</span>
          </Button>
        ))}
      </fieldset>
      {mine && (
        <form
          className="flex flex-wrap items-end gap-2"
          onSubmit={(event) => {
            event.preventDefault();
            rate.mutate(
              { id, version, value: mine.value, reason: reason ?? mine.reason ?? "" },
              {
                onSuccess() {
                  setReason(undefined);
                  announce(t("saved"));
                },
              },
            );
          }}
        >
          <Field label={t("reason")} className="min-w-52 flex-1">
            {(control) => (
              <Input
                {...control}
                dir="auto"
                maxLength={500}
                value={reason ?? mine.reason ?? ""}
                onChange={(event) => setReason(event.target.value)}
              />
            )}
          </Field>
          {reason !== undefined && reason !== (mine.reason ?? "") && (
            <Button type="submit" variant="outline" loading={rate.isPending}>
              {t("save")}
            </Button>
          )}
        </form>
      )}
    </div>
  );
}
