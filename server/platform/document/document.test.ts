import { buffer, text } from "node:stream/consumers";
import { inflateRawSync } from "node:zlib";
import type { Element } from "domhandler";
import { DomUtils, parseDocument } from "htmlparser2";
import { describe, expect, it } from "vitest";
import { directedRuns } from "./directed-runs";
import { type Document, list, paragraph, section } from "./document";
import { documentFile } from "./file";
import { htmlBody } from "./html";
import { markdownBody } from "./markdown";
import { blocksOf } from "./plain-text";

/** A file of a ZIP archive, found by the archive's directory (APPNOTE 4.3.12). */
function unzipped(archive: Buffer, path: string): string {
  let at = archive.readUInt32LE(archive.lastIndexOf("PK\u0005\u0006") + 16);
  while (archive.readUInt32LE(at) === 0x02014b50) {
    const nameLength = archive.readUInt16LE(at + 28);
    const name = archive.toString("utf8", at + 46, at + 46 + nameLength);
    if (name === path) {
      const start = archive.readUInt32LE(at + 42);
      const from = start + 30 + archive.readUInt16LE(start + 26) + archive.readUInt16LE(start + 28);
      const content = archive.subarray(from, from + archive.readUInt32LE(at + 20));
      return (archive.readUInt16LE(at + 10) === 8 ? inflateRawSync(content) : content).toString();
    }
    at += 46 + nameLength + archive.readUInt16LE(at + 30) + archive.readUInt16LE(at + 32);
  }
  throw new RangeError(`no ${path} in the archive`);
}

const all = (name: string, within: Element | ReturnType<typeof parseDocument>) =>
  DomUtils.getElementsByTagName(name, within);
const said = (within: Element) =>
  all("w:t", within)
    .map((run) => DomUtils.textContent(run))
    .join("");

/** The paragraphs of a Word file, in their order: words, style, direction, and which runs are right to left. */
async function opened(document: Document) {
  const { name, mediaType, content } = await documentFile(document, "docx", { name: "x", titled: false });
  expect([name, mediaType]).toEqual(["x.docx", expect.stringContaining("wordprocessingml.document")]);
  const archive = await buffer(content);
  const page = parseDocument(unzipped(archive, "word/document.xml"), { xmlMode: true });
  const paragraphs = all("w:p", page).map((one) => ({
    text: said(one),
    style: all("w:pStyle", one)[0]?.attribs["w:val"],
    rtl: all("w:bidi", one).length > 0,
    item: all("w:numPr", one).length > 0,
    rtlRuns: all("w:r", one).flatMap((run) => (all("w:rtl", run).length > 0 ? said(run) : [])),
  }));
  const styles = parseDocument(unzipped(archive, "word/styles.xml"), { xmlMode: true });
  const tables = all("w:tbl", page).map((table) => ({
    rtl: all("w:bidiVisual", table).length > 0,
    headRows: all("w:tblHeader", table).length,
    rows: all("w:tr", table).map((row) => all("w:tc", row).map(said)),
  }));
  return { paragraphs, tables, styles };
}

const persian: Document = {
  title: "پیراهن آبی",
  locale: "fa",
  blocks: [
    paragraph("از کتان.\nبا کد XL 200 و رنگ آبی."),
    ...section(2, "ویژگی‌ها", [list(["نرم", "Machine wash"])]),
    { kind: "quotes", quotes: ["Great shirt, خوب!"] },
    { kind: "table", head: ["نام", "مقدار"], rows: [["قیمت", "۱۲۰"]] },
    { kind: "code", text: '{"name": "پیراهن"}' },
  ],
};

