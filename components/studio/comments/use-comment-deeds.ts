"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTRPC } from "@/components/api";
import { toastProblem } from "@/components/api/toast-problem";

/** What one can do about the comments of a text; each is read again after it. */
export function useCommentDeeds(id: string) {
  const api = useTRPC();
  const queryClient = useQueryClient();
  const then = {
    onError: toastProblem,
    onSettled: () => queryClient.invalidateQueries({ queryKey: api.studio.listThreads.queryKey({ id }) }),
  };
  return {
    start: useMutation(api.studio.startThread.mutationOptions(then)),
    reply: useMutation(api.studio.replyToThread.mutationOptions(then)),
    edit: useMutation(api.studio.editComment.mutationOptions(then)),
    remove: useMutation(api.studio.deleteComment.mutationOptions(then)),
    resolve: useMutation(api.studio.resolveThread.mutationOptions(then)),
  };
}
