"use client";

import { useQuery } from "@tanstack/react-query";
import { useTRPC } from "@/components/api";
import { type ServiceId, serviceOf } from "@/server/modules/studio/services";

/** What a service costs the store now, in points: nothing where it is done with the store's own key. */
export function useCost(id: ServiceId): { cost: number; ownKey: boolean } {
  const api = useTRPC();
  const { data } = useQuery(api.studio.listServices.queryOptions({}));
  const ownKey = data?.items.find((service) => service.id === id)?.ownKey ?? false;
  return { cost: ownKey ? 0 : serviceOf(id).points, ownKey };
}
