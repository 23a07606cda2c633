"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useTRPC } from "@/components/api";
import { RowSteps } from "@/components/shared/list/row-steps";
import { useStore } from "@/components/workspace/store-context";
import { textsQuery } from "./texts-query";

/** The way to the texts before and after this one in the list one came from. */
export function TextSteps({ id }: { id: string }) {
  const api = useTRPC();
  const queryClient = useQueryClient();
  const { path } = useStore();
  return (
    <RowSteps
      list={`${path}/studio/texts`}
      id={id}
      more={(get, cursor) =>
        queryClient.fetchQuery(
          api.studio.listGenerations.queryOptions({ ...textsQuery(get("service")), cursor }),
        )
      }
    />
  );
}
