"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { RefreshCw } from "lucide-react";
import { useTranslations } from "next-intl";
import { useTRPC } from "@/components/api";
import { toastProblem } from "@/components/api/toast-problem";
import { toast } from "@/components/shared/toast";
import { Button } from "@/components/ui/button";

/** Has all products of competitors looked through for own ones. */
export function LookAgain() {
  const t = useTranslations("matching");
  const api = useTRPC();
  const queryClient = useQueryClient();
  const start = useMutation(
    api.competitors.startMatching.mutationOptions({
      onError: (error) => toastProblem(error),
      async onSuccess() {
        void toast(t("started"), { tone: "info" });
        await queryClient.invalidateQueries({ queryKey: api.competitors.pathKey() });
      },
    }),
  );
  return (
    <Button variant="outline" loading={start.isPending} onClick={() => start.mutate({})}>
      <RefreshCw aria-hidden />
      {t("lookAgain")}
    </Button>
  );
}
