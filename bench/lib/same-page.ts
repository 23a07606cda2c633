import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { chromium } from "@playwright/test";
import type { Stage } from "./stage";

/** Our public pages, and where the bare app shows the same. */
export const samePages = [
  { path: "/", same: "/same-home" },
  { path: "/pricing", same: "/same-pricing" },
] as const;

/** A text, or an element with React's names for its attributes. */
type Node = string | [tag: string, props: Record<string, unknown>, ...children: Node[]];

/**
 * Gives the bare app pages that show what our public pages show, element by element, and hold nothing else: no
 * languages, no branding, no components. What is left between the two is what ours takes for being a product.
 */
export async function writeSamePages(stage: Stage, app: string): Promise<void> {
  const browser = await chromium.launch({ executablePath: stage.chromium, args: ["--no-sandbox"] });
  try {
    const page = await browser.newPage();
    // What runs our TypeScript marks functions with a helper that the browser does not have.
    await page.evaluate("globalThis.__name = (named) => named");
    for (const { path, same } of samePages) {
      const html = await (await fetch(`${stage.installation.url}${path}`)).text();
      const folder = join(app, "app", same);
      mkdirSync(folder, { recursive: true });
      const nodes = await page.evaluate(treeOf, html);
      writeFileSync(
        join(folder, "page.jsx"),
        [
          'import { createElement } from "react";',
          `const nodes = ${JSON.stringify(nodes)};`,
          "const element = (node) =>",
          '  typeof node === "string" ? node : createElement(node[0], node[1], ...node.slice(2).map(element));',
          'export default () => createElement("div", null, ...nodes.map(element));',
        ].join("\n"),
      );
    }
  } finally {
    await browser.close();
  }
}

/** Runs in the browser: what stands in a document's body, without its scripts. */
function treeOf(html: string): Node[] {
  const renamed: Record<string, string> = {
    class: "className",
    for: "htmlFor",
    tabindex: "tabIndex",
    colspan: "colSpan",
    popovertarget: "popoverTarget",
  };
  const styleOf = (text: string) =>
    Object.fromEntries(
      text
        .split(";")
        .map((part) => part.split(":"))
        .filter((part) => part.length > 1)
        .map(([name = "", ...value]) => [
          name.trim().startsWith("--")
            ? name.trim()
            : name.trim().replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase()),
          value.join(":").trim(),
        ]),
    );
  const visit = (parent: Element): Node[] =>
    [...parent.childNodes].flatMap((child): Node[] => {
      if (child.nodeType === 3) return child.textContent ? [child.textContent] : [];
      if (!(child instanceof Element) || ["SCRIPT", "LINK", "TEMPLATE"].includes(child.tagName)) return [];
      const props = Object.fromEntries(
        [...child.attributes].map(({ name, value }) => [
          renamed[name] ?? name,
          name === "style" ? styleOf(value) : value,
        ]),
      );
      return [[child.localName, props, ...visit(child)]];
    });
  return visit(new DOMParser().parseFromString(html, "text/html").body);
}
