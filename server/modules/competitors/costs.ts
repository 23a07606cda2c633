import { pointsOfCall } from "@/server/modules/ai";
import type { WorkspaceAccess } from "@/server/operations/context";
import { pagesPerPoint } from "./contract";
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

/** What so many pages cost: by the page where a model reads them, else a point for some of them together. */
export const pointsFor = (pages: number, ofPage: number): number =>
  ofPage > 0 ? pages * ofPage : Math.ceil(pages / pagesPerPoint);

/** How many pages so many points pay for. */
export const pagesFor = (points: number, ofPage: number): number =>
  ofPage > 0 ? Math.floor(points / ofPage) : points * pagesPerPoint;
