"use client";

import { Sparkles } from "lucide-react";
import { useTranslations } from "next-intl";
import { lazy, type ReactNode, Suspense } from "react";
import { Badge } from "@/components/ui/badge";
import { providerNames } from "@/server/modules/ai/provider-names";
import type { Card, Message } from "@/server/modules/assistant/contract";
import { Cards } from "./cards";

const AnswerMarkdown = lazy(() => import("./markdown"));

/** What the person asked. */
export function Question({ text }: { text: string }) {
  const t = useTranslations("assistant");
  return (
    <li className="justify-self-end">
      <p className="sr-only">{t("you")}</p>
      <p
        dir="auto"
        className="max-w-prose whitespace-pre-wrap break-words rounded-2xl rounded-ee-sm bg-primary-soft px-3.5 py-2"
      >
        {text}
      </p>
    </li>
  );
}

interface AnswerProps {
  text: string;
  cards: Card[];
  /** Who answered, where that is known. */
  message?: Message;
  busy?: boolean;
  /** What can be done with it. */
  children?: ReactNode;
}

/** What the assistant said, with what it found beside it. */
export function Answer({ text, cards, message, busy = false, children }: AnswerProps) {
  const t = useTranslations("assistant");
  return (
    <li className="grid grid-cols-[auto_minmax(0,1fr)] gap-3" aria-busy={busy}>
      <span
        aria-hidden
        className="grid size-7 place-items-center rounded-full bg-primary-soft text-primary-text"
      >
        <Sparkles className="size-4" />
      </span>
      <div className="grid min-w-0 gap-3">
        <p className="sr-only">{t("title")}</p>
        {text ? (
          // Until the renderer is there, the words alone.
          <Suspense fallback={<p className="whitespace-pre-wrap break-words leading-relaxed">{text}</p>}>
            <AnswerMarkdown text={text} />
          </Suspense>
        ) : (
          busy && <p className="animate-pulse text-muted-foreground">{t("thinking")}</p>
        )}
        <Cards cards={cards} />
        {(message || children) && (
          <div className="flex flex-wrap items-center gap-2">
            {message && <Writer message={message} />}
            {children}
          </div>
        )}
      </div>
    </li>
  );
}

function Writer({ message: { offline, provider, model } }: { message: Message }) {
  const t = useTranslations("studio.result");
  if (offline) return <Badge variant="info">{t("offline")}</Badge>;
  return (
    <bdi className="text-muted-foreground text-sm">
      {t("by", { provider: providerNames[provider ?? ""] ?? provider ?? "", model: model ?? "" })}
    </bdi>
  );
}
