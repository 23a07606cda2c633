"use client";

import { useMutation, useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { Check, Pause, Play, Square } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC } from "@/components/api";
import { toastProblem } from "@/components/api/toast-problem";
import { ConfirmDialog } from "@/components/shared/confirm-dialog";
import { RelativeTime } from "@/components/shared/relative-time";
import { toast } from "@/components/shared/toast";
import { Alert } from "@/components/ui/alert";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { useStore } from "@/components/workspace/store-context";
import type { ArmResult, Experiment, ExperimentDetail } from "@/server/modules/studio/contract";
import { useArmName } from "./arm-name";
import { testTones } from "./experiments";

/** Whether a test is decided, and if not, why. */
function Verdict({ detail }: { detail: ExperimentDetail }) {
  const t = useTranslations("studio.tests");
  const armName = useArmName();
  const won = detail.arms.find(({ id }) => id === detail.winner);
  if (won) {
    return (
      <Alert variant="success" title={t("won", { name: armName(won) })}>
        {t("wonText")}
      </Alert>
    );
  }
  const pairs = Math.min(...detail.results.flatMap(({ difference }) => difference?.pairs ?? []));
  return (
    <Alert variant="info" title={t("undecided")}>
      {pairs < detail.minimum
        ? t("undecidedFew", { count: pairs, minimum: detail.minimum })
        : t("undecidedClose")}
    </Alert>
  );
}

/** From where to where the difference may lie, on a line from all worse to all better; zero in the middle. */
function IntervalLine({ low, high, estimate }: NonNullable<ArmResult["difference"]>) {
  const at = (value: number) => `${((value + 1) / 2) * 100}%`;
  return (
    <div aria-hidden className="relative h-4 rounded-full bg-muted">
      <div
        className="absolute inset-y-1 rounded-full bg-primary/40"
        style={{ insetInlineStart: at(low), insetInlineEnd: at(-high) }}
      />
      <div className="absolute inset-y-0 start-1/2 w-px bg-foreground/60" />
      <div
        className="absolute inset-y-0 w-1 -translate-x-1/2 rounded-full bg-primary rtl:translate-x-1/2"
        style={{ insetInlineStart: at(estimate) }}
      />
    </div>
  );
}

interface ArmProps {
  arm: Experiment["arms"][number];
  result: ArmResult;
  /** Offers to make it the default; left out where nobody may. */
  onAdopt?: (() => void) | undefined;
  won: boolean;
}

function ArmCard({ arm, result, onAdopt, won }: ArmProps) {
  const t = useTranslations("studio.tests");
  const format = useFormatter();
  const armName = useArmName();
  const percent = (value: number, sign = false) =>
    format.number(value, {
      style: "percent",
      maximumFractionDigits: 1,
      ...(sign && { signDisplay: "exceptZero" }),
    });
  const { difference } = result;
  const rows = [
    [t("applied"), format.number(result.applied)],
    [t("asIs"), format.number(result.asIs)],
    [
      t("edited"),
      result.editShare === null
        ? format.number(result.edited)
        : t("editShare", { count: result.edited, share: percent(result.editShare) }),
    ],
    [t("again"), format.number(result.again)],
    [t("ratings"), `${format.number(result.up)} / ${format.number(result.down)}`],
  ];
  return (
    <li className="grid content-start gap-3 rounded-lg border bg-card p-4">
      <div className="flex flex-wrap items-center gap-2">
        <h3 className="font-medium">
          <bdi>{armName(arm)}</bdi>
        </h3>
        {won && (
          <Badge variant="success">
            <Check aria-hidden />
            {t("won", { name: arm.templateName })}
          </Badge>
        )}
        {!difference && <Badge variant="outline">{t("base")}</Badge>}
      </div>
      <p className="flex flex-wrap items-baseline gap-x-3">
        <span className="font-semibold text-2xl tabular-nums">
          {result.rate === null ? "–" : percent(result.rate)}
        </span>
        <span className="text-muted-foreground text-sm">
          {t("counted", { counted: result.counted, texts: result.texts })}
        </span>
      </p>
      {difference && difference.pairs > 0 && (
        <div className="grid gap-1.5">
          <p className="flex flex-wrap gap-x-2 text-sm tabular-nums">
            <span>
              {t("difference")}: <bdi className="font-medium">{percent(difference.estimate, true)}</bdi>
            </span>
            <span className="text-muted-foreground">
              {t("interval", { low: percent(difference.low, true), high: percent(difference.high, true) })}
            </span>
          </p>
          <IntervalLine {...difference} />
        </div>
      )}
      <dl className="grid grid-cols-[1fr_auto] gap-x-4 gap-y-1">
        {rows.map(([label, value]) => (
          <div key={label} className="contents">
            <dt className="text-muted-foreground">{label}</dt>
            <dd className="text-end tabular-nums">{value}</dd>
          </div>
        ))}
      </dl>
      {onAdopt && (
        <Button
          variant={won ? "default" : "outline"}
          size="sm"
          className="justify-self-start"
          onClick={onAdopt}
        >
          {t("adopt")}
        </Button>
      )}
    </li>
  );
}

