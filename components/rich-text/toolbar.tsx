import type { ChainedCommands, Editor } from "@tiptap/core";
import { useEditorState } from "@tiptap/react";
import {
  Bold,
  Heading2,
  Heading3,
  Italic,
  Link,
  List,
  ListOrdered,
  type LucideIcon,
  Quote,
  Redo2,
  RemoveFormatting,
  Underline,
  Undo2,
} from "lucide-react";
import { useTranslations } from "next-intl";
import { Toolbar as Primitive } from "radix-ui";
import { cn } from "@/components/ui/cn";
import { TableMenu } from "./table-menu";
import { buttonClasses, HtmlSwitch, Strip } from "./toolbar-strip";

/** Its name among the texts, too. */
type ToolId =
  | "bold"
  | "italic"
  | "underline"
  | "heading2"
  | "heading3"
  | "bulletList"
  | "orderedList"
  | "quote"
  | "clearFormatting"
  | "undo"
  | "redo";

interface Tool {
  id: ToolId;
  icon: LucideIcon;
  /** As `aria-keyshortcuts` writes it. */
  keys?: string;
  /** Icons that point along the line point the other way where the line does. */
  mirrored?: boolean;
  /** Tools that are on or off; others only do something. */
  active?: (editor: Editor) => boolean;
  able?: (editor: Editor) => boolean;
  run: (chain: ChainedCommands) => ChainedCommands;
}

const groups: Tool[][] = [
  [
    {
      id: "bold",
      icon: Bold,
      keys: "Control+B",
      active: (editor) => editor.isActive("bold"),
      run: (chain) => chain.toggleBold(),
    },
    {
      id: "italic",
      icon: Italic,
      keys: "Control+I",
      active: (editor) => editor.isActive("italic"),
      run: (chain) => chain.toggleItalic(),
    },
    {
      id: "underline",
      icon: Underline,
      keys: "Control+U",
      active: (editor) => editor.isActive("underline"),
      run: (chain) => chain.toggleUnderline(),
    },
  ],
  [
    {
      id: "heading2",
      icon: Heading2,
      keys: "Control+Alt+2",
      active: (editor) => editor.isActive("heading", { level: 2 }),
      run: (chain) => chain.toggleHeading({ level: 2 }),
    },
    {
      id: "heading3",
      icon: Heading3,
      keys: "Control+Alt+3",
      active: (editor) => editor.isActive("heading", { level: 3 }),
      run: (chain) => chain.toggleHeading({ level: 3 }),
    },
    {
      id: "bulletList",
      icon: List,
      keys: "Control+Shift+8",
      mirrored: true,
      active: (editor) => editor.isActive("bulletList"),
      run: (chain) => chain.toggleBulletList(),
    },
    {
      id: "orderedList",
      icon: ListOrdered,
      keys: "Control+Shift+7",
      mirrored: true,
      active: (editor) => editor.isActive("orderedList"),
      run: (chain) => chain.toggleOrderedList(),
    },
    {
      id: "quote",
      icon: Quote,
      keys: "Control+Shift+B",
      active: (editor) => editor.isActive("blockquote"),
      run: (chain) => chain.toggleBlockquote(),
    },
  ],
];

const history: Tool[] = [
  {
    id: "clearFormatting",
    icon: RemoveFormatting,
    run: (chain) => chain.unsetAllMarks().clearNodes(),
  },
  {
    id: "undo",
    icon: Undo2,
    keys: "Control+Z",
    mirrored: true,
    able: (editor) => editor.can().undo(),
    run: (chain) => chain.undo(),
  },
  {
    id: "redo",
    icon: Redo2,
    keys: "Control+Shift+Z",
    mirrored: true,
    able: (editor) => editor.can().redo(),
    run: (chain) => chain.redo(),
  },
];
const tools = [...groups.flat(), ...history];

interface Props {
  editor: Editor;
  onLink: () => void;
  onHtml: () => void;
}

/** What can be done with the selection: one stop of the Tab key, arrow keys within it. */
export function Toolbar({ editor, onLink, onHtml }: Props) {
  const t = useTranslations("catalog.editor");
  const state = useEditorState({
    editor,
    selector: () => ({
      active: tools.filter((tool) => tool.active?.(editor)).map(({ id }) => id),
      unable: tools.filter((tool) => tool.able && !tool.able(editor)).map(({ id }) => id),
      link: editor.isActive("link"),
    }),
  });

  const button = ({ id, icon: Icon, keys, mirrored, active, run }: Tool) => {
    const unable = state.unable.includes(id);
    return (
      <Primitive.Button
        key={id}
        className={buttonClasses}
        aria-label={t(`tool.${id}`)}
        title={titleOf(t(`tool.${id}`), keys)}
        aria-keyshortcuts={keys}
        aria-pressed={active ? state.active.includes(id) : undefined}
        // Not `disabled`: a button that is used up under one's finger must not lose the focus.
        aria-disabled={unable || undefined}
        onClick={() => {
          if (!unable) run(editor.chain().focus()).run();
        }}
      >
        <Icon className={cn(mirrored && "rtl:-scale-x-100")} aria-hidden />
      </Primitive.Button>
    );
  };

  return (
    <Strip label={t("toolbar")}>
      {groups.map((group) => (
        <div key={group[0]?.id} className="contents">
          {group.map(button)}
          <Primitive.Separator className="mx-1 h-5 w-px shrink-0 bg-border" />
        </div>
      ))}
      <Primitive.Button
        className={buttonClasses}
        aria-label={t("tool.link")}
        title={titleOf(t("tool.link"), "Control+K")}
        aria-keyshortcuts="Control+K"
        aria-pressed={state.link}
        onClick={onLink}
      >
        <Link aria-hidden />
      </Primitive.Button>
      <TableMenu editor={editor} />
      {history.map(button)}
      <HtmlSwitch pressed={false} onPress={onHtml} />
    </Strip>
  );
}

const titleOf = (name: string, keys?: string) =>
  keys ? `${name} (\u2066${keys.replace("Control", "Ctrl")}\u2069)` : name;
