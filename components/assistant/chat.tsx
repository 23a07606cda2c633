"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { RotateCw, Sparkles } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { useOwnKey } from "@/components/ai/use-own-key";
import { useTRPC } from "@/components/api";
import { QueryError } from "@/components/api/query-error";
import { CopyButton } from "@/components/shared/copy-button";
import { EmptyState } from "@/components/shared/empty-state";
import { announce } from "@/components/shared/live-region";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { Skeleton } from "@/components/ui/skeleton";
import { useStore } from "@/components/workspace/store-context";
import { messagePoints } from "@/server/modules/assistant/contract";
import { Composer } from "./composer";
import { Answer, Question } from "./message";
import { useAnswer } from "./use-answer";

const suggestions = ["lowStock", "counts", "balance", "page"] as const;

interface Props {
  /** The conversation; undefined for one that begins. */
  id: string | undefined;
  onConversation: (id: string) => void;
}

/** A conversation: what was said, the answer as it comes, and the next question. */
export function Chat({ id, onConversation }: Props) {
  const t = useTranslations("assistant");
  const common = useTranslations("common");
  const api = useTRPC();
  const store = useStore();
  const queryClient = useQueryClient();
  const field = useRef<HTMLTextAreaElement>(null);
  const end = useRef<HTMLDivElement>(null);
  const [draft, setDraft] = useState("");
  const query = useQuery(
    api.assistant.getConversation.queryOptions({ id: id ?? "" }, { enabled: id !== undefined }),
  );
  const balance = useQuery(api.wallet.getBalance.queryOptions({}, { enabled: store.can("wallet.read") }));
  const { live, ask, stop } = useAnswer({
    onConversation,
    onDone: async (conversationId) => {
      announce(t("answered"));
      await queryClient.invalidateQueries({
        queryKey: api.assistant.getConversation.queryKey({ id: conversationId }),
      });
    },
    onEnd: () => {
      void queryClient.invalidateQueries({ queryKey: api.assistant.pathKey() });
      void queryClient.invalidateQueries({ queryKey: api.wallet.pathKey() });
    },
  });
  const messages = query.data?.messages ?? [];
  const answering = live?.phase === "answering";
  const length = live?.text.length ?? 0;
  // biome-ignore lint/correctness/useExhaustiveDependencies: it follows what is added at the end
  useEffect(() => {
    end.current?.scrollIntoView({ block: "nearest" });
  }, [messages.length, length, answering]);

  const send = (text: string) => {
    setDraft("");
    announce(t("thinking"));
    void ask({ text, ...(id !== undefined && { conversationId: id }) });
    field.current?.focus();
  };
  const again = () => {
    if (id !== undefined) void ask({ conversationId: id, again: true });
  };
  const last = messages.at(-1);
  // A question that was kept while its answer was on its way stands among the messages already.
  const asked = live?.question !== undefined && !(last?.role === "user" && last.text === live.question);
  // An answer that is given anew takes the place of the one before.
  const shown =
    answering && live.question === undefined && last?.role === "assistant" ? messages.slice(0, -1) : messages;
  const unanswered = !live && last?.role === "user";
  const ownKey = useOwnKey("chatbot");
  const price = ownKey
    ? t("again")
    : common("cost.verb", { action: t("again"), cost: common("points", { count: messagePoints }) });

  return (
    <div className="flex min-h-[60vh] min-w-0 flex-1 flex-col">
      {query.isError ? (
        <QueryError error={query.error} onRetry={() => void query.refetch()} />
      ) : id !== undefined && !query.data && !live ? (
        <div className="grid flex-1 content-start gap-4" aria-busy>
          <Skeleton className="h-9 w-64 justify-self-end" />
          <Skeleton className="h-24" />
        </div>
      ) : messages.length === 0 && !live ? (
        <div className="flex-1">
          <EmptyState
            picture={<Sparkles />}
            title={t("welcome")}
            text={t("welcomeText")}
            action={suggestions.map((one) => (
              <Button
                key={one}
                variant="outline"
                className="h-auto whitespace-normal py-1.5"
                onClick={() => send(t(`suggested.${one}`))}
              >
                {t(`suggested.${one}`)}
              </Button>
            ))}
          />
        </div>
      ) : (
        <ol className="grid flex-1 content-start gap-6">
          {shown.map((message, index) =>
            message.role === "user" ? (
              <Question key={message.id} text={message.text} />
            ) : (
              <Answer key={message.id} text={message.text} cards={message.cards} message={message}>
                <CopyButton text={message.text} label={t("copy")} iconOnly />
                {index === messages.length - 1 && !live && (
                  <Button variant="ghost" size="sm" onClick={again}>
                    <RotateCw aria-hidden />
                    {price}
                  </Button>
                )}
              </Answer>
            ),
          )}
          {asked && <Question text={live.question ?? ""} />}
          {live && (answering || live.text) && (
            <Answer text={live.text} cards={live.cards} busy={answering} />
          )}
        </ol>
      )}
      {live?.phase === "stopped" && (
        <Alert variant="info" className="mt-4">
          {t("stopped")}
        </Alert>
      )}
      {live?.phase === "failed" && (
        <Alert
          variant="destructive"
          className="mt-4"
          title={live.problem?.title}
          action={
            id !== undefined && (
              <Button variant="outline" size="sm" onClick={again}>
                {t("retry")}
              </Button>
            )
          }
        >
          {live.problem?.detail ?? t("failed")}
        </Alert>
      )}
      {unanswered && (
        <Alert
          variant="info"
          className="mt-4"
          action={
            <Button variant="outline" size="sm" onClick={again}>
              {price}
            </Button>
          }
        >
          {t("unanswered")}
        </Alert>
      )}
      <div ref={end} />
      <Composer
        field={field}
        value={draft}
        onChange={setDraft}
        onSend={() => send(draft.trim())}
        onStop={stop}
        answering={answering}
        available={balance.data?.available}
      />
    </div>
  );
}
