import { useLocale, useTranslations } from "next-intl";
import { RelativeTime } from "@/components/shared/relative-time";
import { Badge } from "@/components/ui/badge";
import { Card, CardContent, CardHeader, CardTitle } from "@/components/ui/card";
import type { CompetitorDetail } from "@/server/modules/competitors/contract";
import { formatNumber } from "@/server/platform/i18n/format";
import { useProblem } from "./use-problem";

const tones = {
  pending: "default",
  running: "info",
  done: "success",
  failed: "destructive",
  cancelled: "default",
} as const;

/** The last looks at a competitor, and what is wrong with pages of it. */
export function Looks({ competitor: { jobs, problems } }: { competitor: CompetitorDetail }) {
  const t = useTranslations("competitors");
  const locale = useLocale();
  const problem = useProblem();
  const number = (value: number) => formatNumber(value, locale);
  return (
    <Card>
      <CardHeader>
        <CardTitle>{t("page.looks")}</CardTitle>
      </CardHeader>
      <CardContent className="grid gap-3">
        <ol className="grid gap-3">
          {jobs.map((job) => (
            <li key={job.id} className="grid gap-0.5">
              <p className="flex flex-wrap items-center justify-between gap-x-3 gap-y-1">
                <span>{t(`job.kinds.${job.kind}`)}</span>
                <Badge variant={tones[job.status]}>{t(`job.states.${job.status}`)}</Badge>
              </p>
              <p className="flex flex-wrap gap-x-3 text-muted-foreground text-sm tabular-nums">
                <RelativeTime date={job.createdAt} />
                <span>
                  {t("job.fetched")}: {number(job.pages.fetched)}
                </span>
                <span>
                  {t("job.changed")}: {number(job.changed)}
                </span>
                {job.pointsSpent > 0 && (
                  <span>
                    {t("job.points")}: {number(job.pointsSpent)}
                  </span>
                )}
              </p>
              {job.errorCode && <p className="text-destructive text-sm">{problem(job.errorCode)}</p>}
            </li>
          ))}
        </ol>
        {problems.length > 0 && (
          <section className="grid gap-1 border-t pt-3">
            <h3 className="font-medium">{t("job.problems")}</h3>
            <ul className="grid gap-2 text-sm">
              {problems.map(({ code, products }) => (
                <li key={code}>
                  <span className="font-medium">{t("problem.count", { count: products })}</span>{" "}
                  <span className="text-muted-foreground">{problem(code)}</span>
                </li>
              ))}
            </ul>
          </section>
        )}
      </CardContent>
    </Card>
  );
}
