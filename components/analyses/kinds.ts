import { ChartNoAxesCombined, MessagesSquare, SearchCheck } from "lucide-react";
import { type AnalysisKind, analysisKinds } from "@/server/modules/analyses/kinds";

export const kindIcons: Record<AnalysisKind, typeof SearchCheck> = {
  reviews: MessagesSquare,
  seo: SearchCheck,
  strategy: ChartNoAxesCombined,
};

/** The kind that a text names, if there is one. */
export const knownKind = (text: string | null | undefined): AnalysisKind | undefined =>
  analysisKinds.find((kind) => kind === text);
