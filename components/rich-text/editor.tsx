import { Extension } from "@tiptap/core";
import { Gapcursor, UndoRedo } from "@tiptap/extensions";
import { Plugin } from "@tiptap/pm/state";
import { Decoration, DecorationSet } from "@tiptap/pm/view";
import { EditorContent, useEditor } from "@tiptap/react";
import { type Ref, useEffect, useImperativeHandle, useRef, useState } from "react";
import { cleanPaste } from "./clean-paste";
import type { Doc } from "./document";
import { linkAddress } from "./link-address";
import { LinkDialog } from "./link-dialog";
import { readRichText } from "./read";
import { schemaExtensions } from "./schema";
import { Toolbar } from "./toolbar";
import { writeRichText } from "./write";

export interface EditorProps {
  value: string;
  /** Receives what was written; the value itself where the writing was taken back. */
  onChange: (html: string) => void;
  onBlur: () => void;
  onHtml: () => void;
  labelledBy: string;
  /** What ties the field to its help and its error. */
  control: { id: string; "aria-describedby": string | undefined; "aria-invalid": true | undefined };
  ref: Ref<{ focus: () => void }>;
}

/** Each block has the direction of its own words, also while it is written. */
const BlockDirection = Extension.create({
  name: "blockDirection",
  addProseMirrorPlugins: () => [
    new Plugin({
      props: {
        decorations: ({ doc }) => {
          const auto: Decoration[] = [];
          doc.forEach((node, at) => {
            auto.push(Decoration.node(at, at + node.nodeSize, { dir: "auto" }));
          });
          return DecorationSet.create(doc, auto);
        },
      },
    }),
  ],
});

const extensions = [...schemaExtensions, UndoRedo, Gapcursor, BlockDirection];

/** Writes rich text as it will look. Emits HTML in the shape that is stored, and only after a change of it. */
export default function Editor({ value, onChange, onBlur, onHtml, labelledBy, control, ref }: EditorProps) {
  const [linking, setLinking] = useState<string>();
  const frame = useRef<HTMLDivElement>(null);
  const [first] = useState(() => readRichText(value).doc);
  /** What was given, and what the editor makes of it: the same text, maybe written otherwise. */
  const given = useRef({ value, written: writeRichText(first) });
  const told = useRef(value);

  const editor = useEditor({
    extensions,
    content: first,
    injectCSS: false,
    immediatelyRender: true,
    editorProps: {
      attributes: {
        id: control.id,
        role: "textbox",
        class: "rich-text",
        "aria-multiline": "true",
        "aria-labelledby": labelledBy,
        ...(control["aria-describedby"] && { "aria-describedby": control["aria-describedby"] }),
        ...(control["aria-invalid"] && { "aria-invalid": "true" }),
      },
      transformPastedHTML: cleanPaste,
      handlePaste: (view, event) => {
        const address = linkAddress(event.clipboardData?.getData("text/plain") ?? "");
        const { from, to, empty } = view.state.selection;
        const link = view.state.schema.marks.link;
        if (empty || !link || !address?.includes("://")) return false;
        view.dispatch(view.state.tr.addMark(from, to, link.create({ href: address })));
        return true;
      },
      handleKeyDown: (_view, event) => {
        if (event.altKey && event.key === "F10") {
          // The toolbar hands the focus on to the button that was used last, or to the first.
          frame.current?.querySelector<HTMLElement>("[role=toolbar]")?.focus();
          return true;
        }
        if (!(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey || event.code !== "KeyK")
          return false;
        openLink();
        return true;
      },
    },
    onUpdate: ({ editor: changed }) => {
      const written = writeRichText(changed.getJSON() as Doc);
      told.current = written === given.current.written ? given.current.value : written;
      onChange(told.current);
    },
    onBlur,
  });
  const openLink = () => setLinking(editor.getAttributes("link").href ?? "");

  useEffect(() => {
    if (value === told.current) return;
    // Changes were discarded, or the server stored something else.
    editor.commands.setContent(readRichText(value).doc, { emitUpdate: false });
    given.current = { value, written: writeRichText(editor.getJSON() as Doc) };
    told.current = value;
  }, [editor, value]);

  useImperativeHandle(ref, () => ({ focus: () => editor.commands.focus() }), [editor]);

  return (
    <div ref={frame}>
      <Toolbar editor={editor} onLink={openLink} onHtml={onHtml} />
      <EditorContent editor={editor} className="rich-text-page" />
      {linking !== undefined && (
        <LinkDialog
          href={linking}
          onClose={() => {
            setLinking(undefined);
            editor.commands.focus();
          }}
          onLink={(href) => {
            setLinking(undefined);
            const chain = editor.chain().focus().extendMarkRange("link");
            if (href === null) chain.unsetMark("link").run();
            else if (editor.state.selection.empty && !linking)
              chain
                .insertContent({ type: "text", text: href, marks: [{ type: "link", attrs: { href } }] })
                .run();
            else {
              // The cursor goes behind the words: what is typed next goes on after the link, and does not replace it.
              chain
                .setMark("link", { href })
                .command(({ tr, commands }) => commands.setTextSelection(tr.selection.to))
                .run();
            }
          }}
        />
      )}
    </div>
  );
}
