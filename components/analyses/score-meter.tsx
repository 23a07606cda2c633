import { useLocale, useTranslations } from "next-intl";
import { formatNumber } from "@/server/platform/i18n/format";

/** A score of 100, as a figure and a bar; the colour only repeats the figure. */
export function ScoreMeter({ label, score }: { label: string; score: number }) {
  const t = useTranslations("analyses.seo");
  const locale = useLocale();
  const colour = score >= 80 ? "bg-success" : score >= 50 ? "bg-warning" : "bg-destructive";
  return (
    <div className="grid gap-1.5">
      <p className="text-muted-foreground text-sm">{label}</p>
      <p className="font-semibold text-2xl tabular-nums">
        {t("scoreOf", { score: formatNumber(score, locale) })}
      </p>
      <div aria-hidden className="h-2 overflow-hidden rounded-full bg-muted">
        <div className={`h-full rounded-full ${colour}`} style={{ width: `${score}%` }} />
      </div>
    </div>
  );
}
