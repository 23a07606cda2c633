"use client";

import { useMutation, useQuery } from "@tanstack/react-query";
import { CalendarPlus, Check, ExternalLink, PenLine, RotateCw } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useId, useRef, useState } from "react";
import { useTRPC } from "@/components/api";
import { Loaded, lookWhileRunning } from "@/components/api/being-made";
import { toastProblem } from "@/components/api/toast-problem";
import { CopyButton } from "@/components/shared/copy-button";
import { CostButton } from "@/components/shared/cost-button";
import { DocumentMenu } from "@/components/shared/document-menu";
import { RelativeTime } from "@/components/shared/relative-time";
import { toast } from "@/components/shared/toast";
import { Alert } from "@/components/ui/alert";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Skeleton } from "@/components/ui/skeleton";
import { useStore } from "@/components/workspace/store-context";
import type { Finding, GenerationDetail } from "@/server/modules/studio/contract";
import { serviceOf } from "@/server/modules/studio/services";
import { Adaptations } from "./adapt/adaptations";
import { ApplyButton, OnePlace } from "./apply-button";
import { Comments } from "./comments/comments";
import { CompareVersions } from "./compare-versions";
import { FindingsList } from "./grounding/findings-list";
import { MarkedText } from "./grounding/marked-text";
import { MarkedTextarea } from "./grounding/marked-textarea";
import { fixed, useFindings } from "./grounding/use-findings";
import { LiveText } from "./live-text";
import { MadeOf } from "./made-of";
import { Origin } from "./origin";
import { Rating } from "./rating";
import { useCost } from "./use-cost";
import { useGeneration } from "./use-generation";
import { useWallet } from "./use-wallet";

/** A text with its versions: read, copy, edit, write again, put on the product. */
export function TextEditor({ id }: { id: string }) {
  const api = useTRPC();
  const query = useQuery(api.studio.getGeneration.queryOptions({ id }, lookWhileRunning));
  const skeleton = (
    <Card className="grid gap-3 p-4" aria-busy>
      <Skeleton className="h-5 w-40" />
      <Skeleton className="h-28" />
      <Skeleton className="h-8 w-56" />
    </Card>
  );
  return (
    <Loaded query={query} skeleton={skeleton}>
      {(detail) => <LoadedText detail={detail} />}
    </Loaded>
  );
}

