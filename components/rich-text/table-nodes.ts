import { Extension, type Extensions, mergeAttributes, Node } from "@tiptap/core";
import { CellSelection, deleteTable, goToNextCell, tableEditing } from "@tiptap/pm/tables";
import { captionText } from "./read";
import { htmlOfLine } from "./write";

const sections = ["thead", "tbody", "tfoot"];

const Table = Node.create({
  name: "table",
  group: "block",
  content: "tableRow+",
  isolating: true,
  addAttributes: () => ({
    caption: {
      default: "",
      parseHTML: (element) => {
        const text = element.querySelector("caption")?.textContent ?? "";
        return htmlOfLine([{ type: "text", text }]);
      },
    },
  }),
  parseHTML: () => [{ tag: "table" }, { tag: "caption", ignore: true }],
  renderHTML: ({ node }) => {
    const caption = captionText(node.attrs.caption);
    const body = ["tbody", 0] as const;
    return caption ? ["table", ["caption", { contenteditable: "false" }, caption], body] : ["table", body];
  },
});

const TableRow = Node.create({
  name: "tableRow",
  content: "(tableCell | tableHeader)*",
  addAttributes: () => ({
    section: {
      default: null,
      rendered: false,
      parseHTML: (element) => {
        const parent = element.parentElement?.localName ?? "";
        return sections.includes(parent) ? parent : null;
      },
    },
  }),
  parseHTML: () => [{ tag: "tr" }],
  renderHTML: () => ["tr", 0],
});

const span = (name: string) => ({
  default: 1,
  parseHTML: (element: HTMLElement) => {
    const value = element.getAttribute(name) ?? "";
    return /^[1-9]\d?$/.test(value) ? Number(value) : 1;
  },
});

const cell = (name: string, tag: string) =>
  Node.create({
    name,
    content: "block+",
    isolating: true,
    // Widths of columns are not kept, but the package for tables asks for them.
    addAttributes: () => ({
      colspan: span("colspan"),
      rowspan: span("rowspan"),
      colwidth: { default: null, rendered: false },
    }),
    parseHTML: () => [{ tag }],
    renderHTML: ({ HTMLAttributes }) => [tag, mergeAttributes(HTMLAttributes), 0],
  });

/** What the nodes are to the package that edits tables. */
const roles: Record<string, string> = {
  table: "table",
  tableRow: "row",
  tableCell: "cell",
  tableHeader: "header_cell",
};

const TableEditing = Extension.create({
  name: "tableEditing",
  // Before the lists' use of the Tab key.
  priority: 200,
  extendNodeSchema: ({ name }) => (roles[name] ? { tableRole: roles[name] } : {}),
  addKeyboardShortcuts() {
    const command = (run: typeof deleteTable) => () => run(this.editor.state, this.editor.view.dispatch);
    const removeWhole = () => {
      const { selection } = this.editor.state;
      const whole =
        selection instanceof CellSelection && selection.isColSelection() && selection.isRowSelection();
      return whole && command(deleteTable)();
    };
    return {
      Tab: command(goToNextCell(1)),
      "Shift-Tab": command(goToNextCell(-1)),
      Backspace: removeWhole,
      Delete: removeWhole,
    };
  },
  addProseMirrorPlugins: () => [tableEditing()],
});

/** Tables that a description brought, or that were put in: what is done with rows and columns is in table-commands. */
export const tableNodes: Extensions = [
  Table,
  TableRow,
  cell("tableCell", "td"),
  cell("tableHeader", "th"),
  TableEditing,
];
