import { MousePointerClick } from "lucide-react";
import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import { BarChart } from "@/components/shared/bar-chart";
import { EmptyState } from "@/components/shared/empty-state";
import { RelativeTime } from "@/components/shared/relative-time";
import { Stat } from "@/components/shared/stat";
import { Card, CardContent, CardHeader, CardTitle } from "@/components/ui/card";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "@/components/ui/table";
import type { Results as Figures } from "@/server/modules/calendar/contract";
import { formatNumber } from "@/server/platform/i18n/format";
import { ChannelIcon } from "./channel-icon";
import { dayText } from "./days";

/** How often the links of posts were followed: by day, by channel, by post. Drawn on the server. */
export function Results({ results, base }: { results: Figures; base: string }) {
  const t = useTranslations("calendar.results");
  const locale = useLocale();
  const number = (value: number) => formatNumber(value, locale);
  const sum = (of: "clicks" | "visitors") => results.days.reduce((total, day) => total + day[of], 0);
  if (results.posts.length === 0) {
    return (
      <Card>
        <EmptyState picture={<MousePointerClick />} title={t("emptyTitle")} text={t("emptyText")} />
      </Card>
    );
  }
  return (
    <>
      <div className="grid grid-cols-2 gap-3 lg:grid-cols-4">
        <Stat label={t("posts")} value={number(results.posts.length)} />
        <Stat label={t("clicks")} value={number(sum("clicks"))} />
        <Stat label={t("visitors")} value={number(sum("visitors"))} />
      </div>
      <p className="text-muted-foreground text-sm">{t("method")}</p>
      <Card>
        <CardHeader>
          <CardTitle>{t("perDay")}</CardTitle>
        </CardHeader>
        <CardContent>
          <BarChart
            label={t("perDay")}
            category={t("day")}
            series={[{ id: "clicks", label: t("clicks") }]}
            bars={results.days.map(({ day, clicks }) => ({
              id: day,
              label: dayText(day, locale, "day"),
              values: [clicks],
            }))}
            format={number}
          />
        </CardContent>
      </Card>
      <Card>
        <CardHeader>
          <CardTitle>{t("perChannel")}</CardTitle>
        </CardHeader>
        <CardContent>
          <Table>
            <TableHeader>
              <TableRow>
                <TableHead>{t("channel")}</TableHead>
                <TableHead className="text-end">{t("posts")}</TableHead>
                <TableHead className="text-end">{t("clicks")}</TableHead>
                <TableHead className="text-end">{t("visitors")}</TableHead>
              </TableRow>
            </TableHeader>
            <TableBody>
              {results.channels.map((channel) => (
                <TableRow key={channel.id}>
                  <TableCell>
                    <span className="flex items-center gap-1.5">
                      <ChannelIcon kind={channel.kind} />
                      <bdi>{channel.name}</bdi>
                    </span>
                  </TableCell>
                  <TableCell className="text-end tabular-nums">{number(channel.posts)}</TableCell>
                  <TableCell className="text-end tabular-nums">{number(channel.clicks)}</TableCell>
                  <TableCell className="text-end tabular-nums">{number(channel.visitors)}</TableCell>
                </TableRow>
              ))}
            </TableBody>
          </Table>
        </CardContent>
      </Card>
      <Card>
        <CardHeader>
          <CardTitle>{t("perPost")}</CardTitle>
        </CardHeader>
        <CardContent>
          <Table>
            <TableHeader>
              <TableRow>
                <TableHead>{t("post")}</TableHead>
                <TableHead className="text-end">{t("published")}</TableHead>
                <TableHead className="text-end">{t("clicks")}</TableHead>
                <TableHead className="text-end">{t("visitors")}</TableHead>
              </TableRow>
            </TableHeader>
            <TableBody>
              {results.posts.map((post) => (
                <TableRow key={post.id}>
                  <TableCell>
                    <Link href={`${base}/${post.id}`} dir="auto" className="line-clamp-2 hover:underline">
                      {post.excerpt}
                    </Link>
                  </TableCell>
                  <TableCell className="text-end text-muted-foreground">
                    <RelativeTime date={post.sentAt} />
                  </TableCell>
                  <TableCell className="text-end tabular-nums">{number(post.clicks)}</TableCell>
                  <TableCell className="text-end tabular-nums">{number(post.visitors)}</TableCell>
                </TableRow>
              ))}
            </TableBody>
          </Table>
        </CardContent>
      </Card>
    </>
  );
}
