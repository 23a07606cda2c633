"use client";

import { CircleCheck, Highlighter, Reply, RotateCcw } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { useStore } from "@/components/workspace/store-context";
import type { Place, Thread } from "@/server/modules/studio/contract";
import { CommentField, nothingSaid, type Person, saidOf } from "./comment-field";
import { CommentItem } from "./comment-item";
import { useCommentDeeds } from "./use-comment-deeds";

interface Props {
  thread: Thread;
  people: Person[];
  /** The version that is looked at. */
  version: number;
  /** Where its passage stands in that version; undefined when it is gone. */
  place: Place | undefined;
  onShow: (place: Place) => void;
}

/** What was said of a text or a passage, answered, settled and opened again. */
export function ThreadCard({ thread, people, version, place, onShow }: Props) {
  const t = useTranslations("studio.comments");
  const action = useTranslations("common.action");
  const store = useStore();
  const { reply, resolve } = useCommentDeeds(thread.generationId);
  const [answer, setAnswer] = useState(nothingSaid);
  const [answering, setAnswering] = useState(false);
  const close = () => {
    setAnswering(false);
    setAnswer(nothingSaid);
  };
  const { passage, resolved } = thread;
  return (
    <li id={thread.id} tabIndex={-1} className="scroll-mt-20 rounded-lg target:ring-2 target:ring-ring">
      <Card className="grid gap-3 p-4">
        {(passage || thread.version !== version) && (
          <div className="flex flex-wrap items-center gap-2 text-muted-foreground text-sm">
            {passage && (
              <q dir="auto" className={`line-clamp-2 ${place ? "" : "line-through"}`}>
                {passage.quote}
              </q>
            )}
            {passage && !place && <Badge variant="warning">{t("outdated")}</Badge>}
            {thread.version !== version && <span>{t("onVersion", { version: thread.version })}</span>}
            {place && (
              <Button variant="ghost" size="sm" className="ms-auto" onClick={() => onShow(place)}>
                <Highlighter aria-hidden />
                {t("show")}
              </Button>
            )}
          </div>
        )}
        <ol className="grid gap-3">
          {thread.comments.map((comment) => (
            <CommentItem
              key={comment.id}
              comment={comment}
              generationId={thread.generationId}
              people={people}
            />
          ))}
        </ol>
        {resolved && (
          <p className="text-muted-foreground text-sm">
            {t("resolved", { name: resolved.by?.name ?? t("someone") })}
          </p>
        )}
        {store.can("studio.comment") &&
          (answering ? (
            <form
              className="grid gap-2"
              onSubmit={(event) => {
                event.preventDefault();
                reply.mutate({ id: thread.id, ...saidOf(answer) }, { onSuccess: close });
              }}
            >
              <CommentField
                autoFocus
                label={t("replyLabel")}
                people={people}
                value={answer}
                onChange={setAnswer}
              />
              <div className="flex flex-wrap gap-2">
                <Button
                  type="submit"
                  size="sm"
                  loading={reply.isPending}
                  disabled={answer.body.trim() === ""}
                >
                  {t("reply")}
                </Button>
                <Button variant="ghost" size="sm" onClick={close}>
                  {action("cancel")}
                </Button>
              </div>
            </form>
          ) : (
            <div className="flex flex-wrap gap-2">
              {!resolved && (
                <Button variant="outline" size="sm" onClick={() => setAnswering(true)}>
                  <Reply className="rtl:-scale-x-100" aria-hidden />
                  {t("reply")}
                </Button>
              )}
              <Button
                variant="ghost"
                size="sm"
                loading={resolve.isPending}
                onClick={() => resolve.mutate({ id: thread.id, resolved: !resolved })}
              >
                {resolved ? <RotateCcw aria-hidden /> : <CircleCheck aria-hidden />}
                {resolved ? t("reopen") : t("resolve")}
              </Button>
            </div>
          ))}
      </Card>
    </li>
  );
}
