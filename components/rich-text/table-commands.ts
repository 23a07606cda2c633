import { type Command, type EditorState, TextSelection } from "@tiptap/pm/state";
import {
  addColumnAfter,
  addColumnBefore,
  addRowAfter,
  addRowBefore,
  deleteColumn,
  deleteRow,
  deleteTable,
  isInTable,
  selectedRect,
  type TableRect,
} from "@tiptap/pm/tables";
import type { Section } from "./document";

/** What can be done with the table that the cursor stands in. */
export const tableDeeds = [
  "rowBefore",
  "rowAfter",
  "columnBefore",
  "columnAfter",
  "deleteRow",
  "deleteColumn",
  "deleteTable",
] as const;
export type TableDeed = (typeof tableDeeds)[number];

/** A new row stands in the part of the table that its neighbour stands in; below the head it begins the body. */
function addRow(side: "before" | "after"): Command {
  return (state, dispatch) => {
    if (!isInTable(state)) return false;
    const { table, top, bottom, tableStart } = selectedRect(state);
    const neighbour = table.child(side === "before" ? top : bottom - 1);
    const own: Section = neighbour.attrs.section;
    const section: Section = own === "thead" && side === "after" ? "tbody" : own;
    return (side === "before" ? addRowBefore : addRowAfter)(
      state,
      dispatch &&
        ((tr) => {
          const index = side === "before" ? top : bottom;
          const grown = tr.doc.nodeAt(tableStart - 1);
          if (!grown) return;
          let at = tableStart;
          for (let row = 0; row < index; row++) at += grown.child(row).nodeSize;
          dispatch(tr.setNodeAttribute(at, "section", section));
        }),
    );
  };
}

/** Takes out the rows or columns that are selected; with the last of them goes the table. */
const remove =
  (command: Command, isAll: (rect: TableRect) => boolean): Command =>
  (state, dispatch) =>
    isInTable(state) && (isAll(selectedRect(state)) ? deleteTable : command)(state, dispatch);

const deeds: Record<TableDeed, Command> = {
  rowBefore: addRow("before"),
  rowAfter: addRow("after"),
  columnBefore: addColumnBefore,
  columnAfter: addColumnAfter,
  deleteRow: remove(deleteRow, ({ top, bottom, map }) => bottom - top === map.height),
  deleteColumn: remove(deleteColumn, ({ left, right, map }) => right - left === map.width),
  deleteTable,
};

export const tableCommand = (deed: TableDeed): Command => deeds[deed];

/** Whether the cursor stands in a table. */
export const inTable = (state: EditorState): boolean => isInTable(state);

/** Puts a table with a head, two rows and two columns where the cursor stands, which goes on in its first cell. */
export const insertTable: Command = (state, dispatch) => {
  const { table, tableRow, tableHeader, tableCell, paragraph } = state.schema.nodes;
  if (!table || !tableRow || !tableHeader || !tableCell || !paragraph || isInTable(state)) return false;
  const rowOf = (cell: typeof tableCell, section: Section) =>
    tableRow.create(
      { section },
      [cell.createAndFill(), cell.createAndFill()].flatMap((one) => one ?? []),
    );
  const grid = table.create(null, [
    rowOf(tableHeader, "thead"),
    rowOf(tableCell, "tbody"),
    rowOf(tableCell, "tbody"),
  ]);
  if (dispatch) {
    const tr = state.tr.replaceSelectionWith(grid);
    // Wherever the place was that it fitted in.
    let first: number | undefined;
    tr.mapping.maps.at(-1)?.forEach((_from, _to, start, end) => {
      tr.doc.nodesBetween(start, end, (node, position) => {
        if (position >= start && node.type === table) first ??= position;
      });
    });
    if (first !== undefined) {
      const end = first + grid.nodeSize;
      // A table at the end would leave no line to go on in; one that stays empty is not written.
      if (!tr.doc.resolve(end).nodeAfter) tr.insert(end, paragraph.create());
      tr.setSelection(TextSelection.near(tr.doc.resolve(first + 3)));
    }
    dispatch(tr.scrollIntoView());
  }
  return true;
};
