"use client";

import { keepPreviousData, useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { Check, ChevronLeft, ChevronRight, ScanSearch, Undo2, X } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC } from "@/components/api";
import { QueryError } from "@/components/api/query-error";
import { EmptyState } from "@/components/shared/empty-state";
import { byCursor } from "@/components/shared/list/paged";
import { type ListParams, useListParams } from "@/components/shared/list/use-list-params";
import { useShortcuts } from "@/components/shared/use-shortcuts";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";
import { NativeSelect } from "@/components/ui/native-select";
import { Skeleton } from "@/components/ui/skeleton";
import { useStore } from "@/components/workspace/store-context";
import { type Match, matchStates, mostDecided } from "@/server/modules/competitors/contract";
import { formatNumber, formatPercent } from "@/server/platform/i18n/format";
import { LinkDialog } from "./link-dialog";
import { MatchPair } from "./match-pair";
import { matchesQuery } from "./matches-query";
import { useDecide } from "./use-decide";

/** So likely, and with nothing that differs, several may be confirmed at once. */
const sureFrom = 90;
const isSure = ({ confidence, reasons }: Match) =>
  (confidence ?? 0) >= sureFrom && reasons.every(({ verdict }) => verdict === "agrees");

/** One pair after the other, decided by a key: yes, no, back. */
export function MatchReview() {
  const t = useTranslations("matching");
  const api = useTRPC();
  const store = useStore();
  const params = useListParams();
  const query = matchesQuery(params.get);
  const list = useInfiniteQuery(
    api.competitors.listMatches.infiniteQueryOptions(query, {
      ...byCursor,
      placeholderData: keepPreviousData,
    }),
  );
  const [at, setAt] = useState(0);
  const [linking, setLinking] = useState<Match>();
  const work = useDecide();
  const items = (list.data?.pages ?? [])
    .flatMap((page) => page.items)
    .filter(({ id }) => !work.decided.has(id));
  const place = Math.min(at, Math.max(0, items.length - 1));
  const match = items[place];
  const may = store.can("competitors.manage");
  const sure = query.state === "suggested" ? items.filter(isSure).slice(0, mostDecided) : [];

  const go = (to: number) => {
    setAt(Math.min(Math.max(0, to), Math.max(0, items.length - 1)));
    if (to >= items.length - 5 && list.hasNextPage && !list.isFetchingNextPage) void list.fetchNextPage();
  };
  const decide = (decision: "confirm" | "reject") => {
    if (match && may) void work.decide([match.id], decision);
  };
  const group = t("title");
  useShortcuts([
    { keys: "j", label: t("review.next"), group, run: () => go(place + 1) },
    { keys: "k", label: t("review.previous"), group, run: () => go(place - 1) },
    ...(may
      ? [
          { keys: "y", label: t("review.confirm"), group, run: () => decide("confirm") },
          { keys: "n", label: t("review.reject"), group, run: () => decide("reject") },
          { keys: "u", label: t("review.undo"), group, run: () => void work.undo() },
        ]
      : []),
  ]);

  if (list.isError) return <QueryError error={list.error} onRetry={() => void list.refetch()} />;
  return (
    <div className="grid min-w-0 gap-4">
      <Filters params={params} state={query.state} onChange={() => setAt(0)} />
      {list.isPending ? (
        <Skeleton className="h-96 rounded-lg" />
      ) : !match ? (
        <EmptyState picture={<ScanSearch />} title={t(`empty.${query.state}`)} text={t("empty.text")} />
      ) : (
        <div className="grid min-w-0 grid-cols-1 items-start gap-4 xl:grid-cols-[20rem_1fr]">
          <Pairs items={items} at={place} onChoose={go} />
          <div className="grid min-w-0 gap-4">
            <div className="flex flex-wrap items-center gap-2">
              {may && (
                <>
                  {match.state !== "confirmed" && (
                    <Button onClick={() => decide("confirm")} disabled={work.busy}>
                      <Check aria-hidden />
                      {t("review.confirm")}
                    </Button>
                  )}
                  {match.state !== "rejected" && (
                    <Button variant="outline" onClick={() => decide("reject")} disabled={work.busy}>
                      <X aria-hidden />
                      {t("review.reject")}
                    </Button>
                  )}
                  <Button variant="ghost" onClick={() => void work.undo()} disabled={work.busy}>
                    <Undo2 aria-hidden />
                    {t("review.undo")}
                  </Button>
                  <Button variant="ghost" onClick={() => setLinking(match)}>
                    {t("review.choose")}
                  </Button>
                  {sure.length > 1 && (
                    <Button
                      variant="outline"
                      disabled={work.busy}
                      onClick={() =>
                        void work.decide(
                          sure.map(({ id }) => id),
                          "confirm",
                        )
                      }
                    >
                      {t("review.confirmSure", { count: sure.length })}
                    </Button>
                  )}
                </>
              )}
              <Steps
                at={place}
                total={list.data.pages[0]?.total ?? items.length}
                last={items.length - 1}
                onGo={go}
              />
            </div>
            {/* Who looks at the next pair with a screen reader hears which one it is. */}
            <p role="status" className="sr-only">
              {`${match.own.title}, ${match.theirs.title}`}
            </p>
            <MatchPair match={match} currency={list.data.pages[0]?.currency ?? store.currency} />
            <p className="text-muted-foreground text-sm max-md:hidden">{t("review.keys")}</p>
          </div>
        </div>
      )}
      {linking && (
        <LinkDialog
          theirs={linking.theirs}
          onClose={() => setLinking(undefined)}
          onLinked={(edit) => work.keep(edit, t("review.linked"))}
        />
      )}
    </div>
  );
}

