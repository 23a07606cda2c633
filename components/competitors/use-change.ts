"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useTRPC } from "@/components/api";
import { toastProblem } from "@/components/api/toast-problem";
import { toast } from "@/components/shared/toast";

/** Changes a competitor, and says how it went. */
export function useChange() {
  const t = useTranslations("competitors.page");
  const api = useTRPC();
  const queryClient = useQueryClient();
  const update = useMutation(api.competitors.updateCompetitor.mutationOptions());
  return {
    pending: update.isPending,
    /** @returns whether it was changed */
    change: async (input: Parameters<typeof update.mutateAsync>[0]): Promise<boolean> => {
      try {
        await update.mutateAsync(input);
      } catch (error) {
        toastProblem(error);
        return false;
      }
      void toast(t("saved"));
      await queryClient.invalidateQueries({ queryKey: api.competitors.pathKey() });
      return true;
    },
  };
}
