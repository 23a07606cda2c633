"use client";

import { useMutation, useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { FileText, Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC } from "@/components/api";
import { toastProblem } from "@/components/api/toast-problem";
import { EmptyState } from "@/components/shared/empty-state";
import { RelativeTime } from "@/components/shared/relative-time";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Card, CardContent } from "@/components/ui/card";
import { useStore } from "@/components/workspace/store-context";
import type { PromptTemplate } from "@/server/modules/studio/contract";
import { TemplateForm } from "./template-form";

function TemplateCard({ template, onEdit }: { template: PromptTemplate; onEdit: () => void }) {
  const t = useTranslations("studio.templates");
  const services = useTranslations("studio.services");
  const api = useTRPC();
  const store = useStore();
  const queryClient = useQueryClient();
  const update = useMutation(
    api.studio.updateTemplate.mutationOptions({
      onError: toastProblem,
      onSettled: () => queryClient.invalidateQueries({ queryKey: api.studio.listTemplates.queryKey() }),
    }),
  );
  const { id, name, archived, isDefault, versions } = template;
  const [newest, ...earlier] = versions;
  return (
    <Card>
      <CardContent className="grid gap-3">
        <div className="flex flex-wrap items-center gap-2">
          <h2 className="font-semibold">
            <bdi>{name}</bdi>
          </h2>
          <Badge variant="outline">{services(`${template.service}.title`)}</Badge>
          {isDefault && <Badge variant="success">{t("default")}</Badge>}
          {archived && <Badge variant="outline">{t("archived")}</Badge>}
        </div>
        <p dir="auto" className="whitespace-pre-wrap break-words">
          {newest?.text}
        </p>
        {store.can("studio.use") && (
          <div className="flex flex-wrap gap-2">
            {!archived && (
              <>
                <Button variant="outline" size="sm" onClick={onEdit}>
                  {t("edit")}
                </Button>
                <Button
                  variant="outline"
                  size="sm"
                  disabled={update.isPending}
                  onClick={() => update.mutate({ id, isDefault: !isDefault })}
                >
                  {isDefault ? t("noDefault") : t("makeDefault")}
                </Button>
              </>
            )}
            <Button
              variant="ghost"
              size="sm"
              disabled={update.isPending}
              onClick={() => update.mutate({ id, archived: !archived })}
            >
              {archived ? t("bringBack") : t("archive")}
            </Button>
          </div>
        )}
        {earlier.length > 0 && (
          <details>
            <summary className="w-fit cursor-pointer text-muted-foreground">
              {t("earlier", { count: earlier.length })}
            </summary>
            <ol className="mt-2 grid gap-2 border-s ps-3">
              {earlier.map(({ number, text, createdAt }) => (
                <li key={number}>
                  <p className="text-muted-foreground text-sm">
                    {t("version", { number })} · <RelativeTime date={createdAt} />
                  </p>
                  <p dir="auto" className="whitespace-pre-wrap break-words">
                    {text}
                  </p>
                </li>
              ))}
            </ol>
          </details>
        )}
      </CardContent>
    </Card>
  );
}

/** The store's templates: written, changed in versions, put away, made what a service begins with. */
export function Templates() {
  const t = useTranslations("studio.templates");
  const api = useTRPC();
  const store = useStore();
  const { data } = useSuspenseQuery(api.studio.listTemplates.queryOptions({ archived: true }));
  const [editing, setEditing] = useState<PromptTemplate | "new">();
  const items = data.items.toSorted((a, b) => Number(a.archived) - Number(b.archived));
  const add = store.can("studio.use") && (
    <Button className="justify-self-start" onClick={() => setEditing("new")}>
      <Plus aria-hidden />
      {t("add")}
    </Button>
  );
  return (
    <>
      {items.length === 0 ? (
        <EmptyState picture={<FileText />} title={t("emptyTitle")} text={t("emptyText")} action={add} />
      ) : (
        <>
          {add}
          {items.map((template) => (
            <TemplateCard key={template.id} template={template} onEdit={() => setEditing(template)} />
          ))}
        </>
      )}
      {editing && (
        <TemplateForm
          {...(editing !== "new" && { template: editing })}
          onClose={() => setEditing(undefined)}
        />
      )}
    </>
  );
}
