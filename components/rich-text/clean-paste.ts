/** Word's own elements and marks for lists, with the level as `mso-list: l0 level2 lfo1`. */
const listLevel = /mso-list:[^;]*\blevel(\d)/i;

/**
 * Prepares what other programs put on the clipboard. The schema drops styles, classes and unknown elements by itself;
 * what is left to do is Word's lists, which are paragraphs that only look like items, and its empty paragraphs.
 */
export function cleanPaste(html: string): string {
  if (!/mso-|<o:p/i.test(html)) return html;
  const page = new DOMParser().parseFromString(html, "text/html");
  for (const space of page.querySelectorAll("o\\:p")) space.remove();
  for (const paragraph of page.querySelectorAll("p")) {
    const style = paragraph.getAttribute("style") ?? "";
    const level = Number(listLevel.exec(style)?.[1] ?? 0);
    if (level > 0) intoList(paragraph, level);
    else if (!paragraph.textContent.trim() && !paragraph.querySelector("img")) paragraph.remove();
  }
  for (const list of page.querySelectorAll("[data-level]")) list.removeAttribute("data-level");
  return page.body.innerHTML;
}

/** Makes an item of a paragraph, in the list before it where there is one, one level deeper at most. */
function intoList(paragraph: HTMLElement, level: number): void {
  const marker = [...paragraph.querySelectorAll("span")].find((span) =>
    /mso-list:\s*ignore/i.test(span.getAttribute("style") ?? ""),
  );
  const tag = /^[\s(]*(?:\d+|[a-z]{1,4})[.)]/i.test(marker?.textContent ?? "") ? "ol" : "ul";
  marker?.remove();
  const page = paragraph.ownerDocument;
  const item = page.createElement("li");
  item.append(...paragraph.childNodes);

  let list = paragraph.previousElementSibling;
  if (!list?.hasAttribute("data-level")) {
    list = page.createElement(tag);
    list.setAttribute("data-level", "1");
    paragraph.before(list);
  }
  for (let depth = 1; depth < level; depth++) {
    const host: Element | null = list.lastElementChild;
    if (!host) break;
    let inner: Element | null = host.lastElementChild;
    if (!inner?.hasAttribute("data-level")) {
      inner = page.createElement(tag);
      inner.setAttribute("data-level", String(depth + 1));
      host.append(inner);
    }
    list = inner;
  }
  list.append(item);
  paragraph.remove();
}