function LoadedText({ detail }: { detail: GenerationDetail }) {
  const t = useTranslations("studio.result");
  const form = useTranslations("studio.form");
  const errors = useTranslations("errors");
  const common = useTranslations("common.action");
  const api = useTRPC();
  const store = useStore();
  const [shown, setShown] = useState<number>();
  const [draft, setDraft] = useState<string>();
  const { wallet, refresh: readAgain } = useWallet();
  const refresh = () => {
    setShown(undefined);
    readAgain();
  };
  const generation = useGeneration({ onEnd: refresh });
  const undo = useMutation(
    api.studio.undoApply.mutationOptions({
      onSuccess: () => void toast(t("undone")),
      onError: toastProblem,
      onSettled: refresh,
    }),
  );
  const apply = useMutation(
    api.studio.applyVersion.mutationOptions({
      onSuccess: () =>
        void toast(t("appliedToast"), {
          undo: { label: common("undo"), run: () => undo.mutate({ id: detail.id }) },
        }),
      onError: toastProblem,
      onSettled: refresh,
    }),
  );
  const save = useMutation(
    api.studio.saveVersion.mutationOptions({
      onSuccess: (version) => {
        setDraft(undefined);
        void toast(t("saved", { number: version.number }));
      },
      onError: toastProblem,
      onSettled: refresh,
    }),
  );

  const here = `${store.path}/studio/texts/${detail.id}`;
  const listId = useId();
  const textRef = useRef<HTMLDivElement>(null);
  const service = serviceOf(detail.service);
  const { cost, ownKey } = useCost(service.id);
  const version = detail.versions.find((v) => v.number === shown) ?? detail.versions.at(-1);
  const checked = useFindings(draft ?? version?.text ?? "", detail.facts, detail.options.locale);
  // A change is made where it was seen: not in a text that has gone on meanwhile.
  const fix = (change: Finding["fixes"][number]) => {
    if (checked.text === (draft ?? version?.text)) setDraft(fixed(checked.text, change));
  };
  // A template's newest version asks for more than the one that a run over many products was bound to.
  const { templateVersion: _bound, ...again } = detail.options;
  const running = detail.status === "running";
  const errorKey = `${detail.errorCode}.title` as "INTERRUPTED.title";
  const reason = errors.has(errorKey) ? errors(errorKey) : undefined;
  const phase = generation.state.phase;
  if (phase === "writing" || phase === "stopped" || phase === "failed")
    return <LiveText generation={generation} />;

  return (
    <div className="grid gap-4">
      <Card className="grid gap-4 p-4">
        {!version ? (
          <Alert variant={running ? "info" : "warning"} title={running ? undefined : reason}>
            {running ? form("writing") : t("failed")}
          </Alert>
        ) : (
          <>
            <div className="flex flex-wrap items-center gap-2">
              <span className="font-medium">{t("version", { number: version.number })}</span>
              <Origin version={version} />
              {detail.appliedVersion === version.number && (
                <Badge variant="success">
                  <Check aria-hidden />
                  {t("applied")}
                </Badge>
              )}
              <span className="ms-auto flex flex-wrap gap-2">
                <CopyButton text={version.text} />
                <DocumentMenu
                  href={`${here}/export?version=${version.number}`}
                  printHref={`${here}/print?version=${version.number}`}
                />
              </span>
            </div>
            <MadeOf detail={detail} version={version} />
            {draft === undefined ? (
              <div
                ref={textRef}
                dir="auto"
                lang={detail.options.locale}
                className="whitespace-pre-wrap break-words text-lg leading-relaxed"
              >
                {checked.text === version.text ? (
                  <MarkedText text={version.text} findings={checked.findings} list={listId} />
                ) : (
                  version.text
                )}
              </div>
            ) : (
              <MarkedTextarea
                marked={checked.text}
                findings={checked.findings}
                aria-label={t("textLabel")}
                dir="auto"
                lang={detail.options.locale}
                rows={14}
                value={draft}
                onChange={(event) => setDraft(event.target.value)}
                className="text-lg leading-relaxed"
              />
            )}
            {detail.facts && (
              <FindingsList
                id={listId}
                text={checked.text}
                findings={checked.findings}
                onFix={store.can("studio.use") ? fix : undefined}
              />
            )}
            <div className="flex flex-wrap items-start gap-2">
              {draft !== undefined ? (
                <>
                  <Button
                    loading={save.isPending}
                    disabled={draft.trim() === "" || draft === version.text}
                    onClick={() => save.mutate({ id: detail.id, text: draft })}
                  >
                    {t("save")}
                  </Button>
                  <Button variant="ghost" onClick={() => setDraft(undefined)}>
                    {t("cancel")}
                  </Button>
                </>
              ) : (
                <>
                  {service.appliesTo && detail.product && store.can("catalog.write") && (
                    <ApplyButton
                      locale={detail.options.locale}
                      applied={detail.appliedVersion === version.number}
                      applying={apply.isPending}
                      onApply={() => apply.mutate({ id: detail.id, version: version.number })}
                    />
                  )}
                  {store.can("studio.use") && (
                    <Button variant="outline" onClick={() => setDraft(version.text)}>
                      <PenLine aria-hidden />
                      {t("edit")}
                    </Button>
                  )}
                  {store.can("calendar.write") && (
                    <Button asChild variant="outline">
                      <Link href={`${store.path}/calendar/new?text=${detail.id}&version=${version.number}`}>
                        <CalendarPlus aria-hidden />
                        {t("schedule")}
                      </Link>
                    </Button>
                  )}
                  {detail.product && (
                    <Button asChild variant="ghost">
                      <Link href={`${store.path}/products/${detail.product.id}`}>
                        <ExternalLink aria-hidden />
                        {t("product")}
                      </Link>
                    </Button>
                  )}
                </>
              )}
            </div>
            {draft === undefined && (
              <Rating
                key={version.number}
                id={detail.id}
                version={version.number}
                rating={detail.ratings.find((one) => one.version === version.number)}
              />
            )}
            {service.appliesTo && detail.product && <OnePlace locale={detail.options.locale} />}
          </>
        )}
        {draft === undefined && detail.product && store.can("studio.use") && (
          <div className="border-t pt-4">
            <CostButton
              variant="outline"
              action={t("again")}
              icon={<RotateCw aria-hidden />}
              cost={cost}
              ownKey={ownKey}
              balance={wallet}
              walletHref={`${store.path}/wallet`}
              disabled={running}
              onClick={() =>
                detail.product &&
                void generation.start({
                  service: service.id,
                  productId: detail.product.id,
                  options: again,
                  generationId: detail.id,
                })
              }
            />
          </div>
        )}
      </Card>
      {detail.versions.length > 1 && (
        <section className="grid gap-2">
          <h2 className="font-semibold">{t("versions")}</h2>
          <ol className="divide-y rounded-lg border bg-card">
            {detail.versions.toReversed().map((one) => (
              <li key={one.number}>
                <button
                  type="button"
                  aria-pressed={one.number === version?.number}
                  disabled={draft !== undefined}
                  onClick={() => setShown(one.number)}
                  className="grid w-full gap-0.5 p-3 text-start hover:bg-muted/60 aria-pressed:bg-primary-soft"
                >
                  <span className="flex flex-wrap items-center gap-2">
                    <span className="font-medium">{t("version", { number: one.number })}</span>
                    <Origin version={one} />
                    <span className="ms-auto text-muted-foreground text-sm">
                      <RelativeTime date={one.createdAt} />
                    </span>
                  </span>
                  <span dir="auto" className="line-clamp-1 text-muted-foreground">
                    {one.text}
                  </span>
                </button>
              </li>
            ))}
          </ol>
          {version && (
            <CompareVersions
              key={version.number}
              versions={detail.versions}
              shown={version.number}
              locale={detail.options.locale}
            />
          )}
        </section>
      )}
      {version && <Comments id={detail.id} version={version} text={textRef} />}
      {version && draft === undefined && <Adaptations detail={detail} version={version} />}
    </div>
  );
}
