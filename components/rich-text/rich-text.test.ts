import { getSchema } from "@tiptap/core";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { descriptionText, sanitizeDescription } from "@/server/modules/catalog";
import type { Block, Cell, Doc, Inline, ListItem, Mark } from "./document";
import { readRichText } from "./read";
import { schemaExtensions } from "./schema";
import { writeRichText } from "./write";

const schema = getSchema(schemaExtensions);
const again = (html: string) => writeRichText(readRichText(html).doc);
const words = (html: string) => descriptionText(html).split(/\s+/).filter(Boolean);

describe("what the sanitiser stores", () => {
  const pieces = "p b strong i em u ul ol li h1 h2 h4 blockquote table thead tbody tr td th caption".split(
    " ",
  );
  const messy = fc
    .array(
      fc.oneof(
        fc.constantFrom(...pieces).map((tag) => `<${tag}>`),
        fc.constantFrom(...pieces).map((tag) => `</${tag}>`),
        fc.constantFrom(
          '<a href="https://example.com/x?a=1&b=2">',
          "</a>",
          '<img src="https://example.com/a.png" alt="A &quot;b&quot;" width="10">',
          '<td colspan="2" rowspan="3">',
          "<br>",
          "&amp;",
          "&lt;b&gt;",
          "&nbsp;",
          " ",
          "\n\n",
        ),
        fc.stringMatching(/^[a-zя آ]{1,4}$/),
      ),
      { maxLength: 25 },
    )
    .map((parts) => sanitizeDescription(parts.join("")));

  it("is held by the editor without a loss, and comes back in a shape that is stored as it is", () => {
    fc.assert(
      fc.property(messy, (html) => {
        const { doc, lost } = readRichText(html);
        expect(lost).toEqual([]);
        schema.nodeFromJSON(doc).check();
        const written = writeRichText(doc);
        expect(sanitizeDescription(written)).toBe(written);
        expect(again(written)).toBe(written);
        expect(words(written)).toEqual(words(html));
        for (const tag of ["img", "h2", "h4", "td", "th"]) {
          const count = (text: string) => text.split(`<${tag} `).length + text.split(`<${tag}>`).length;
          expect(count(written)).toBe(count(html));
        }
      }),
      {
        numRuns: 2000,
        examples: [
          ["<ol><li>a<p>&lt;b&gt;</p></li></ol>"],
          ["<table><th>я<p>آ</p></th></table>"],
          ["<table><caption><blockquote><p>a</p></blockquote></caption></table>"],
          ["<table><caption><ul><li>a</li></ul>b</caption><tr><td>c</td></tr></table>"],
        ],
      },
    );
  });

  it.each([
    "<p>Soft &amp; <strong>warm</strong></p><h2>Care</h2><ul><li>Wash</li><li>Dry<ol><li>flat</li></ol></li></ul>",
    '<p><a href="https://example.com/?a=1&amp;b=2" rel="nofollow noopener noreferrer">a <em>link</em></a></p>',
    '<p><img src="https://example.com/a.png" alt="A" width="10" height="20" /></p>',
    "<table><caption>Sizes in <em>cm</em></caption><thead><tr><th>S</th></tr></thead><tbody><tr><td>90</td></tr></tbody></table>",
    '<table><tr><td colspan="2">a</td></tr><tr><td>b</td><td><p>c</p><p>d</p></td></tr></table>',
    "<blockquote><p>One<br />two</p><ul><li>three</li></ul></blockquote>",
    "<ul><li><h3>a</h3>b</li></ul>".replace("b</li>", "<p>b</p></li>"),
    "",
  ])("comes back to the byte: %s", (html) => {
    expect(sanitizeDescription(html)).toBe(html);
    expect(again(html)).toBe(html);
  });
});

