import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { storable } from "../contract";
import { descriptionText, plainText, sanitizeDescription } from "./rich-text";

/** Pieces from which hostile and merely untidy descriptions are made. */
const pieces = [
  ..."p div b strong i em u a ul ol li h1 h2 h5 blockquote table thead tbody tr td th caption span br hr section".split(
    " ",
  ),
  ..."svg math style script textarea iframe template noscript title select option xmp img form".split(" "),
];
const messy = fc
  .array(
    fc.oneof(
      fc.constantFrom(...pieces).map((tag) => `<${tag}>`),
      fc.constantFrom(...pieces).map((tag) => `</${tag}>`),
      fc.constantFrom(
        '<a href="https://example.com/x?a=1&b=2">',
        '<a href="javascript:alert(1)">',
        '<img src="https://example.com/a.png" alt="&quot;x&quot;">',
        "<img src=x onerror=alert(1)>",
        '<td colspan="2" onclick="x">',
        "<!-- a -->",
        "<![CDATA[x]]>",
        "&amp;",
        "&lt;b&gt;",
        "&nbsp;",
        "&#106;",
        "&#1;",
        "\u0001",
        "\r\n\r\n",
        "\n",
        "\n\n",
        " ",
        "<",
        ">",
        '"',
        "&",
      ),
      fc.string({ unit: "grapheme", maxLength: 5 }),
    ),
    { maxLength: 25 },
  )
  .map((parts) => parts.join(""));

