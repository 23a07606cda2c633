import { useLocale, useTranslations } from "next-intl";
import { Card, CardHeader, CardTitle } from "@/components/ui/card";
import { type Figure, figureSources, figureText } from "@/server/modules/analyses/contract";

interface Props {
  figures: readonly Figure[];
  currency: string;
}

/** The numbers that an analysis may use, by where they come from. */
export function FiguresCard({ figures, currency }: Props) {
  const t = useTranslations("analyses");
  const locale = useLocale();
  const shown = (figure: Figure) => figureText(figure, currency, locale);
  const groups = figureSources
    .map((source) => ({ source, list: figures.filter((figure) => figure.source === source) }))
    .filter(({ list }) => list.length > 0);
  return (
    <Card>
      <CardHeader>
        <CardTitle>{t("strategy.figures")}</CardTitle>
        <p className="text-muted-foreground text-sm">{t("strategy.figuresText")}</p>
      </CardHeader>
      {groups.map(({ source, list }) => (
        <section key={source} className="mt-3 grid border-t pt-3 pb-1">
          <h3 className="px-4 font-medium text-muted-foreground text-sm">
            {t(`strategy.sources.${source}`)}
          </h3>
          <dl className="px-4 py-1">
            {list.map((figure) => (
              <div key={`${figure.id} ${figure.about ?? ""}`} className="flex justify-between gap-4 py-1">
                <dt className="min-w-0">
                  {t(`figures.${figure.id}`)}
                  {figure.about && (
                    <>
                      {": "}
                      <bdi className="text-muted-foreground">{figure.about}</bdi>
                    </>
                  )}
                </dt>
                <dd className="shrink-0 font-medium tabular-nums">
                  <bdi>{shown(figure)}</bdi>
                </dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
    </Card>
  );
}
