import type { Editor } from "@tiptap/core";
import { useEditorState } from "@tiptap/react";
import { Table2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { Toolbar } from "radix-ui";
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuSeparator,
  DropdownMenuTrigger,
} from "@/components/ui/dropdown-menu";
import { insertTable, inTable, type TableDeed, tableCommand, tableDeeds } from "./table-commands";
import { buttonClasses } from "./toolbar-strip";

/** The deeds before which a line stands. */
const parted: readonly TableDeed[] = ["columnBefore", "deleteRow"];

/** The tool for tables: puts one in, and adds and takes out rows and columns where the cursor stands. */
export function TableMenu({ editor }: { editor: Editor }) {
  const t = useTranslations("catalog.editor");
  const within = useEditorState({ editor, selector: () => inTable(editor.state) });
  const run = (command: ReturnType<typeof tableCommand>) => command(editor.state, editor.view.dispatch);
  return (
    <DropdownMenu modal={false}>
      <Toolbar.Button asChild>
        <DropdownMenuTrigger
          className={buttonClasses}
          aria-label={t("tool.table")}
          title={t("tool.table")}
          data-within={within}
        >
          <Table2 aria-hidden />
        </DropdownMenuTrigger>
      </Toolbar.Button>
      <DropdownMenuContent
        align="start"
        // The cursor goes on where it was, or in the table that is new.
        onCloseAutoFocus={(event) => {
          event.preventDefault();
          editor.commands.focus();
        }}
      >
        {within ? (
          tableDeeds.flatMap((deed) => [
            ...(parted.includes(deed) ? [<DropdownMenuSeparator key={`before ${deed}`} />] : []),
            <DropdownMenuItem
              key={deed}
              destructive={deed === "deleteTable"}
              onSelect={() => run(tableCommand(deed))}
            >
              {t(`table.${deed}`)}
            </DropdownMenuItem>,
          ])
        ) : (
          <DropdownMenuItem onSelect={() => run(insertTable)}>{t("table.insert")}</DropdownMenuItem>
        )}
      </DropdownMenuContent>
    </DropdownMenu>
  );
}