const allowed =
  /^(?:<\/?(?:p|ul|ol|li|strong|em|b|i|u|h[234]|blockquote|table|caption|thead|tbody|tfoot|tr)>|<br \/>|<a href="(?:https?:\/\/|mailto:)[^"<>]*" rel="nofollow noopener noreferrer">|<\/a>|<img src="https:\/\/[^"<>]*"(?: alt(?:="[^"<>]*")?)?(?: width="\d+")?(?: height="\d+")? \/>|<t[dh](?: colspan="\d+")?(?: rowspan="\d+")?>|<\/t[dh]>|[^<>])*$/;

describe("sanitizeDescription", () => {
  it.each([
    ["<script>alert(1)</script>Hi", "<p>Hi</p>"],
    ["<img src=x onerror=alert(1)>Hi", "<p>Hi</p>"],
    ['<img src="http://example.com/a.png">Hi', "<p>Hi</p>"],
    ['<img src="data:image/png;base64,AAAA">Hi', "<p>Hi</p>"],
    ['<a href="javascript:alert(1)">Hi</a>', "<p>Hi</p>"],
    ['<a href="java\nscript:alert(1)">Hi</a>', "<p>Hi</p>"],
    ['<a href=" &#14; javascript:alert(1)">Hi</a>', "<p>Hi</p>"],
    ['<a href="//evil.example">Hi</a>', "<p>Hi</p>"],
    ['<a href="/cart">Hi</a>', "<p>Hi</p>"],
    ["<svg><style><img src=x onerror=alert(1)></style></svg>Hi", "<p>Hi</p>"],
    [
      "<math><mtext><table><mglyph><style><!--</style><img title=--&gt;&lt;img src=1 onerror=alert(1)&gt;>",
      "<table></table>",
    ],
    ["<iframe>x</iframe>Hi", "<p>Hi</p>"],
    ['<iframe src="javascript:alert(1)"></iframe>Hi', "<p>Hi</p>"],
    [
      `<iframe src='https://evil.example/"><script>' onload="y">x</iframe>Hi`,
      '<p><a href="https://evil.example/&quot;&gt;&lt;script&gt;" rel="nofollow noopener noreferrer">https://evil.example/"&gt;&lt;script&gt;</a></p><p>Hi</p>',
    ],
    ['<p style="position:fixed" class="x" onclick="y" id="z">Hi</p>', "<p>Hi</p>"],
    ["<noscript><p title='</noscript><img src=x onerror=alert(1)>'></noscript>Hi", null],
    ["<textarea></textarea><script>x</script>Hi", "<p>Hi</p>"],
    ["&lt;script&gt;alert(1)&lt;/script&gt;", "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>"],
    ["<<b>script>alert(1)</b>", null],
  ])("makes %s harmless", (html, expected) => {
    const clean = sanitizeDescription(html);
    if (expected !== null) expect(clean).toBe(expected);
    expect(clean).not.toMatch(/<(?:script|style|iframe|svg|math)|\son\w+=|javascript:[^<]*"/i);
    expect(clean).toMatch(allowed);
  });

  it.each([
    ["//www.youtube.com/embed/dQw4w9WgXcQ?rel=0", "https://www.youtube.com/watch?v=dQw4w9WgXcQ"],
    ["https://player.vimeo.com/video/76979871", "https://vimeo.com/76979871"],
    ["https://maps.example/?q=a&amp;b", "https://maps.example/?q=a&amp;b"],
  ])("leaves a link where %s was embedded", (src, page) => {
    const link = `<p>A</p><p><a href="${page}" rel="nofollow noopener noreferrer">${page}</a></p><p>B</p>`;
    for (const embed of [
      `<iframe width="560" src="${src}" allowfullscreen></iframe>`,
      `<video controls><source src="${src}" type="video/mp4">Your browser shows no videos.</video>`,
      `<embed src="${src}">`,
    ]) {
      expect(sanitizeDescription(`<p>A</p><div>${embed}</div><p>B</p>`)).toBe(link);
    }
  });

  it.each([
    ["Soft and warm. ", "<p>Soft and warm.</p>"],
    ["One\nline\n\nTwo & three", "<p>One<br />line</p><p>Two &amp; three</p>"],
    ["<table><thead><th>A</th></thead></table>", "<table><thead><th>A</th></thead></table>"],
    [
      "Intro <b>bold</b>\n\n<ul>\n<li>a</li>\n</ul>\n\nOutro",
      "<p>Intro <b>bold</b></p><ul><li>a</li></ul><p>Outro</p>",
    ],
    ["<div>A</div><div>B</div>", "<p>A</p><p>B</p>"],
    ["<b>A<div>B</div></b>", "<p><b>A</b></p><p><b>B</b></p>"],
    ["<p>A</p><p>&nbsp;</p><p><br></p><p>B<br></p>", "<p>A</p><p>B</p>"],
    ["<h1>Big</h1><h5>Small</h5>", "<h2>Big</h2><h4>Small</h4>"],
    ["<p><span><ul><li>x</li></ul></span></p>", "<ul><li>x</li></ul>"],
    ["<li>loose item</li>", "<p>loose item</p>"],
    ["<p>a<br>\nb</p>", "<p>a<br />\nb</p>"],
    ["a<br>\nb", "<p>a<br />b</p>"],
    [
      '<table><tr><td colspan="2" width="9">x</td></tr></table>',
      '<table><tr><td colspan="2">x</td></tr></table>',
    ],
    [
      '<a href="https://example.com/?a=1&b=2" target="_blank">x</a>',
      '<p><a href="https://example.com/?a=1&amp;b=2" rel="nofollow noopener noreferrer">x</a></p>',
    ],
    [
      '<img src="https://example.com/a.png" alt="A" width="10">',
      '<p><img src="https://example.com/a.png" alt="A" width="10" /></p>',
    ],
    ["<blockquote>Soft <b>wool</b></blockquote>", "<blockquote><p>Soft <b>wool</b></p></blockquote>"],
    [
      "<blockquote><p>A</p><blockquote>B</blockquote><ul><li>C</li></ul></blockquote>",
      "<blockquote><p>A</p><p>B</p><ul><li>C</li></ul></blockquote>",
    ],
    ["<blockquote> <p></p></blockquote>A", "<p>A</p>"],
    ["", ""],
    ["  \n ", ""],
  ])("tidies %j", (html, expected) => expect(sanitizeDescription(html)).toBe(expected));

  it("only ever returns what is allowed, and returns that unchanged", () => {
    fc.assert(
      fc.property(messy, (html) => {
        const clean = sanitizeDescription(html);
        expect(clean).toMatch(allowed);
        expect(sanitizeDescription(clean)).toBe(clean);
        expect(storable(clean)).toBe(clean);
      }),
      { numRuns: 30000 },
    );
  });

  it("takes no short cut that leads elsewhere", () => {
    const tags = "p b ul ol li h2 i".split(" ").flatMap((tag) => [`<${tag}>`, `</${tag}>`]);
    const bare = fc.array(fc.constantFrom(...tags, "<br />", "x", " ", "\n", "&amp;", "\n\n"), {
      maxLength: 12,
    });
    fc.assert(
      fc.property(bare, (parts) => {
        const html = parts.join("");
        // A comment takes the long way and leaves nothing behind.
        expect(sanitizeDescription(html)).toBe(sanitizeDescription(`${html}<!-- -->`));
      }),
      { numRuns: 5000 },
    );
  });

  it("keeps every word of a plain text", () => {
    fc.assert(
      fc.property(
        fc.array(fc.stringMatching(/^[a-zа-яآ-ی<>&"' ]{1,8}$/)),
        fc.constantFrom("\n", "\n\n", " "),
        (words, gap) => {
          const text = words.join(gap);
          fc.pre(!/<[a-z!/?]|&\w/.test(text));
          expect(descriptionText(sanitizeDescription(text)).split(/\s+/).filter(Boolean)).toEqual(
            text.split(/\s+/).filter(Boolean),
          );
        },
      ),
    );
  });
});

describe("descriptionText", () => {
  it("puts each paragraph, item and row on its own line", () => {
    expect(descriptionText("<p>A &amp; B<br />C</p><ul><li>one</li><li>two</li></ul>")).toBe(
      "A & B\nC\none\ntwo",
    );
    expect(descriptionText("<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>")).toBe(
      "a\tb\nc",
    );
  });
});

describe("plainText", () => {
  it("decodes the entities of a shop's names", () => {
    expect(plainText("Hats &amp; Caps &#8211; 5&quot; &lt;new&gt;")).toBe('Hats & Caps – 5" <new>');
    expect(plainText("Fish < Chips")).toBe("Fish < Chips");
  });
});
