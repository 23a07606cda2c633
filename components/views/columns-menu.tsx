import { Columns3 } from "lucide-react";
import { useTranslations } from "next-intl";
import { ActionMenu, menuButtonClasses } from "@/components/shared/action-menu";

interface Props {
  columns: { id: string; header: string; shown: boolean }[];
  onToggle: (id: string) => void;
  /** Back to the columns that the list itself shows; left out while it does. */
  onUsual: (() => void) | undefined;
}

/** Which columns a list shows. Not on a phone, where a row is a card. */
export function ColumnsMenu({ columns, onToggle, onUsual }: Props) {
  const t = useTranslations("common.list.views");
  return (
    <span className="max-md:hidden" title={t("columns")}>
      <ActionMenu
        align="end"
        label={t("columns")}
        className={menuButtonClasses}
        entries={[
          { heading: t("columns") },
          ...columns.map(({ id, header, shown }) => ({
            id,
            label: header,
            checked: shown,
            onSelect: () => onToggle(id),
          })),
          ...(onUsual ? [{ line: "usual" }, { id: "-usual", label: t("usual"), onSelect: onUsual }] : []),
        ]}
      >
        <Columns3 className="size-4" aria-hidden />
      </ActionMenu>
    </span>
  );
}
