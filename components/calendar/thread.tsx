"use client";

import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC } from "@/components/api";
import { toastProblem } from "@/components/api/toast-problem";
import { RelativeTime } from "@/components/shared/relative-time";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Textarea } from "@/components/ui/textarea";
import { useStore } from "@/components/workspace/store-context";
import type { PostDetail } from "@/server/modules/calendar/contract";
import { Section } from "./post-form";

interface Props {
  post: PostDetail;
  onChanged: (post: PostDetail) => void;
}

/** Who did what with a post and what they said of it, with room for another note. */
export function Thread({ post, onChanged }: Props) {
  const t = useTranslations("calendar.thread");
  const api = useTRPC();
  const { can } = useStore();
  const [note, setNote] = useState("");
  const comment = useMutation(
    api.calendar.commentOnPost.mutationOptions({
      onSuccess: (changed) => {
        setNote("");
        onChanged(changed);
      },
      onError: toastProblem,
    }),
  );
  const deed = (kind: string) => {
    const key = `kind.${kind}` as "kind.create";
    return t.has(key) ? t(key) : kind;
  };
  return (
    <Section title={t("title")}>
      <ol className="grid gap-3">
        {post.thread.map((event) => (
          <li key={event.id} className="grid gap-0.5">
            <p className="text-sm">
              <bdi className="font-medium">{event.by?.name ?? t("calendar")}</bdi> · {deed(event.kind)}
            </p>
            {event.note && (
              <p dir="auto" className="whitespace-pre-wrap break-words rounded-md bg-muted px-2.5 py-1.5">
                {event.note}
              </p>
            )}
            <p className="text-muted-foreground text-xs">
              <RelativeTime date={event.createdAt} />
            </p>
          </li>
        ))}
      </ol>
      {can("calendar.write") && (
        <div className="grid gap-2">
          <Field label={t("note")}>
            {(control) => (
              <Textarea
                {...control}
                dir="auto"
                rows={2}
                maxLength={4000}
                value={note}
                onChange={(event) => setNote(event.target.value)}
              />
            )}
          </Field>
          <div>
            <Button
              variant="outline"
              loading={comment.isPending}
              disabled={note.trim() === ""}
              onClick={() => comment.mutate({ id: post.id, note })}
            >
              {t("send")}
            </Button>
          </div>
        </div>
      )}
    </Section>
  );
}
