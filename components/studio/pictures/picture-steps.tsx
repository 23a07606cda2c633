"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useTRPC } from "@/components/api";
import { RowSteps } from "@/components/shared/list/row-steps";
import { useStore } from "@/components/workspace/store-context";
import { picturesQuery } from "./pictures-query";

/** The way to the pictures before and after this one in the list one came from. */
export function PictureSteps({ id }: { id: string }) {
  const api = useTRPC();
  const queryClient = useQueryClient();
  const { path } = useStore();
  return (
    <RowSteps
      list={`${path}/studio/pictures`}
      id={id}
      more={(get, cursor) =>
        queryClient.fetchQuery(
          api.studio.listRenderings.queryOptions({ ...picturesQuery(get("service")), cursor }),
        )
      }
    />
  );
}
