import { useTranslations } from "next-intl";
import { Fragment } from "react";
import type { AnalysisSummary } from "@/server/modules/analyses/contract";

type Shown = Pick<AnalysisSummary, "kind" | "product" | "asked">;

/** Says what an analysis was asked, in parts: names come in scripts of their own. */
export function useAsked() {
  const t = useTranslations("analyses");
  return ({ kind, product, asked }: Shown): string[] => {
    if (kind === "strategy") return [asked.question || t("list.store")];
    const parts =
      kind === "seo"
        ? [product?.title ?? t("list.productGone"), asked.keyword]
        : [product?.title, asked.fileName, t("list.reviews", { count: asked.count ?? 0 })];
    return parts.flatMap((part) => part || []);
  };
}

/** What an analysis was asked, in a line. */
export function Asked({ analysis }: { analysis: Shown }) {
  return useAsked()(analysis).map((part, at) => (
    <Fragment key={part}>
      {at > 0 && " · "}
      <bdi>{part}</bdi>
    </Fragment>
  ));
}
