import { useTranslations } from "next-intl";
import type { AnalysisSummary } from "@/server/modules/analyses/contract";

/** Says in a line what an analysis was asked. */
export function useAsked() {
  const t = useTranslations("analyses");
  return ({ kind, product, asked }: Pick<AnalysisSummary, "kind" | "product" | "asked">): string => {
    if (kind === "strategy") return asked.question || t("list.store");
    if (kind === "seo") {
      const title = product?.title ?? t("list.productGone");
      return asked.keyword ? `${title} · ${asked.keyword}` : title;
    }
    const parts = [product?.title, asked.fileName, t("list.reviews", { count: asked.count ?? 0 })];
    return parts.filter(Boolean).join(" · ");
  };
}

/** What an analysis was asked, under its title. */
export function Asked({ analysis }: { analysis: Pick<AnalysisSummary, "kind" | "product" | "asked"> }) {
  return <bdi>{useAsked()(analysis)}</bdi>;
}
