import { CircleAlert, CircleCheck, CircleX } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { Card, CardHeader, CardTitle } from "@/components/ui/card";
import { checkFound, type SeoCheck, type SeoScore } from "@/server/modules/analyses/contract";
import { formatNumber } from "@/server/platform/i18n/format";

const icons = {
  passed: { Icon: CircleCheck, colour: "text-success" },
  warn: { Icon: CircleAlert, colour: "text-warning" },
  failed: { Icon: CircleX, colour: "text-destructive" },
} as const;
const order = { failed: 0, warn: 1, passed: 2 } as const;

function Check({ check, then }: { check: SeoCheck; then: SeoCheck | undefined }) {
  const t = useTranslations("analyses");
  const locale = useLocale();
  const number = (value: number) => formatNumber(value, locale);
  const { Icon, colour } = icons[check.status];
  const better = then && then.status !== check.status;
  return (
    <li className="flex gap-3 border-t px-4 py-3 first:border-0">
      <Icon className={`mt-0.5 size-4 shrink-0 ${colour}`} aria-hidden />
      <div className="grid min-w-0 flex-1 gap-0.5">
        <p className="flex flex-wrap items-baseline justify-between gap-x-3">
          <span className="font-medium">{t(`seo.names.${check.id}`)}</span>
          <span className="text-muted-foreground text-sm tabular-nums">
            {t("seo.points", { got: number(check.got), weight: number(check.weight) })}
          </span>
        </p>
        <p className="text-sm">
          <span className="sr-only">{t(`seo.${check.status}`)}: </span>
          {checkFound(check, t, locale)}
        </p>
        {better && (
          <p className="text-sm text-success">
            {t("seo.scoreThen")}: {checkFound(then, t, locale)}
          </p>
        )}
        {check.status !== "passed" && (
          <p className="text-pretty text-muted-foreground text-sm">{t(`seo.advice.${check.id}`)}</p>
        )}
      </div>
    </li>
  );
}

interface Props {
  score: SeoScore;
  /** The same page with a proposal. */
  proposed?: SeoScore;
}

/** What was looked at on a page, what was found, and what to do: what is to be done first. */
export function SeoChecks({ score, proposed }: Props) {
  const t = useTranslations("analyses.seo");
  const checks = score.checks.toSorted((a, b) => order[a.status] - order[b.status] || b.weight - a.weight);
  return (
    <Card>
      <CardHeader className="pb-2">
        <CardTitle>{t("checks")}</CardTitle>
      </CardHeader>
      <ul>
        {checks.map((check) => (
          <Check key={check.id} check={check} then={proposed?.checks.find(({ id }) => id === check.id)} />
        ))}
      </ul>
    </Card>
  );
}
