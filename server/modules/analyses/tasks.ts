import type { Task } from "@/server/modules/ai/contract";
import type { Cause } from "@/server/modules/wallet";
import type { AnalysisKind, SeoMode } from "./contract";

/** The task of the routing policy by which an analysis is made. */
export function taskOf(kind: AnalysisKind, mode: SeoMode | undefined): Task {
  if (kind === "reviews") return "reviews_analysis";
  if (kind === "strategy") return "strategic_analysis";
  return mode === "advanced" ? "seo_advanced" : "seo_basic";
}

/** What the points of an analysis are called in the wallet. */
export const causes: Record<AnalysisKind, Cause> = {
  reviews: "reviews-analysis",
  seo: "seo-analysis",
  strategy: "strategic-analysis",
};
