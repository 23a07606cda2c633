import { Ellipsis } from "lucide-react";
import { useTranslations } from "next-intl";
import type { MouseEvent, ReactNode } from "react";
import { ActionMenu } from "@/components/shared/action-menu";
import type { SavedView } from "@/server/modules/views/contract";

interface Props {
  views: readonly SavedView[];
  current: SavedView | undefined;
  onOpen: (view: SavedView | undefined) => void;
  onRename: () => void;
  onDelete: (view: SavedView) => void;
}

/** The views that one has saved of a list, above it; nothing while there are none. */
export function ViewTabs({ views, current, onOpen, onRename, onDelete }: Props) {
  const t = useTranslations("common.list.views");
  const action = useTranslations("common.action");
  if (views.length === 0) return null;
  const tab = (view: SavedView | undefined, label: ReactNode) => (
    <a
      href={view ? `?${view.query}${view.query && "&"}view=${view.id}` : "?"}
      aria-current={view?.id === current?.id ? "true" : undefined}
      onClick={(event: MouseEvent) => {
        // With a key held, the browser opens it in another tab, which works too.
        if (event.metaKey || event.ctrlKey || event.shiftKey) return;
        event.preventDefault();
        onOpen(view);
      }}
      className="flex h-9 items-center whitespace-nowrap border-transparent border-b-2 px-2.5 font-medium text-muted-foreground hover:text-foreground aria-[current]:border-primary aria-[current]:text-foreground"
    >
      {label}
    </a>
  );
  return (
    <nav aria-label={t("label")} className="-mb-px overflow-x-auto border-b">
      <ul className="flex items-center gap-1">
        <li>{tab(undefined, t("all"))}</li>
        {views.map((view) => (
          <li key={view.id} className="flex items-center">
            {tab(view, <bdi>{view.name}</bdi>)}
            {view.id === current?.id && (
              <ActionMenu
                align="start"
                label={t("menu", { name: view.name })}
                entries={[
                  { id: "rename", label: t("rename"), onSelect: onRename },
                  {
                    id: "delete",
                    label: action("delete"),
                    destructive: true,
                    onSelect: () => onDelete(view),
                  },
                ]}
              >
                <Ellipsis className="size-4" aria-hidden />
              </ActionMenu>
            )}
          </li>
        ))}
      </ul>
    </nav>
  );
}
