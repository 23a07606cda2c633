"use client";

import { useQuery, useSuspenseQueries } from "@tanstack/react-query";
import { useLocale, useTranslations } from "next-intl";
import { useTRPC } from "@/components/api";
import { RelativeTime } from "@/components/shared/relative-time";
import { Card, CardContent, CardHeader, CardTitle } from "@/components/ui/card";
import { PlatformSettings } from "@/server/modules/settings/contract";
import { formatNumber } from "@/server/platform/i18n/format";
import { decodeId, type Id } from "@/server/platform/ids";

function Swatch({ colour }: { colour: string }) {
  return (
    <span className="inline-flex items-center gap-1.5">
      <span className="size-3.5 rounded-sm border" style={{ backgroundColor: colour }} aria-hidden />
      <bdi className="font-mono text-sm">{colour}</bdi>
    </span>
  );
}

/** A value that a setting once had. One that an older release wrote differently is shown as it is. */
function Value({ setting, value }: { setting: string; value: unknown }) {
  const t = useTranslations("admin.branding");
  const locale = useLocale();
  const parsed = PlatformSettings.partial().safeParse({ [setting]: value });
  const { branding, competitive_mode, welcome_points } = parsed.data ?? {};
  if (branding) {
    return (
      <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <bdi className="font-medium">{branding.name}</bdi>
        <Swatch colour={branding.primaryColor} />
        <Swatch colour={branding.secondaryColor} />
        <span>{t(`themes.${branding.theme}`)}</span>
      </span>
    );
  }
  if (competitive_mode) return <>{`${t("mode")}: ${t(`modes.${competitive_mode}`)}`}</>;
  if (welcome_points !== undefined) return <>{`${t("welcome")}: ${formatNumber(welcome_points, locale)}`}</>;
  return <bdi className="font-mono text-sm">{JSON.stringify(value)}</bdi>;
}

/** Who set what, newest first. */
export function SettingsHistory({ userId }: { userId: string }) {
  const t = useTranslations("admin.branding");
  const api = useTRPC();
  const histories = useSuspenseQueries({
    queries: (["branding", "competitive_mode", "welcome_points"] as const).map((key) =>
      api.settings.listSettingVersions.queryOptions({ key }),
    ),
  });
  const changes = histories
    .flatMap(({ data }) => data.items)
    .sort((a, b) => b.createdAt.localeCompare(a.createdAt));
  // Whoever is not a person of this installation, such as the operator at the command line, has a name already.
  const ids = [
    ...new Set(
      changes
        .map((change) => change.setBy)
        .filter((id): id is Id<"user"> => decodeId("user", id) !== undefined),
    ),
  ];
  const people = useQuery(
    api.admin.listUsers.queryOptions({ ids: ids.slice(0, 100), limit: 100 }, { enabled: ids.length > 0 }),
  );
  const nameOf = (id: string) => people.data?.items.find((person) => person.id === id)?.name ?? id;
  return (
    <Card>
      <CardHeader>
        <CardTitle>{t("history")}</CardTitle>
      </CardHeader>
      <CardContent>
        {changes.length === 0 ? (
          <p className="text-muted-foreground">{t("noHistory")}</p>
        ) : (
          <ol className="divide-y">
            {changes.map((change) => (
              <li key={`${change.key} ${change.version}`} className="grid gap-0.5 py-2.5">
                <Value setting={change.key} value={change.value} />
                <span className="flex flex-wrap gap-x-2 text-muted-foreground text-sm">
                  <RelativeTime date={change.createdAt} />
                  <span className="break-all">
                    {change.setBy === userId ? t("byYou") : t("by", { who: nameOf(change.setBy) })}
                  </span>
                </span>
              </li>
            ))}
          </ol>
        )}
      </CardContent>
    </Card>
  );
}
