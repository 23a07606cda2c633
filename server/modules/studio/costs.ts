import { takesNoPoints } from "@/server/modules/ai";
import type { WorkspaceAccess } from "@/server/operations/context";
import { type ServiceId, serviceOf } from "./services";

type Store = Pick<WorkspaceAccess, "id" | "plan" | "locale">;

/** Whether the texts of a service are written with the store's own key, and so take no points. */
export async function usesOwnKey({ id, plan, locale }: Store, service: ServiceId): Promise<boolean> {
  const found = serviceOf(service);
  return "task" in found && takesNoPoints({ task: found.task, workspaceId: id, plan: () => plan, locale });
}

/** What one piece of work costs the store, in points. */
export async function pointsOfOne(store: Store, service: ServiceId): Promise<number> {
  return (await usesOwnKey(store, service)) ? 0 : serviceOf(service).points;
}
