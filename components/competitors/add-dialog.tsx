"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { useTRPC } from "@/components/api";
import { problemOfError } from "@/components/api/problem";
import { toastProblem } from "@/components/api/toast-problem";
import { CostButton } from "@/components/shared/cost-button";
import { Alert } from "@/components/ui/alert";
import {
  Dialog,
  DialogBody,
  DialogContent,
  DialogDescription,
  DialogFooter,
  DialogHeader,
  DialogTitle,
} from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Skeleton } from "@/components/ui/skeleton";
import { useStore } from "@/components/workspace/store-context";
import { type Mode, pagesFor, pointsFor, type Quote } from "@/server/modules/competitors/contract";
import { ModeField } from "./mode-field";

/** Adds a competitor by an address; what it may cost at most is shown before. */
export function AddDialog({ url = "", onClose }: { url?: string; onClose: () => void }) {
  const t = useTranslations("competitors.add");
  const api = useTRPC();
  const quote = useQuery(api.competitors.quote.queryOptions({}));
  return (
    <Dialog open onOpenChange={(next) => !next && onClose()}>
      <DialogContent>
        <DialogHeader>
          <DialogTitle>{t("action")}</DialogTitle>
          <DialogDescription>{t("text")}</DialogDescription>
        </DialogHeader>
        {quote.data ? (
          <AddForm quote={quote.data} url={url} onDone={onClose} />
        ) : (
          <DialogBody>
            <Skeleton className="h-48" />
          </DialogBody>
        )}
      </DialogContent>
    </Dialog>
  );
}

function AddForm({ quote, url: first, onDone }: { quote: Quote; url: string; onDone: () => void }) {
  const t = useTranslations("competitors");
  const api = useTRPC();
  const store = useStore();
  const router = useRouter();
  const queryClient = useQueryClient();
  const [url, setUrl] = useState(first);
  const [mode, setMode] = useState<Mode>(quote.defaultMode);
  const [chosen, setChosen] = useState<string>();
  const [wrong, setWrong] = useState<{ url?: string; pages?: string }>({});
  const ofPage = mode === "ai" ? quote.pointsOfPage : 0;
  // As many as plan and points allow, unless somebody says otherwise.
  const affordable = Math.max(1, Math.min(quote.mostPages, pagesFor(quote.available, ofPage)));
  const text = chosen ?? String(affordable);
  const pages = Math.min(Number.parseInt(text, 10) || 0, quote.mostPages);
  const analyze = useMutation(api.competitors.analyze.mutationOptions());
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setWrong({});
    try {
      const { job_id: id } = await analyze.mutateAsync({ url, mode, ...(pages > 0 && { pages }) });
      await queryClient.invalidateQueries({ queryKey: api.competitors.pathKey() });
      const { items } = await queryClient.fetchQuery(api.competitors.listCompetitors.queryOptions({}));
      const found = items.find(({ job }) => job?.id === id);
      onDone();
      router.push(found ? `${store.path}/competitors/${found.id}` : `${store.path}/competitors`);
    } catch (error) {
      const fields = problemOfError(error)?.fields ?? [];
      if (fields.length === 0) return toastProblem(error);
      setWrong(Object.fromEntries(fields.map(({ path, message }) => [path, message])));
    }
  };
  return (
    <form onSubmit={submit} noValidate className="flex min-h-0 flex-col">
      <DialogBody>
        <div className="grid gap-4">
          {quote.competitors >= quote.mostCompetitors && (
            <Alert variant="warning">{t("add.full", { most: quote.mostCompetitors })}</Alert>
          )}
          <Field label={t("add.url")} help={t("add.urlHelp")} error={wrong.url} required>
            {(control) => (
              <Input
                {...control}
                type="url"
                dir="ltr"
                inputMode="url"
                autoComplete="off"
                autoFocus
                placeholder="https://"
                value={url}
                onChange={(event) => setUrl(event.target.value)}
              />
            )}
          </Field>
          <ModeField value={mode} onChange={setMode} />
          <Field
            label={t("add.pages")}
            error={wrong.pages}
            help={`${t("add.pagesHelp", { most: quote.mostPages })} ${
              ofPage > 0
                ? t("add.costAi", { points: ofPage })
                : t("add.costRules", { pages: quote.pagesPerPoint })
            }`}
          >
            {(control) => (
              <Input
                {...control}
                type="number"
                inputMode="numeric"
                dir="ltr"
                min={1}
                max={quote.mostPages}
                value={text}
                onChange={(event) => setChosen(event.target.value)}
              />
            )}
          </Field>
        </div>
      </DialogBody>
      <DialogFooter>
        <CostButton
          type="submit"
          action={t("add.submit")}
          cost={pointsFor(Math.max(1, pages), ofPage)}
          atMost
          balance={quote.available}
          walletHref={`${store.path}/wallet`}
          loading={analyze.isPending}
          disabled={url.trim() === ""}
        />
      </DialogFooter>
    </form>
  );
}
