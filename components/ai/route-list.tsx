import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import { RelativeTime } from "@/components/shared/relative-time";
import { Badge } from "@/components/ui/badge";
import { Card } from "@/components/ui/card";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "@/components/ui/table";
import type { RoutingPolicy } from "@/server/modules/ai/contract";
import { formatNumber } from "@/server/platform/i18n/format";
import { useProviderName } from "./provider-name";

/** The tasks, and which models write for each. Drawn on the server. */
export function RouteList({ routes, providers }: RoutingPolicy) {
  const t = useTranslations("routing");
  const locale = useLocale();
  const name = useProviderName();
  const ready = new Set(providers.filter(({ hasKey }) => hasKey).map(({ provider }) => provider));
  return (
    <Card className="overflow-hidden">
      <Table aria-label={t("routes")}>
        <TableHeader>
          <TableRow>
            <TableHead>{t("task")}</TableHead>
            <TableHead>{t("order")}</TableHead>
            <TableHead className="text-end">{t("points")}</TableHead>
            <TableHead>{t("changed")}</TableHead>
          </TableRow>
        </TableHeader>
        <TableBody>
          {routes.map(({ task, models, points, version, createdAt }) => (
            <TableRow key={task}>
              <TableCell className="whitespace-nowrap py-2.5 align-top font-medium">
                <Link
                  href={`/admin/ai/routes/${task}`}
                  className="rounded-sm text-primary-text underline-offset-4 hover:underline"
                >
                  {t(`tasks.${task}`)}
                </Link>
              </TableCell>
              <TableCell className="whitespace-normal py-2">
                <ol className="flex min-w-56 flex-wrap gap-1">
                  {models.map(({ provider, model }, index) => (
                    // biome-ignore lint/suspicious/noArrayIndexKey: a model may stand twice in a route, its place is what it is
                    <li key={index}>
                      <Badge variant={ready.has(provider) ? "default" : "outline"}>
                        {name(provider)}
                        {provider !== "offline" && model && <bdi className="font-normal">{model}</bdi>}
                        {!ready.has(provider) && <span className="sr-only">{t("noKey")}</span>}
                      </Badge>
                    </li>
                  ))}
                </ol>
              </TableCell>
              <TableCell className="py-2.5 text-end align-top">{formatNumber(points, locale)}</TableCell>
              <TableCell className="whitespace-nowrap py-2.5 align-top text-muted-foreground">
                {t("version", { version })}
                {version > 1 && (
                  <>
                    {" · "}
                    <RelativeTime date={createdAt} />
                  </>
                )}
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </Card>
  );
}