/** A test of templates: whether it is decided, what each arm's texts became, and what was done to it. */
export function ExperimentView({ id }: { id: string }) {
  const t = useTranslations("studio.tests");
  const api = useTRPC();
  const store = useStore();
  const armName = useArmName();
  const queryClient = useQueryClient();
  const { data: detail } = useSuspenseQuery(api.studio.getExperiment.queryOptions({ id }));
  const [asking, setAsking] = useState<"end" | Experiment["arms"][number]>();
  const then = {
    onError: toastProblem,
    onSettled: () => queryClient.invalidateQueries({ queryKey: api.studio.pathKey() }),
  };
  const change = useMutation(api.studio.changeExperiment.mutationOptions(then));
  const adopt = useMutation(api.studio.adoptArm.mutationOptions(then));
  const open = detail.status !== "ended" && store.can("studio.use");
  const paused = detail.status === "paused";
  const settled = (promise: Promise<unknown>) =>
    promise.then(
      () => true,
      () => false,
    );
  return (
    <>
      <div className="flex flex-wrap items-center gap-2">
        <Badge variant={testTones[detail.status]}>{t(`status.${detail.status}`)}</Badge>
        <span className="text-muted-foreground">{t(`metrics.${detail.metric}`)}</span>
        {open && (
          <span className="ms-auto flex flex-wrap gap-2">
            <Button
              variant="outline"
              size="sm"
              loading={change.isPending}
              onClick={() => change.mutate({ id, action: paused ? "resume" : "pause" })}
            >
              {paused ? <Play aria-hidden /> : <Pause aria-hidden />}
              {paused ? t("resume") : t("pause")}
            </Button>
            <Button variant="outline" size="sm" onClick={() => setAsking("end")}>
              <Square aria-hidden />
              {t("end")}
            </Button>
          </span>
        )}
      </div>
      <Verdict detail={detail} />
      <section className="grid gap-3">
        <h2 className="font-semibold">{t("results")}</h2>
        <p className="text-muted-foreground">
          {detail.metric === "applied" ? t("countedHelp") : t("likedHelp")}
        </p>
        <ul className="grid gap-3 sm:grid-cols-2">
          {detail.arms.map((arm) => {
            const result = detail.results.find(({ armId }) => armId === arm.id);
            if (!result) return null;
            return (
              <ArmCard
                key={arm.id}
                arm={arm}
                result={result}
                won={detail.winner === arm.id}
                onAdopt={open ? () => setAsking(arm) : undefined}
              />
            );
          })}
        </ul>
      </section>
      <section className="grid gap-2">
        <h2 className="font-semibold">{t("history")}</h2>
        <ol className="divide-y rounded-lg border bg-card">
          {detail.history.map(({ action, at, name }) => (
            <li key={at} className="flex flex-wrap items-center gap-2 p-3">
              <span>{t(`deeds.${action}`)}</span>
              {name && <bdi className="text-muted-foreground">{name}</bdi>}
              <span className="ms-auto text-muted-foreground text-sm">
                <RelativeTime date={at} />
              </span>
            </li>
          ))}
        </ol>
      </section>
      <ConfirmDialog
        open={asking === "end"}
        onOpenChange={(next) => !next && setAsking(undefined)}
        title={t("end")}
        text={t("endText")}
        confirm={t("end")}
        destructive={false}
        onConfirm={() => settled(change.mutateAsync({ id, action: "end" }))}
      />
      {asking && asking !== "end" && (
        <ConfirmDialog
          open
          onOpenChange={(next) => !next && setAsking(undefined)}
          title={t("adoptTitle", { name: armName(asking) })}
          text={t("adoptText")}
          confirm={t("adopt")}
          destructive={false}
          onConfirm={() =>
            settled(adopt.mutateAsync({ id, armId: asking.id }).then(() => toast(t("adopted"))))
          }
        />
      )}
    </>
  );
}
