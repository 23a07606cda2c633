/** The kinds of analyses. Without a parser, for pages that only list them. */
export const analysisKinds = ["reviews", "seo", "strategy"] as const;
export type AnalysisKind = (typeof analysisKinds)[number];
