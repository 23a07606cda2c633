"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useRef, useState } from "react";
import { useTRPC } from "@/components/api";
import { toastProblem } from "@/components/api/toast-problem";
import { toast } from "@/components/shared/toast";

type Decision = "confirm" | "reject";

/** Decides about matches, one or many, and takes the last decisions back, one after the other. */
export function useDecide() {
  const t = useTranslations("matching.review");
  const api = useTRPC();
  const queryClient = useQueryClient();
  const decide = useMutation(api.competitors.decideMatches.mutationOptions());
  const takeBack = useMutation(api.competitors.undoDecision.mutationOptions());
  const edits = useRef<string[]>([]);
  /** Decided, and so no longer among those that wait, although the list was not read again. */
  const [decided, setDecided] = useState<ReadonlySet<string>>(new Set());
  const refresh = () => queryClient.invalidateQueries({ queryKey: api.competitors.pathKey() });

  const undo = async (edit = edits.current.at(-1)) => {
    if (!edit) return;
    edits.current = edits.current.filter((one) => one !== edit);
    try {
      await takeBack.mutateAsync({ edit });
    } catch (error) {
      toastProblem(error);
      return;
    }
    setDecided(new Set());
    void toast(t("undone"));
    await refresh();
  };
  const keep = (edit: string | null, text: string) => {
    if (!edit) return;
    edits.current.push(edit);
    void toast(text, { undo: { label: t("undo"), run: () => void undo(edit) } });
  };
  return {
    decided,
    busy: decide.isPending || takeBack.isPending,
    undo: () => undo(),
    /** Notes a decision that was made elsewhere, so that it can be taken back here. */
    keep,
    decide: async (ids: string[], decision: Decision) => {
      if (ids.length === 0) return;
      setDecided((before) => new Set([...before, ...ids]));
      try {
        const { changed, edit } = await decide.mutateAsync({ ids, decision });
        keep(edit, t(decision === "confirm" ? "confirmed" : "rejected", { count: changed }));
      } catch (error) {
        setDecided((before) => new Set([...before].filter((id) => !ids.includes(id))));
        toastProblem(error);
      }
      // Also after a failure: what it was about may have gone.
      await refresh();
    },
  };
}
