import { getSchema } from "@tiptap/core";
import { type Command, EditorState, TextSelection } from "@tiptap/pm/state";
import { expect, it } from "vitest";
import { sanitizeDescription } from "@/server/modules/catalog";
import type { Doc } from "./document";
import { readRichText } from "./read";
import { schemaExtensions } from "./schema";
import { insertTable, inTable, type TableDeed, tableCommand } from "./table-commands";
import { writeRichText } from "./write";

const schema = getSchema(schemaExtensions);

/** A description with the cursor before some words of it. */
function at(html: string, words: string): EditorState {
  const doc = schema.nodeFromJSON(readRichText(html).doc);
  let found = 0;
  doc.descendants((node, position) => {
    if (node.text?.includes(words)) found = position;
  });
  return EditorState.create({ doc, selection: TextSelection.create(doc, found) });
}

function ran(state: EditorState, command: Command): EditorState {
  const states: EditorState[] = [];
  expect(command(state, (tr) => states.push(state.apply(tr)))).toBe(true);
  return states[0] ?? state;
}

/** What is stored after a deed, which the server leaves as it is. */
function after(state: EditorState, command: Command): string {
  const next = ran(state, command);
  next.doc.check();
  const html = writeRichText(next.doc.toJSON() as Doc);
  expect(sanitizeDescription(html)).toBe(html);
  return html;
}

const sizes =
  "<table><caption>Sizes</caption><thead><tr><th>Size</th></tr></thead><tbody><tr><td>S</td></tr></tbody></table>";
const head = "<table><caption>Sizes</caption><thead><tr><th>Size</th></tr></thead>";
const done = (words: string, deed: TableDeed, html = sizes) => after(at(html, words), tableCommand(deed));

it("adds rows in the part of the table that they belong to, and columns through all of it", () => {
  expect(done("Size", "rowAfter")).toBe(
    `${head}<tbody><tr><td></td></tr><tr><td>S</td></tr></tbody></table>`,
  );
  expect(done("S", "rowAfter")).toBe(`${head}<tbody><tr><td>S</td></tr><tr><td></td></tr></tbody></table>`);
  expect(done("S", "rowBefore")).toBe(`${head}<tbody><tr><td></td></tr><tr><td>S</td></tr></tbody></table>`);
  expect(done("S", "columnAfter")).toBe(
    "<table><caption>Sizes</caption><thead><tr><th>Size</th><th></th></tr></thead><tbody><tr><td>S</td><td></td></tr></tbody></table>",
  );
  expect(done("b", "rowAfter", "<table><tr><td>a</td></tr><tr><td>b</td></tr></table>")).toBe(
    "<table><tr><td>a</td></tr><tr><td>b</td></tr><tr><td></td></tr></table>",
  );
});

it("takes rows and columns out, and the table with the last of them", () => {
  expect(done("S", "deleteRow")).toBe(`${head}</table>`);
  expect(done("S", "deleteColumn")).toBe("");
  expect(done("a", "deleteRow", "<p>x</p><table><tr><td>a</td></tr></table>")).toBe("<p>x</p>");
  expect(done("S", "deleteTable", `<p>x</p>${sizes}`)).toBe("<p>x</p>");
});

it("puts a table in where the cursor is, and goes on in its first cell", () => {
  const state = at("<p>Before</p><p>After</p>", "Before");
  const next = ran(state, insertTable);
  expect(inTable(next)).toBe(true);
  const written = next.apply(next.tr.insertText("Size"));
  expect(writeRichText(written.doc.toJSON() as Doc)).toContain(
    "<thead><tr><th>Size</th><th></th></tr></thead>",
  );
  // None within another.
  expect(insertTable(next)).toBe(false);
  expect(tableCommand("rowAfter")(state)).toBe(false);
});
