"use client";

import { keepPreviousData, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useDeferredValue, useId, useMemo, useState } from "react";
import { useTRPC } from "@/components/api";
import { problemOfError } from "@/components/api/problem";
import { QueryError } from "@/components/api/query-error";
import { toastProblem } from "@/components/api/toast-problem";
import { PageHead } from "@/components/shared/page-head";
import { SaveBar } from "@/components/shared/save-bar";
import { toast } from "@/components/shared/toast";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Skeleton } from "@/components/ui/skeleton";
import { useStore } from "@/components/workspace/store-context";
import type { Rule } from "@/server/modules/repricing/contract";
import { type Form, TextInput } from "./fields";
import { ModeFields } from "./mode-fields";
import { PreviewTable } from "./preview-table";
import { type Draft, type DraftProblems, draftOf, emptyDraft, fieldOf, readDraft } from "./rule-draft";
import { ScopeFields } from "./scope-fields";
import { Simulator } from "./simulator";
import { StepFields } from "./step-fields";
import { StrategyFields } from "./strategy-fields";

/** What the rule would do to real products, as it is being written. */
function LivePreview({ draft, id }: { draft: Draft; id: string | undefined }) {
  const t = useTranslations("repricing.preview");
  const api = useTRPC();
  const { currency } = useStore();
  // A rule without a name can be looked at too.
  const { rule } = useMemo(
    () => readDraft({ ...draft, name: draft.name.trim() || "…" }, currency),
    [draft, currency],
  );
  const preview = useQuery(
    api.repricing.previewRule.queryOptions(
      { rule: rule ?? ({} as never), ...(id && { id }) },
      { enabled: rule !== undefined, placeholderData: keepPreviousData },
    ),
  );
  return (
    <>
      <section className="overflow-hidden rounded-lg border bg-card">
        <h2 className="flex items-center gap-2 px-4 pt-4 font-semibold text-base">
          {t("title")}
          {preview.isFetching && preview.data && <Badge variant="outline">{t("updating")}</Badge>}
        </h2>
        {!rule && <p className="p-4 text-muted-foreground">{t("incomplete")}</p>}
        {preview.isError && <QueryError error={preview.error} onRetry={() => void preview.refetch()} />}
        {rule &&
          !preview.isError &&
          (preview.data ? <PreviewTable preview={preview.data} /> : <Skeleton className="m-4 h-40" />)}
      </section>
      {rule && preview.data && preview.data.items.length > 0 && (
        <Simulator terms={rule.terms} items={preview.data.items} />
      )}
    </>
  );
}

/** Writes a rule, or changes one; beside it stands what it would do. */
export function RuleEditor({ rule }: { rule?: Rule }) {
  const t = useTranslations("repricing.form");
  const tabs = useTranslations("repricing.rules");
  const api = useTRPC();
  const router = useRouter();
  const queryClient = useQueryClient();
  const formId = useId();
  const { currency, path, can } = useStore();
  const stored = useMemo(() => (rule ? draftOf(rule) : emptyDraft), [rule]);
  const [draft, setDraft] = useState(stored);
  const [problems, setProblems] = useState<DraftProblems>({});
  const create = useMutation(api.repricing.createRule.mutationOptions());
  const update = useMutation(api.repricing.updateRule.mutationOptions());
  const form: Form = {
    draft,
    problems,
    currency,
    set: (change) => {
      setDraft((now) => ({ ...now, ...change }));
      setProblems((now) => Object.fromEntries(Object.entries(now).filter(([field]) => !(field in change))));
    },
  };
  const mayWrite = can("repricing.manage");
  const dirty = JSON.stringify(draft) !== JSON.stringify(stored);
  const later = useDeferredValue(draft);

  const refuse = (error: unknown) => {
    const problem = problemOfError(error);
    if (problem?.code === "WRONG_STATE") return toast(t("changed"), { tone: "error" });
    if (!problem?.fields.length) return toastProblem(error);
    setProblems(
      Object.fromEntries(
        problem.fields.map(({ path: at }) => [fieldOf(at.replace(/^rule\./, "")), "invalid"]),
      ),
    );
  };
  const save = async () => {
    const read = readDraft(draft, currency);
    if (!read.rule) {
      setProblems(read.problems);
      // To where something is wrong, once it is said there.
      requestAnimationFrame(() =>
        document.getElementById(formId)?.querySelector<HTMLElement>("[aria-invalid]")?.focus(),
      );
      return;
    }
    try {
      const { name } = read.rule;
      if (rule) {
        await update.mutateAsync({ id: rule.id, version: rule.version, rule: read.rule });
        void toast(t("saved", { name }));
      } else {
        await create.mutateAsync({ rule: read.rule });
        void toast(t("savedOff", { name }));
      }
      await queryClient.invalidateQueries({ queryKey: api.repricing.pathKey() });
      if (!rule) router.push(`${path}/repricing`);
    } catch (error) {
      refuse(error);
    }
  };
  const saving = create.isPending || update.isPending;
  return (
    <>
      <PageHead
        title={rule?.name ?? t("newTitle")}
        above={[{ href: `${path}/repricing`, label: tabs("title") }]}
        {...(rule && {
          badge: (
            <Badge variant={rule.active ? "success" : "default"}>{tabs(rule.active ? "on" : "off")}</Badge>
          ),
        })}
      />
      <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,26rem)_minmax(0,1fr)]">
        <form
          id={formId}
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            void save();
          }}
        >
          <fieldset disabled={!mayWrite} className="grid gap-6 rounded-lg border bg-card p-4">
            <legend className="sr-only">{rule?.name ?? t("newTitle")}</legend>
            <TextInput form={form} name="name" label={t("name")} required />
            <ScopeFields form={form} />
            <StrategyFields form={form} />
            <ModeFields form={form} />
            <StepFields form={form} />
            {!rule && mayWrite && (
              <Button type="submit" loading={saving} className="w-fit">
                {t("save")}
              </Button>
            )}
          </fieldset>
        </form>
        <div className="grid gap-4 lg:sticky lg:top-4">
          <LivePreview draft={later} id={rule?.id} />
        </div>
      </div>
      {rule && mayWrite && (
        <SaveBar dirty={dirty} saving={saving} form={formId} onDiscard={() => setDraft(stored)} />
      )}
    </>
  );
}
