"use client";

import { useMutation, useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { BudgetCard } from "@/components/ai/budget-card";
import { OwnKeys } from "@/components/ai/own-keys";
import { useTRPC } from "@/components/api";
import { PageHead } from "@/components/shared/page-head";

/** What AI may cost the store, and the keys that it brings. */
export function AiSettings() {
  const t = useTranslations("ai");
  const api = useTRPC();
  const queryClient = useQueryClient();
  const { data: spending } = useSuspenseQuery(api.ai.getBudget.queryOptions({}));
  const save = useMutation(
    api.ai.setBudget.mutationOptions({
      onSuccess: (saved) => queryClient.setQueryData(api.ai.getBudget.queryKey({}), saved),
    }),
  );
  return (
    <>
      <PageHead title={t("title")} purpose={t("purpose")} />
      <BudgetCard
        of="store"
        spending={spending}
        onSave={(limitMicros) => save.mutateAsync({ limitMicros })}
      />
      <OwnKeys />
    </>
  );
}
