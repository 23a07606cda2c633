"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { type ReactNode, useEffect } from "react";
import { useTRPC } from "@/components/api";
import { toastProblem } from "@/components/api/toast-problem";
import { JobPanel } from "@/components/shared/job-panel";
import { Skeleton } from "@/components/ui/skeleton";
import { useLive } from "@/components/workspace/live";
import { useStore } from "@/components/workspace/store-context";
import type { TaskDetail } from "@/server/modules/tasks/contract";

interface Props {
  id: string;
  figures?: ReactNode;
  problemsLink?: ReactNode;
  /** What is wrong, in words; left out, the texts of errors tell it by their code. */
  problemText?: (problem: TaskDetail["problems"][number]) => ReactNode;
  /** What to do next, once it is over. */
  next?: ReactNode;
}

const over = new Set(["done", "failed", "cancelled"]);
/** How often it is asked where no news came, in milliseconds: the live connection may be broken for a while. */
const askEveryMs = 5000;

/** A long work of the store as it goes on, with the means to pause and stop it. */
export function TaskPanel({ id, figures, problemsLink, problemText, next }: Props) {
  const t = useTranslations("tasks");
  const errors = useTranslations("errors");
  const api = useTRPC();
  const store = useStore();
  const queryClient = useQueryClient();
  const { onTask } = useLive();
  const query = useQuery(
    api.tasks.getTask.queryOptions(
      { id },
      { refetchInterval: ({ state }) => (state.data && over.has(state.data.status) ? false : askEveryMs) },
    ),
  );
  const key = api.tasks.getTask.queryKey({ id });
  useEffect(
    () =>
      onTask((task) => {
        if (task.id !== id) return;
        queryClient.setQueryData(key, (before) => before && { ...before, ...task });
        // News carry the counts; problems and result are read when they matter.
        if (over.has(task.status)) void queryClient.invalidateQueries();
      }),
    [id, key, onTask, queryClient],
  );
  const options = {
    onSuccess: (task: object) => queryClient.setQueryData(key, (before) => before && { ...before, ...task }),
    onError: toastProblem,
  };
  const pause = useMutation(api.tasks.pauseTask.mutationOptions(options));
  const resume = useMutation(api.tasks.resumeTask.mutationOptions(options));
  const cancel = useMutation(api.tasks.cancelTask.mutationOptions(options));
  const task = query.data;
  if (!task) return <Skeleton className="h-36 rounded-lg" />;
  const may = store.can("tasks.control");
  const told = (problem: TaskDetail["problems"][number]) => {
    if (problemText) return problemText(problem);
    const title = `${problem.code}.title` as "INTERNAL.title";
    return errors.has(title) ? errors(title) : problem.code;
  };
  return (
    <JobPanel
      title={t(`title.${task.kind}`, task.params as never)}
      state={task.status}
      done={task.done + task.failed}
      total={task.total ?? undefined}
      perMinute={task.perMinute ?? undefined}
      problems={task.problems.map((problem, index) => ({ id: String(index), text: told(problem) }))}
      problemCount={Math.max(task.failed, task.problems.length)}
      problemsLink={problemsLink}
      figures={figures}
      onPause={may ? () => pause.mutate({ id }) : undefined}
      onResume={may ? () => resume.mutate({ id }) : undefined}
      onCancel={may ? () => cancel.mutate({ id }) : undefined}
      pending={
        pause.isPending ? "pause" : resume.isPending ? "resume" : cancel.isPending ? "cancel" : undefined
      }
      next={
        task.status === "cancelled" ? (
          <div className="grid justify-items-start gap-3">
            <p className="text-muted-foreground">{t("stopped")}</p>
            {next}
          </div>
        ) : (
          next
        )
      }
    />
  );
}
