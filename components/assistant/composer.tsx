"use client";

import { SendHorizontal, Square } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { type RefObject, useId } from "react";
import { useOwnKey } from "@/components/ai/use-own-key";
import { Button } from "@/components/ui/button";
import { Textarea } from "@/components/ui/textarea";
import { useStore } from "@/components/workspace/store-context";
import { longestMessage, messagePoints } from "@/server/modules/assistant/contract";

interface Props {
  field: RefObject<HTMLTextAreaElement | null>;
  value: string;
  onChange: (text: string) => void;
  onSend: () => void;
  onStop: () => void;
  answering: boolean;
  /** Points that can be spent, where that is known. */
  available: number | undefined;
}

/** Where one writes: the price stands below it before anything is sent. */
export function Composer({ field, value, onChange, onSend, onStop, answering, available }: Props) {
  const t = useTranslations("assistant");
  const common = useTranslations("common");
  const store = useStore();
  const noteId = useId();
  const ownKey = useOwnKey("chatbot");
  const cost = ownKey ? 0 : messagePoints;
  const short = available !== undefined && available < cost;
  const ready = value.trim() !== "" && !short && !answering;
  return (
    <form
      className="sticky bottom-16 grid gap-1.5 bg-background pt-2 pb-3 md:bottom-0"
      onSubmit={(event) => {
        event.preventDefault();
        if (ready) onSend();
      }}
    >
      <div className="flex items-end gap-2">
        <Textarea
          ref={field}
          aria-label={t("ask")}
          aria-describedby={noteId}
          placeholder={t("ask")}
          dir="auto"
          rows={1}
          maxLength={longestMessage}
          value={value}
          onChange={(event) => onChange(event.target.value)}
          onKeyDown={(event) => {
            // While an input method composes a word, Enter ends the word.
            if (event.key !== "Enter" || event.shiftKey || event.nativeEvent.isComposing) return;
            event.preventDefault();
            if (ready) onSend();
          }}
          className="field-sizing-content max-h-48 min-h-10"
        />
        {answering ? (
          <Button type="button" size="lg" variant="outline" onClick={onStop}>
            <Square aria-hidden />
            {t("stop")}
          </Button>
        ) : (
          <Button type="submit" size="lg" disabled={!ready}>
            <SendHorizontal className="rtl:-scale-x-100" aria-hidden />
            {t("send")}
          </Button>
        )}
      </div>
      <p id={noteId} className="flex flex-wrap gap-x-3 text-muted-foreground text-sm tabular-nums">
        <span>
          {ownKey ? common("cost.ownKey") : t("price", { points: common("points", { count: cost }) })}
        </span>
        {available !== undefined &&
          (short ? (
            <>
              <span className="text-destructive">
                {common("cost.short", {
                  cost: common("points", { count: cost }),
                  balance: common("points", { count: available }),
                })}
              </span>
              <Link href={`${store.path}/wallet`} className="font-medium text-primary-text hover:underline">
                {common("cost.getMore")}
              </Link>
            </>
          ) : (
            <span>
              {cost > 0 && common("cost.after", { balance: common("points", { count: available - cost }) })}
            </span>
          ))}
        <span className="max-md:hidden">{t("keys")}</span>
      </p>
    </form>
  );
}
