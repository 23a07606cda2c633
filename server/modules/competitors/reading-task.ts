import type { RouteTask } from "@/server/modules/ai/contract";

/** The task of the routing policy by which models read pages. */
export const readingTask: RouteTask = "page_reading";