describe("what the editor holds", () => {
  const mark: fc.Arbitrary<Mark> = fc.constantFrom<Mark>(
    { type: "bold" },
    { type: "italic" },
    { type: "underline" },
    { type: "link", attrs: { href: 'https://example.com/?q="a"&b=<c>' } },
    { type: "link", attrs: { href: "mailto:shop@example.com" } },
  );
  const marks = fc.uniqueArray(mark, { maxLength: 3, selector: ({ type }) => type });
  const inline: fc.Arbitrary<Inline> = fc.oneof(
    fc.record({ type: fc.constant("text" as const), text: fc.stringMatching(/^[a-z آ  <&">]{1,6}$/), marks }),
    fc.record({ type: fc.constant("hardBreak" as const), marks }),
    fc.constant<Inline>({
      type: "image",
      attrs: { src: "https://example.com/a.png", alt: '"A"', width: "10", height: null },
    }),
  );
  const line = fc.array(inline, { maxLength: 5 });
  const { block } = fc.letrec<{ block: Block; blocks: Block[]; item: ListItem; cell: Cell }>((tie) => ({
    block: fc.oneof(
      { depthSize: "small", withCrossShrink: true },
      line.map((content): Block => ({ type: "paragraph", content })),
      fc
        .tuple(fc.constantFrom(2 as const, 3 as const, 4 as const), line)
        .map(([level, content]): Block => ({ type: "heading", attrs: { level }, content })),
      fc
        .tuple(
          fc.constantFrom("bulletList" as const, "orderedList" as const),
          fc.array(tie("item"), { minLength: 1, maxLength: 3 }),
        )
        .map(([type, content]): Block => ({ type, content })),
      tie("blocks").map((content): Block => ({ type: "blockquote", content })),
      fc
        .array(
          fc.record({
            type: fc.constant("tableRow" as const),
            attrs: fc.record({ section: fc.constantFrom("thead", "tbody", null) }),
            content: fc.array(tie("cell"), { minLength: 1, maxLength: 2 }),
          }),
          { minLength: 1, maxLength: 3 },
        )
        .map((content): Block => ({ type: "table", attrs: { caption: "" }, content })),
    ),
    blocks: fc.array(tie("block"), { minLength: 1, maxLength: 3 }),
    item: fc.tuple(line, fc.array(tie("block"), { maxLength: 2 })).map(
      ([content, rest]): ListItem => ({
        type: "listItem",
        content: [{ type: "paragraph", content }, ...rest],
      }),
    ),
    cell: fc.tuple(fc.constantFrom(1, 2), tie("blocks")).map(
      ([colspan, content]): Cell => ({
        type: "tableCell",
        attrs: { colspan, rowspan: 1 },
        content,
      }),
    ),
  }));

  it("is written so that it is stored as it is, and read again is the same", () => {
    fc.assert(
      fc.property(fc.array(block, { minLength: 1, maxLength: 4 }), (content) => {
        const doc: Doc = { type: "doc", content };
        schema.nodeFromJSON(doc).check();
        const html = writeRichText(doc);
        expect(again(html)).toBe(html);
        expect(sanitizeDescription(html)).toBe(html);
        expect(readRichText(html).lost).toEqual([]);
      }),
      { numRuns: 700 },
    );
  });
});

describe("what cannot be kept", () => {
  it.each([
    ['<div class="x">A</div>', ["<div>"]],
    ['<p style="color: red">A <span>b</span></p>', ["<p style>", "<span>"]],
    ['<iframe src="https://example.com"></iframe><p>A</p>', ["<iframe>"]],
    ["<script>document.write('<p>x</p>')</script>A", ["<script>"]],
    ['<a href="javascript:alert(1)">A</a>', ["<a>"]],
    ['<a href="https://example.com" target="_blank">A</a>', ["<a target>"]],
    ['<img src="http://example.com/a.png" alt="">', ["<img>"]],
    ["<h1>A</h1><hr>", ["<h1>", "<hr>"]],
  ])("is named: %s", (html, lost) => expect(readRichText(html).lost).toEqual(lost));

  it("may be left out by who writes HTML: end tags", () => {
    expect(again("<p>A<p>B<ul><li>C<li>D</ul><table><tr><td>E<td>F<tr><td>G</table>")).toBe(
      "<p>A</p><p>B</p><ul><li>C</li><li>D</li></ul><table><tr><td>E</td><td>F</td></tr><tr><td>G</td></tr></table>",
    );
  });

  it("leaves its words, without what a browser would run", () => {
    expect(again('<div onclick="x">A<section>B</section></div><svg><p>C</p></svg><h1>D</h1>')).toBe(
      "<p>A</p><p>B</p><h2>D</h2>",
    );
  });
});
