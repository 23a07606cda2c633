import { pointsOfCall } from "@/server/modules/ai";
import type { WorkspaceAccess } from "@/server/operations/context";
import type { Mode } from "./kinds";
import { readingTask } from "./reading-task";

/** What a page costs that a model reads, in points; 0 by rules, and with the store's own key. */
export function pointsOfPage(
  { id, plan, locale }: Pick<WorkspaceAccess, "id" | "plan" | "locale">,
  mode: Mode,
): Promise<number> {
  if (mode === "rules") return Promise.resolve(0);
  return pointsOfCall({ task: readingTask, workspaceId: id, plan: () => plan, locale });
}
