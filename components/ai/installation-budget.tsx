"use client";

import { useMutation, useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { useTRPC } from "@/components/api";
import { BudgetCard } from "./budget-card";

/** What all stores together may spend on AI. */
export function InstallationBudget() {
  const api = useTRPC();
  const queryClient = useQueryClient();
  const { data: spending } = useSuspenseQuery(api.ai.installationBudget.queryOptions({}));
  const save = useMutation(api.settings.saveSettings.mutationOptions());
  return (
    <BudgetCard
      of="installation"
      spending={spending}
      onSave={async (monthlyMicros) => {
        await save.mutateAsync({ ai_budget: { monthlyMicros } });
        await queryClient.invalidateQueries({ queryKey: api.ai.installationBudget.pathKey() });
      }}
    />
  );
}
