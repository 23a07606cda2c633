"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useTRPC } from "@/components/api";
import { toastProblem } from "@/components/api/toast-problem";
import { toast } from "@/components/shared/toast";
import { Alert } from "@/components/ui/alert";
import { useStore } from "@/components/workspace/store-context";
import { isAllowed, isEditable, type PostDetail } from "@/server/modules/calendar/contract";
import { Deliveries } from "./deliveries";
import { PostActions } from "./post-actions";
import { PostForm } from "./post-form";
import { contentOf, valuesOf } from "./post-values";
import { isMovable } from "./status";
import { Thread } from "./thread";
import { TimeFields } from "./time-fields";

/** A post: what it says and where it goes, what can be done with it, and its thread. */
export function PostEditor({ id }: { id: string }) {
  const t = useTranslations("calendar");
  const api = useTRPC();
  const { can } = useStore();
  const queryClient = useQueryClient();
  const detail = useQuery({
    ...api.calendar.getPost.queryOptions({ id }),
    refetchInterval: ({ state }) => (state.data?.status === "publishing" ? 2_000 : 30_000),
  });
  const known = useQuery(api.calendar.listChannels.queryOptions({}));
  const keep = (post: PostDetail) => {
    queryClient.setQueryData(api.calendar.getPost.queryKey({ id }), post);
    void queryClient.invalidateQueries({ queryKey: api.calendar.getCalendar.queryKey() });
  };
  const options = { onSuccess: keep, onError: toastProblem };
  const update = useMutation(api.calendar.updatePost.mutationOptions(options));
  const move = useMutation(api.calendar.movePost.mutationOptions(options));
  const post = detail.data;
  if (!post || !known.data) return null;
  const channels = known.data.items;
  const mayWrite = can("calendar.write");
  return (
    <PostForm
      initial={valuesOf(post, channels)}
      channels={channels}
      readOnly={!mayWrite || !isEditable(post.status)}
      onSave={async (values) => {
        const saved = await update.mutateAsync({ ...contentOf(values), id, revision: post.revision });
        void toast(isAllowed("revise", post.status) ? t("savedForReview") : t("saved"));
        return valuesOf(saved, channels);
      }}
      when={
        <TimeFields
          value={post.planned}
          disabled={!mayWrite || !isMovable(post.status)}
          submit={post.status === "approved" ? t("actions.schedule") : t("form.setTime")}
          busy={move.isPending}
          onChange={(planned) => move.mutate({ id, planned })}
        />
      }
      notice={
        mayWrite && isAllowed("revise", post.status) && <Alert variant="info">{t("form.editNotice")}</Alert>
      }
      actions={
        <>
          <PostActions post={post} onChanged={keep} />
          {post.deliveries.some(({ status }) => status !== "planned") && (
            <Deliveries deliveries={post.deliveries} onChanged={keep} />
          )}
        </>
      }
      thread={<Thread post={post} onChanged={keep} />}
    />
  );
}
