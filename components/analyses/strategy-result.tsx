import { TriangleAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import { Badge } from "@/components/ui/badge";
import { Card, CardContent, CardHeader, CardTitle } from "@/components/ui/card";
import type { Statement, StrategyResult } from "@/server/modules/analyses/contract";
import { FiguresCard } from "./figures-card";

/** A sentence; below it the numbers in it that are none of the store's. */
function Said({ statement }: { statement: Statement }) {
  const t = useTranslations("analyses.strategy");
  return (
    <div className="grid gap-1">
      <p dir="auto" className="text-pretty">
        {statement.text}
      </p>
      {statement.unknown.length > 0 && (
        <p className="flex items-start gap-1.5 text-sm text-warning">
          <TriangleAlert className="mt-0.5 size-4 shrink-0" aria-hidden />
          {t("unknown", { numbers: statement.unknown.join(", ") })}
        </p>
      )}
    </div>
  );
}

const levels = { low: "outline", medium: "info", high: "accent" } as const;

/** What the figures say, beside the figures. */
export function StrategyResultView({ result }: { result: StrategyResult }) {
  const t = useTranslations("analyses");
  return (
    <div className="grid grid-cols-1 items-start gap-4 lg:grid-cols-[minmax(0,1fr)_24rem]">
      <div className="grid min-w-0 grid-cols-1 gap-4">
        <Card>
          <CardHeader>
            <CardTitle>{t("strategy.summary")}</CardTitle>
          </CardHeader>
          <CardContent>
            <Said statement={result.summary} />
          </CardContent>
        </Card>
        <Card>
          <CardHeader>
            <CardTitle>{t("strategy.actions")}</CardTitle>
          </CardHeader>
          <CardContent>
            {result.actions.length === 0 && <p className="text-muted-foreground">{t("strategy.nothing")}</p>}
            <ol className="grid gap-4">
              {result.actions.map((action) => (
                <li key={action.text} className="grid gap-1.5">
                  <Said statement={action} />
                  <span className="flex flex-wrap gap-1.5">
                    <Badge variant={levels[action.impact]}>
                      {t("actions.impactOf", { level: t(`actions.${action.impact}`) })}
                    </Badge>
                    <Badge variant="outline">
                      {t("actions.effortOf", { level: t(`actions.${action.effort}`) })}
                    </Badge>
                  </span>
                </li>
              ))}
            </ol>
          </CardContent>
        </Card>
        {(["risks", "opportunities", "findings"] as const).map((part) => (
          <Card key={part}>
            <CardHeader>
              <CardTitle>{t(`strategy.${part}`)}</CardTitle>
            </CardHeader>
            <CardContent>
              {result[part].length === 0 && <p className="text-muted-foreground">{t("strategy.nothing")}</p>}
              <ul className="grid list-disc gap-2.5 ps-4">
                {result[part].map((statement) => (
                  <li key={statement.text}>
                    <Said statement={statement} />
                  </li>
                ))}
              </ul>
            </CardContent>
          </Card>
        ))}
      </div>
      <FiguresCard figures={result.figures} currency={result.currency} />
    </div>
  );
}
