"use client";

import { useMutation, useQuery, useSuspenseQuery } from "@tanstack/react-query";
import { useLocale, useTranslations } from "next-intl";
import { formatMicros } from "@/components/admin/usage-figures";
import { useTRPC } from "@/components/api";
import { toastProblem } from "@/components/api/toast-problem";
import { RelativeTime } from "@/components/shared/relative-time";
import { toast } from "@/components/shared/toast";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Card, CardContent, CardHeader, CardTitle } from "@/components/ui/card";
import type { RouteChange, RouteTask, RouteVersion } from "@/server/modules/ai/contract";
import { formatNumber } from "@/server/platform/i18n/format";
import { type Locale, localeNames, locales } from "@/server/platform/i18n/locales";
import { decodeId, type Id } from "@/server/platform/ids";
import { useProviderName } from "./provider-name";

interface RouteHistoryProps {
  task: RouteTask;
  /** The version in force. */
  current: number;
  userId: string;
  onChanged: () => Promise<void>;
}

/** The versions of a route: what changed, who did it, when and why; any of them can be brought back. */
export function RouteHistory({ task, current, userId, onChanged }: RouteHistoryProps) {
  const t = useTranslations("routing.history");
  const top = useTranslations("routing");
  const api = useTRPC();
  const { data } = useSuspenseQuery(api.ai.listRouteVersions.queryOptions({ task }));
  const rollback = useMutation(api.ai.rollbackRoute.mutationOptions());
  const ids = [...new Set(data.items.map(({ setBy }) => setBy))].filter(
    (id): id is Id<"user"> => decodeId("user", id) !== undefined,
  );
  const people = useQuery(
    api.admin.listUsers.queryOptions({ ids: ids.slice(0, 100), limit: 100 }, { enabled: ids.length > 0 }),
  );
  const who = (id: string) => {
    if (id === userId) return t("byYou");
    if (id === "default") return t("installed");
    return t("by", { who: people.data?.items.find((person) => person.id === id)?.name ?? id });
  };
  const bringBack = async (version: number) => {
    try {
      await rollback.mutateAsync({ task, version });
      void toast(t("restored", { version }));
      await onChanged();
    } catch (error) {
      toastProblem(error);
    }
  };
  return (
    <Card>
      <CardHeader>
        <CardTitle>{t("title")}</CardTitle>
      </CardHeader>
      <CardContent>
        <ol className="divide-y">
          {data.items.map((item) => (
            <li key={item.version} className="grid gap-1 py-2.5 first:pt-0 last:pb-0">
              <div className="flex flex-wrap items-center gap-2">
                <span className="font-medium">{top("version", { version: item.version })}</span>
                {item.version === current ? (
                  <Badge variant="success">{t("inForce")}</Badge>
                ) : (
                  <Button
                    variant="outline"
                    size="sm"
                    className="ms-auto"
                    aria-label={t("restoreThis", { version: item.version })}
                    loading={rollback.isPending && rollback.variables?.version === item.version}
                    disabled={rollback.isPending}
                    onClick={() => void bringBack(item.version)}
                  >
                    {t("restore")}
                  </Button>
                )}
              </div>
              <p className="flex flex-wrap gap-x-2 text-muted-foreground text-sm">
                {item.setBy !== "default" && <RelativeTime date={item.createdAt} />}
                <span className="break-words">{who(item.setBy)}</span>
              </p>
              {item.restoredFrom !== null && <p>{t("restored", { version: item.restoredFrom })}</p>}
              {item.note && (
                <p dir="auto" className="break-words">
                  {item.note}
                </p>
              )}
              <Changes version={item} open={item.version === current} />
            </li>
          ))}
        </ol>
      </CardContent>
    </Card>
  );
}

const knownFields = [
  "temperature",
  "maxOutputTokens",
  "reasoning",
  "plans",
  "locales",
  "minCharacters",
  "maxCharacters",
  "fallback",
  "points",
] as const;

/** Keeps what is written in another direction from disturbing the sentence around it. */
const isolated = (text: string) => `\u2068${text}\u2069`;

/** What a version changed: told of the one in force, and of the others to who asks. */
function Changes({ version: { changes, version }, open }: { version: RouteVersion; open: boolean }) {
  const t = useTranslations("routing.history");
  const edit = useTranslations("routing.edit");
  const locale = useLocale();
  const name = useProviderName();
  if (version === 1) return null;
  if (changes.length === 0) return <p className="text-muted-foreground text-sm">{t("same")}</p>;
  const listed = (items: string[]) =>
    new Intl.ListFormat(locale, { type: "conjunction" }).format(items.map(isolated));
  const value = (field: string | null, given: string | null) => {
    if (given === null) return t("unset");
    if (field === "ceilingMicros") return formatMicros(Number(given), locale);
    if (field === "firstTokenMs") return formatNumber(Number(given) / 1000, locale);
    if (field === "plans") return listed(given.split(", "));
    if (field === "fallback") return given === "true" ? t("yes") : t("unset");
    if (field === "reasoning") return edit(`reasonings.${given as "low"}`);
    if (field === "locales") {
      const known = (code: string): code is Locale => (locales as readonly string[]).includes(code);
      return listed(given.split(", ").map((code) => (known(code) ? localeNames[code] : code)));
    }
    return Number.isNaN(Number(given)) ? given : formatNumber(Number(given), locale);
  };
  const label = (field: string | null) => {
    if (field === "ceilingMicros") return edit("ceiling");
    if (field === "firstTokenMs") return edit("silence");
    const known = knownFields.find((one) => one === field);
    return known ? edit(known) : (field ?? "");
  };
  const sentence = ({ kind, model, field, before, after }: RouteChange) => {
    const whose = model
      ? model.provider === "offline"
        ? name(model.provider)
        : isolated(`${name(model.provider)} ${model.model ?? ""}`.trim())
      : "";
    if (kind === "added" || kind === "removed") return t(kind, { model: whose });
    if (kind === "moved") {
      return t("moved", { model: whose, before: value(null, before), after: value(null, after) });
    }
    const values = { before: value(field, before), after: value(field, after) };
    return t("changed", { field: whose ? `${whose} · ${label(field)}` : label(field), ...values });
  };
  return (
    <details open={open} className="text-muted-foreground text-sm">
      <summary className="w-fit cursor-pointer rounded-sm hover:text-foreground">
        {t("changes", { count: changes.length })}
      </summary>
      <ul className="grid gap-0.5 pt-1">
        {changes.map((change) => (
          <li key={JSON.stringify(change)} className="break-words">
            {sentence(change)}
          </li>
        ))}
      </ul>
    </details>
  );
}
