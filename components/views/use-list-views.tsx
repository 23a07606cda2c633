"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { BookmarkPlus } from "lucide-react";
import { useTranslations } from "next-intl";
import { lazy, type ReactNode, Suspense, useState } from "react";
import { useTRPC } from "@/components/api";
import { toastProblem } from "@/components/api/toast-problem";
import type { ListColumn } from "@/components/shared/list/list-table";
import type { ListParams } from "@/components/shared/list/use-list-params";
import { toast } from "@/components/shared/toast";
import { Button } from "@/components/ui/button";
import type { ListName, ListViews, SavedView } from "@/server/modules/views/contract";
import { ColumnsMenu } from "./columns-menu";
import { openingOf, viewQueryOf } from "./view-query";
import { ViewTabs } from "./view-tabs";

const ViewDialog = lazy(() => import("./view-dialog"));

interface Options<Row> {
  list: ListName;
  columns: readonly ListColumn<Row>[];
  params: ListParams;
  /** The parameters of the address that filter the list. */
  filters: readonly string[];
}

/**
 * How a person wants to see a list: which columns, and the views they saved. Gives the columns to show, the tabs
 * above the list, and what stands at the end of its toolbar.
 */
export function useListViews<Row>({ list, columns, params, filters }: Options<Row>): {
  columns: ListColumn<Row>[];
  tabs: ReactNode;
  actions: ReactNode;
} {
  const t = useTranslations("common.list.views");
  const undo = useTranslations("common.action")("undo");
  const api = useTRPC();
  const queryClient = useQueryClient();
  const [naming, setNaming] = useState<"new" | "rename">();
  const { data } = useQuery(api.views.listViews.queryOptions({ list }));
  const key = api.views.listViews.queryKey({ list });
  const change = (next: (known: ListViews) => ListViews) =>
    queryClient.setQueryData<ListViews>(key, (known) => known && next(known));
  const settled = {
    onError: (error: Parameters<typeof toastProblem>[0]) => {
      void queryClient.invalidateQueries({ queryKey: key });
      toastProblem(error);
    },
  };
  const put = (saved: SavedView) =>
    change((known) => ({
      ...known,
      views: known.views.some((one) => one.id === saved.id)
        ? known.views.map((one) => (one.id === saved.id ? saved : one))
        : [...known.views, saved],
    }));
  const save = useMutation(api.views.saveView.mutationOptions({ onSuccess: put }));
  const choose = useMutation(api.views.chooseColumns.mutationOptions(settled));
  const forget = useMutation(api.views.deleteView.mutationOptions(settled));

  const views = data?.views ?? [];
  const view = views.find((one) => one.id === params.get("view"));
  const query = viewQueryOf(params.get, filters);
  const own = view?.columns ?? data?.columns ?? null;
  const usual = columns.filter((column, place) => place > 0 && !column.optional).map(({ id }) => id);
  const chosen = new Set(own ?? usual);

  const setColumns = (next: string[] | null) => {
    if (view) {
      put({ ...view, columns: next });
      save.mutate({ list, ...view, columns: next }, settled);
    } else {
      change((known) => ({ ...known, columns: next }));
      choose.mutate({ list, columns: next });
    }
  };
  const open = (next: SavedView | undefined) => params.set(openingOf(next, filters));
  const remove = (gone: SavedView) => {
    change((known) => ({ ...known, views: known.views.filter((one) => one.id !== gone.id) }));
    if (gone.id === view?.id) open(undefined);
    forget.mutate({ id: gone.id });
    const { name, query: kept, columns: shown } = gone;
    const back = () => save.mutate({ list, name, query: kept, columns: shown }, settled);
    void toast(t("deleted", { name }), { undo: { label: undo, run: back } });
  };
  const keep = () => {
    if (!view) return;
    save.mutate(
      { list, ...view, query },
      { ...settled, onSuccess: () => void toast(t("saved", { name: view.name })) },
    );
  };

  return {
    columns: columns.filter((column, place) => place === 0 || chosen.has(column.id)),
    tabs: (
      <>
        <ViewTabs
          views={views}
          current={view}
          onOpen={open}
          onRename={() => setNaming("rename")}
          onDelete={remove}
        />
        <Suspense>
          {naming && (
            <ViewDialog
              name={naming === "rename" ? (view?.name ?? "") : ""}
              rename={naming === "rename"}
              onClose={() => setNaming(undefined)}
              onSave={async (name) => {
                const kept = naming === "rename" && view ? view : { query, columns: own };
                const saved = await save.mutateAsync({ list, ...kept, name });
                setNaming(undefined);
                open(saved);
                void toast(t("saved", { name }));
              }}
            />
          )}
        </Suspense>
      </>
    ),
    actions: (
      <>
        {view && view.query !== query && (
          <>
            <Button variant="ghost" size="sm" onClick={keep}>
              {t("saveChanges")}
            </Button>
            <Button variant="ghost" size="sm" onClick={() => setNaming("new")}>
              {t("saveAsNew")}
            </Button>
          </>
        )}
        {!view && query !== "" && !views.some((one) => one.query === query) && (
          <Button variant="ghost" size="sm" onClick={() => setNaming("new")}>
            <BookmarkPlus aria-hidden />
            {t("save")}
          </Button>
        )}
        <ColumnsMenu
          columns={columns.slice(1).map(({ id, header }) => ({ id, header, shown: chosen.has(id) }))}
          onToggle={(id) =>
            setColumns(
              columns
                .slice(1)
                .map((column) => column.id)
                .filter((one) => (one === id ? !chosen.has(one) : chosen.has(one))),
            )
          }
          onUsual={own ? () => setColumns(null) : undefined}
        />
      </>
    ),
  };
}