describe("a Word document", () => {
  it("is opened again with its words, headings and items, and every part in its own direction", async () => {
    const { paragraphs, tables, styles } = await opened(persian);
    const found = (text: string) => paragraphs.find((one) => one.text === text);
    expect(paragraphs[0]).toMatchObject({ text: "پیراهن آبی", style: "Heading1", rtl: true });
    expect(found("ویژگی‌ها")).toMatchObject({ style: "Heading2", rtl: true });
    expect(found("نرم")).toMatchObject({ item: true, rtl: true });
    // In a list its mark stands where those of the others do.
    expect(found("Machine wash")).toMatchObject({ item: true, rtl: true, rtlRuns: [] });
    // A line break is no new paragraph; what is written in Latin letters is a run of its own, with its digits.
    expect(found("از کتان.با کد XL 200 و رنگ آبی.")).toMatchObject({
      rtl: true,
      rtlRuns: ["از کتان.", "با کد ", " و رنگ آبی."],
    });
    expect(found("Great shirt, خوب!")).toMatchObject({ rtl: false, rtlRuns: ["خوب"] });
    expect(found('{"name": "پیراهن"}')).toMatchObject({ rtl: false });
    expect(tables).toEqual([
      {
        rtl: true,
        headRows: 1,
        rows: [
          ["نام", "مقدار"],
          ["قیمت", "۱۲۰"],
        ],
      },
    ]);
    expect(all("w:lang", styles)[0]?.attribs).toMatchObject({ "w:val": "fa-IR", "w:bidi": "fa-IR" });
    expect(all("w:rFonts", styles)[0]?.attribs).toMatchObject({ "w:cs": "Arial", "w:eastAsia": "Yu Gothic" });
  });

  it("holds what XML cannot, such as a stray control character, without it", async () => {
    const { paragraphs } = await opened({ title: "A\u0000\u000b<&>", locale: "en", blocks: [] });
    expect(paragraphs[0]?.text).toMatch(/^A(<&>|&lt;&amp;&gt;)$/);
  });
});

it("gives every sign to the side that it is read on", () => {
  expect(directedRuns("کد XL-200، آبی (۲)", true)).toEqual([
    { text: "کد ", rightToLeft: true },
    { text: "XL-200", rightToLeft: false },
    { text: "، آبی (۲)", rightToLeft: true },
  ]);
  expect(directedRuns("Only 3 left", false)).toEqual([{ text: "Only 3 left", rightToLeft: false }]);
});

describe("a plain text", () => {
  it("becomes paragraphs and lists, and keeps signs what they are", () => {
    expect(htmlBody(blocksOf("A <b> & c.\nSecond line.\n\n- Cotton\n- Blue\n\nEnd."))).toBe(
      "<p>A &lt;b&gt; &amp; c.<br>Second line.</p><ul><li>Cotton</li><li>Blue</li></ul><p>End.</p>",
    );
  });

  it("becomes Markdown that says no more than it: its signs are escaped, its lists are lists", () => {
    expect(markdownBody(blocksOf("# 1 *star*\n2. Look_here [x]\n\n• Cotton\n• Blue & <b>"))).toBe(
      "\\# 1 \\*star\\*\\\n2\\. Look\\_here \\[x\\]\n\n- Cotton\n- Blue \\& \\<b\\>",
    );
  });
});

it("gives each format its ending, and a name that every system takes", async () => {
  const document: Document = { title: "T", locale: "fa", blocks: blocksOf("خنک.") };
  const file = async (format: "html" | "md" | "txt", name = "Shirt: A/B?", titled = false) => {
    const written = await documentFile(document, format, { name, titled });
    return { ...written, content: await text(written.content) };
  };
  expect(await file("txt")).toMatchObject({ name: "Shirt  A B.txt", content: "خنک.\n" });
  expect(await file("md", "///")).toMatchObject({ name: "text.md", content: "خنک.\n" });
  expect((await file("md", "x", true)).content).toBe("# T\n\nخنک.\n");
  const page = (await file("html")).content;
  expect(page).toContain('<html lang="fa" dir="rtl">');
  expect(page).toContain('<p dir="rtl"><bdi>خنک.</bdi></p>');
  expect(page).not.toContain("<h1");
});

it("leaves no table or code of a stranger's words that ends itself", () => {
  expect(markdownBody([{ kind: "table", head: ["a|b"], rows: [["c\nd|"]] }])).toBe(
    "| a\\|b |\n| --- |\n| c d\\| |",
  );
  expect(markdownBody([{ kind: "code", text: "```\nx" }])).toBe("````\n```\nx\n````");
  expect(htmlBody([{ kind: "quotes", quotes: ["</blockquote><script>"] }])).toBe(
    "<blockquote>&lt;/blockquote&gt;&lt;script&gt;</blockquote>",
  );
});
