"use client";

import { Pencil, Trash2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { ActionMenu, type MenuEntry } from "@/components/shared/action-menu";
import { ConfirmDialog } from "@/components/shared/confirm-dialog";
import { RelativeTime } from "@/components/shared/relative-time";
import { Avatar } from "@/components/ui/avatar";
import { Button } from "@/components/ui/button";
import { useStore } from "@/components/workspace/store-context";
import type { Comment } from "@/server/modules/studio/contract";
import { CommentField, type Person, type Said, saidOf } from "./comment-field";
import { useCommentDeeds } from "./use-comment-deeds";

/** A comment's words, with those whom it calls by name made out. */
function Body({ body, mentions }: Pick<Comment, "body" | "mentions">) {
  const names = mentions.map(({ name }) => `@${name}`).toSorted((a, b) => b.length - a.length);
  const parts: { text: string; name: boolean }[] = [];
  let rest = body;
  while (rest !== "") {
    const found = names
      .map((name) => ({ name, at: rest.indexOf(name) }))
      .filter(({ at }) => at >= 0)
      .toSorted((a, b) => a.at - b.at || b.name.length - a.name.length)[0];
    if (!found) break;
    parts.push({ text: rest.slice(0, found.at), name: false }, { text: found.name, name: true });
    rest = rest.slice(found.at + found.name.length);
  }
  parts.push({ text: rest, name: false });
  return (
    <p dir="auto" className="whitespace-pre-wrap break-words">
      {parts.map(({ text, name }, i) =>
        name ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one text have nothing else to be told apart by
          <bdi key={i} className="font-medium text-primary-text">
            {text}
          </bdi>
        ) : (
          text
        ),
      )}
    </p>
  );
}

/** One comment: read, and by who may changed or deleted. */
export function CommentItem({
  comment,
  generationId,
  people,
}: {
  comment: Comment;
  generationId: string;
  people: Person[];
}) {
  const t = useTranslations("studio.comments");
  const action = useTranslations("common.action");
  const store = useStore();
  const { edit, remove } = useCommentDeeds(generationId);
  const [draft, setDraft] = useState<Said>();
  const [asking, setAsking] = useState(false);
  const name = comment.author?.name ?? t("someone");
  const mine = comment.author?.id === store.user.id;
  const entries: MenuEntry[] = [
    ...(mine
      ? [
          {
            id: "edit",
            label: t("edit"),
            icon: <Pencil aria-hidden />,
            onSelect: () => setDraft({ body: comment.body, mentions: comment.mentions }),
          },
        ]
      : []),
    {
      id: "delete",
      label: t("delete"),
      icon: <Trash2 aria-hidden />,
      destructive: true,
      onSelect: () => setAsking(true),
    },
  ];
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (draft) edit.mutate({ id: comment.id, ...saidOf(draft) }, { onSuccess: () => setDraft(undefined) });
  };
  return (
    <li className="grid gap-1">
      <div className="flex items-center gap-2">
        <Avatar name={name} />
        <span className="min-w-0 flex-1 text-sm">
          <bdi className="font-medium">{name}</bdi>{" "}
          <span className="text-muted-foreground">
            <RelativeTime date={comment.createdAt} />
            {comment.editedAt && `, ${t("edited")}`}
          </span>
        </span>
        {store.can("studio.comment") && (mine || store.can("workspace.manage")) && (
          <ActionMenu label={t("menu", { name })} entries={entries} align="end" />
        )}
      </div>
      {draft ? (
        <form className="grid gap-2" onSubmit={send}>
          <CommentField autoFocus label={t("label")} people={people} value={draft} onChange={setDraft} />
          <div className="flex flex-wrap gap-2">
            <Button type="submit" size="sm" loading={edit.isPending} disabled={draft.body.trim() === ""}>
              {action("save")}
            </Button>
            <Button variant="ghost" size="sm" onClick={() => setDraft(undefined)}>
              {action("cancel")}
            </Button>
          </div>
        </form>
      ) : (
        <Body {...comment} />
      )}
      <ConfirmDialog
        open={asking}
        onOpenChange={setAsking}
        title={t("deleteTitle", { name })}
        text={t("deleteText")}
        confirm={t("delete")}
        onConfirm={() =>
          remove.mutateAsync({ id: comment.id }).then(
            () => true,
            () => false,
          )
        }
      />
    </li>
  );
}