function Steps({
  at,
  total,
  last,
  onGo,
}: {
  at: number;
  total: number;
  last: number;
  onGo: (to: number) => void;
}) {
  const t = useTranslations("matching.review");
  const locale = useLocale();
  return (
    <span className="ms-auto flex items-center gap-1">
      <span className="text-muted-foreground text-sm tabular-nums">
        {t("position", {
          at: formatNumber(at + 1, locale),
          total: formatNumber(Math.max(total, last + 1), locale),
        })}
      </span>
      <Button
        variant="ghost"
        size="icon"
        aria-label={t("previous")}
        disabled={at === 0}
        onClick={() => onGo(at - 1)}
      >
        <ChevronLeft className="rtl:-scale-x-100" aria-hidden />
      </Button>
      <Button
        variant="ghost"
        size="icon"
        aria-label={t("next")}
        disabled={at >= last}
        onClick={() => onGo(at + 1)}
      >
        <ChevronRight className="rtl:-scale-x-100" aria-hidden />
      </Button>
    </span>
  );
}

function Filters({
  params,
  state,
  onChange,
}: {
  params: ListParams;
  state: Match["state"];
  onChange: () => void;
}) {
  const t = useTranslations("matching");
  const api = useTRPC();
  const overview = useQuery(api.competitors.getMatchOverview.queryOptions({}));
  const set = (change: Record<string, string | undefined>) => {
    params.set(change);
    onChange();
  };
  return (
    <search aria-label={t("filters.label")} className="flex flex-wrap gap-2">
      <Input
        type="search"
        className="w-56 max-sm:w-full"
        aria-label={t("filters.search")}
        placeholder={t("filters.search")}
        defaultValue={params.get("q") ?? ""}
        onChange={(event) => set({ q: event.target.value || undefined })}
      />
      <NativeSelect
        aria-label={t("filters.state")}
        value={state}
        onChange={(event) => set({ state: event.target.value })}
      >
        {matchStates.map((one) => (
          <option key={one} value={one}>
            {t(`states.${one}`)}
          </option>
        ))}
      </NativeSelect>
      <NativeSelect
        aria-label={t("filters.competitor")}
        value={params.get("competitor") ?? ""}
        onChange={(event) => set({ competitor: event.target.value || undefined })}
      >
        <option value="">{t("filters.all")}</option>
        {overview.data?.competitors.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </NativeSelect>
    </search>
  );
}

/** The pairs of the page, to jump to one. On a phone one steps through them instead. */
function Pairs({
  items,
  at,
  onChoose,
}: {
  items: readonly Match[];
  at: number;
  onChoose: (to: number) => void;
}) {
  const t = useTranslations("matching.review");
  const locale = useLocale();
  return (
    <ol
      aria-label={t("list")}
      className="max-h-[70vh] overflow-y-auto rounded-lg border bg-card max-xl:hidden"
    >
      {items.map((item, i) => (
        <li key={item.id} className="border-b last:border-b-0">
          <button
            type="button"
            aria-current={i === at}
            onClick={() => onChoose(i)}
            className="grid w-full gap-0.5 px-3 py-2 text-start hover:bg-muted/40 focus-visible:-outline-offset-2 aria-[current=true]:bg-primary-soft"
          >
            <bdi className="truncate font-medium">{item.theirs.title}</bdi>
            <span className="flex gap-2 text-muted-foreground text-sm">
              <bdi className="min-w-0 flex-1 truncate">{item.own.title}</bdi>
              {item.confidence !== null && (
                <span className="tabular-nums">{formatPercent(item.confidence / 100, locale)}</span>
              )}
            </span>
          </button>
        </li>
      ))}
    </ol>
  );
}
