"use client";

import { useInfiniteQuery, useMutation, useQueryClient } from "@tanstack/react-query";
import { MessageSquarePlus, PenLine, Trash2 } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useDeferredValue, useState } from "react";
import { useTRPC } from "@/components/api";
import { toastProblem } from "@/components/api/toast-problem";
import { ActionMenu } from "@/components/shared/action-menu";
import { ConfirmDialog } from "@/components/shared/confirm-dialog";
import { FormDialog } from "@/components/shared/form-dialog";
import { byCursor } from "@/components/shared/list/paged";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Skeleton } from "@/components/ui/skeleton";
import { useStore } from "@/components/workspace/store-context";
import { type ConversationSummary, Title } from "@/server/modules/assistant/contract";
import { conversationsQuery } from "./conversations-query";

interface Props {
  current: string | undefined;
  /** The conversation at hand was deleted, or a new one is wanted. */
  onNew: () => void;
}

/** The person's conversations: search, open, rename, delete. */
export function ConversationList({ current, onNew }: Props) {
  const t = useTranslations("assistant");
  const api = useTRPC();
  const { path } = useStore();
  const queryClient = useQueryClient();
  const [text, setText] = useState("");
  const [renaming, setRenaming] = useState<ConversationSummary>();
  const [deleting, setDeleting] = useState<ConversationSummary>();
  const search = useDeferredValue(text.trim());
  const list = useInfiniteQuery(
    api.assistant.listConversations.infiniteQueryOptions(conversationsQuery(search), byCursor),
  );
  const remove = useMutation(
    api.assistant.deleteConversation.mutationOptions({
      onSuccess: (_answer, { id }) => {
        if (id === current) onNew();
        void queryClient.invalidateQueries({ queryKey: api.assistant.listConversations.pathKey() });
      },
      onError: toastProblem,
    }),
  );
  const items = list.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <nav aria-label={t("conversations")} className="grid content-start gap-3">
      <Button variant="outline" onClick={onNew}>
        <MessageSquarePlus aria-hidden />
        {t("newChat")}
      </Button>
      <Input
        type="search"
        aria-label={t("search")}
        placeholder={t("search")}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      {list.isPending ? (
        <Skeleton className="h-40" />
      ) : items.length === 0 ? (
        <p className="px-2 text-muted-foreground">{search ? t("noneFound") : t("none")}</p>
      ) : (
        <ul className="grid gap-0.5">
          {items.map((one) => (
            <li
              key={one.id}
              className="flex min-w-0 items-center rounded-md hover:bg-muted has-[[aria-current]]:bg-primary-soft"
            >
              <Link
                href={`${path}/assistant/${one.id}`}
                aria-current={one.id === current ? "page" : undefined}
                dir="auto"
                className="min-w-0 flex-1 truncate rounded-md px-2 py-1.5"
              >
                {one.title}
              </Link>
              <ActionMenu
                label={t("actions", { title: one.title })}
                align="end"
                entries={[
                  { id: "rename", label: t("rename"), icon: <PenLine />, onSelect: () => setRenaming(one) },
                  {
                    id: "delete",
                    label: t("delete"),
                    icon: <Trash2 />,
                    destructive: true,
                    onSelect: () => setDeleting(one),
                  },
                ]}
              />
            </li>
          ))}
        </ul>
      )}
      {list.hasNextPage && (
        <Button variant="ghost" loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {t("more")}
        </Button>
      )}
      {renaming && <Rename conversation={renaming} onClose={() => setRenaming(undefined)} />}
      <ConfirmDialog
        open={deleting !== undefined}
        onOpenChange={(open) => !open && setDeleting(undefined)}
        title={t("deleteTitle", { title: deleting?.title ?? "" })}
        text={t("deleteText")}
        confirm={t("delete")}
        onConfirm={() =>
          deleting &&
          remove.mutateAsync({ id: deleting.id }).then(
            () => true,
            () => false,
          )
        }
      />
    </nav>
  );
}

function Rename({ conversation, onClose }: { conversation: ConversationSummary; onClose: () => void }) {
  const t = useTranslations("assistant");
  const api = useTRPC();
  const queryClient = useQueryClient();
  const [title, setTitle] = useState(conversation.title);
  const rename = useMutation(
    api.assistant.renameConversation.mutationOptions({
      onSuccess: () => {
        void queryClient.invalidateQueries({ queryKey: api.assistant.pathKey() });
        onClose();
      },
      onError: toastProblem,
    }),
  );
  return (
    <FormDialog
      title={t("renameTitle")}
      submit={t("rename")}
      sending={rename.isPending}
      onClose={onClose}
      onSubmit={(event) => {
        event.preventDefault();
        if (Title.safeParse(title).success) rename.mutate({ id: conversation.id, title });
      }}
    >
      <Field label={t("name")} required>
        {(control) => (
          <Input
            {...control}
            dir="auto"
            maxLength={120}
            value={title}
            onChange={(event) => setTitle(event.target.value)}
          />
        )}
      </Field>
    </FormDialog>
  );
}
