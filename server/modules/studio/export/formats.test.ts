import { expect, it } from "vitest";
import { fileOf, htmlOf, markdownOf } from "./formats";

it("turns a plain text into paragraphs and lists, and keeps signs what they are", () => {
  expect(htmlOf("A <b> & c.\nSecond line.\n\n- Cotton\n- Blue\n\nEnd.")).toBe(
    "<p>A &lt;b&gt; &amp; c.<br>Second line.</p><ul><li>Cotton</li><li>Blue</li></ul><p>End.</p>",
  );
});

it("writes Markdown that says no more than the text: its signs are escaped, its lists are lists", () => {
  expect(markdownOf("# 1 *star*\n2. Look_here [x]\n\n• Cotton\n• Blue & <b>")).toBe(
    "\\# 1 \\*star\\*\\\n2\\. Look\\_here \\[x\\]\n\n- Cotton\n- Blue \\& \\<b\\>",
  );
});

it("names a file after the product, in the language of the text", () => {
  const text = { title: "Shirt: A/B?", text: "خنک.", locale: "fa" as const };
  const html = fileOf("html", text);
  expect(html).toMatchObject({ name: "Shirt  A B (fa).html", mediaType: "text/html" });
  expect(html.content).toContain('<html lang="fa" dir="rtl">');
  expect(fileOf("text", text)).toMatchObject({ name: "Shirt  A B (fa).txt", content: "خنک.\n" });
  expect(fileOf("markdown", { ...text, title: "///" }).name).toBe("text (fa).md");
});
