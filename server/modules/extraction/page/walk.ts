import { type ChildNode, Element } from "domhandler";
import { parseDocument } from "htmlparser2";
import { type OpenThings, things } from "../sources/marked-up";
import { lighten } from "./lighten";
import type { Page } from "./page";
import { Zone, zonesOf } from "./zones";

/** Longer than any price with its words. */
const longestSnippet = 90;
/** No page for people is nested so deeply, and the stack ends somewhere. */
const deepest = 400;

const spaces = /[\s\u00a0]+/g;
/** Spaces that are not one plain space. */
const uneven = /\s\s|[^\S ]/;
const digit = /\p{Nd}/u;

/** Most texts are Latin, for which the expression is slow. */
function hasDigit(text: string): boolean {
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code < 58 ? code > 47 : code > 0x65f && digit.test(text)) return true;
  }
  return false;
}

/** Names of parts of a price that are set smaller: cents without a mark of their own. */
const cents = /cent|frac|decimal|superscript|(?:^|[\s_-])sup(?=$|[\s_-])|penny|kopecks?|small-?digits/i;
const priceWithoutCents = /(?:^|\s)\p{Sc}\s?\p{Nd}{1,3}(?:,\p{Nd}{3})*$/u;
const inline = new Set(
  "a abbr b bdi bdo big cite code data del dfn em font i ins kbd label mark meta link s small span strike strong sub sup time tt u var wbr".split(
    " ",
  ),
);
const ofControls = /cart|basket|bag|buy|order|warenkorb|panier|carrito|carrello|kosik|koszyk|korzin|sepet/i;

/** Names under which forms send what is put into the basket. */
const ofIds =
  /^(?:product|id_?product|product[-_]?id|products?_id|item[-_]?id|article[-_]?id|sku|product[-_]?sku|goods_id|add-to-cart)$/i;

/** What a text stands in that stands in nothing. */
const nowhere = new Element("body", {});

/** Walks once through a page and keeps what may matter. */
export function walk(html: string, address: string): Page {
  const walker = new Walker(address);
  for (const node of parseDocument(lighten(html)).children) walker.visit(node, 0, 0, {});
  return walker.page;
}

class Walker {
  readonly page: Page;

  constructor(address: string) {
    this.page = {
      address,
      title: "",
      metas: new Map(),
      linked: new Map(),
      jsonLd: [],
      scripts: [],
      attributes: [],
      microdata: [],
      rdfa: [],
      runs: [],
      snippets: [],
      headings: [],
      anchors: [],
      pictures: [],
      controls: [],
      skus: [],
      sent: [],
      cutOff: false,
    };
  }

  /** @returns the text of the node while it is short enough for a price; undefined when it is longer */
  visit(node: ChildNode, zones: number, depth: number, around: OpenThings): string | undefined {
    if (node.type === "text")
      return this.#text(node.data, node.parent?.type === "tag" ? (node.parent as Element) : nowhere, zones);
    if (node.type === "script") return this.#script(node as Element);
    if (node.type !== "tag") return "";
    const element = node as Element;
    const { name, attribs } = element;
    if (name === "svg" || name === "iframe" || name === "object") return "";
    const inner = zonesOf(name, attribs, zones);
    if (depth > deepest) {
      this.page.cutOff = true;
      return "";
    }
    const order = this.page.runs.length;
    const from = this.page.snippets.length;
    this.#note(element, inner, order);
    const open = things(this.page, element, around);
    const text = this.#children(element, inner, depth + 1, open);
    open.close?.(() => text ?? this.#textFrom(order));
    this.#end(element, inner, order, text);
    if (text !== undefined && !(inner & Zone.hidden)) this.#snippet(text, element, inner, order, from);
    return text;
  }

  /** Keeps a small element in which a price may stand. */
  #snippet(text: string, element: Element, zones: number, order: number, inside: number): void {
    const { snippets } = this.page;
    if (hasDigit(text)) {
      const last = snippets.at(-1);
      // What only wraps it says nothing new.
      const wraps = snippets.length > inside && last?.text.length === text.length && last.text === text;
      if (!wraps) snippets.push({ text, element, zones, order, inside });
    } else {
      const told = pricedBy(element.attribs);
      if (told !== undefined) snippets.push({ text: told, element, zones, order, inside });
    }
  }

  #children(element: Element, zones: number, depth: number, around: OpenThings): string | undefined {
    let text: string | undefined = "";
    let block = false;
    for (const child of element.children) {
      const piece = this.visit(child, zones, depth, around);
      if (text === undefined) continue;
      if (piece === undefined) text = undefined;
      else if (piece !== "") text = joined(text, piece, child, block);
      if (child.type === "tag") block = !inline.has((child as Element).name);
      else if (child.type === "text") block = false;
      if (text !== undefined && text.length > longestSnippet) text = undefined;
    }
    return text;
  }

  #text(data: string, element: Element, zones: number): string | undefined {
    const trimmed = data.trim();
    if (trimmed === "") return data === "" ? "" : " ";
    const text = uneven.test(trimmed) ? trimmed.replace(spaces, " ") : trimmed;
    this.page.runs.push({ text, element, zones });
    if (text.length > longestSnippet) return undefined;
    const before = data.length === trimmed.length || data[0] === trimmed[0] ? "" : " ";
    const after = data.length === trimmed.length || data.at(-1) === trimmed.at(-1) ? "" : " ";
    return before + text + after;
  }

  /** The text of all runs since a place. */
  #textFrom(order: number): string {
    return this.page.runs
      .slice(order)
      .map(({ text }) => text)
      .join(" ");
  }

  #script(element: Element): string {
    const { attribs } = element;
    const [first] = element.children;
    if (first?.type !== "text") return "";
    const type = (attribs.type ?? "").toLowerCase();
    if (type.includes("ld+json")) this.page.jsonLd.push(first.data);
    else {
      const names = `${attribs.id ?? ""} ${Object.keys(attribs).join(" ")}`;
      this.page.scripts.push({ type, names, text: first.data });
    }
    return "";
  }

  /** Keeps what an element says by its attributes. */
  #note({ name, attribs }: Element, zones: number, order: number): void {
    const { page } = this;
    const sku = attribs["data-sku"] ?? attribs["data-product-sku"] ?? attribs["data-product_sku"];
    if (sku) page.skus.push({ value: sku, order, zones });
    switch (name) {
      case "html":
        page.language = attribs.lang ?? attribs["xml:lang"];
        break;
      case "base":
        page.base ??= attribs.href;
        break;
      case "meta": {
        const key = (attribs.property ?? attribs.name ?? attribs.itemprop)?.toLowerCase();
        const value = attribs.content?.trim();
        if (!key || !value) break;
        const known = page.metas.get(key);
        if (known) known.push(value);
        else page.metas.set(key, [value]);
        break;
      }
      case "link":
        if (attribs.rel && attribs.href && !page.linked.has(attribs.rel.toLowerCase())) {
          page.linked.set(attribs.rel.toLowerCase(), attribs.href);
        }
        break;
      case "img": {
        const src = attribs["data-src"] ?? attribs["data-original"] ?? attribs.src;
        if (!src || src.startsWith("data:")) break;
        page.pictures.push({
          src,
          alt: attribs.alt ?? "",
          order,
          zones,
          itemprop: attribs.itemprop === "image",
        });
        break;
      }
      case "input":
        if (/^(?:submit|button|image)$/i.test(attribs.type ?? ""))
          this.#control(attribs, attribs.value ?? "", zones, order);
        else if (attribs.value && ofIds.test(attribs.name ?? ""))
          page.sent.push({ value: attribs.value, order, zones });
        break;
      case "button":
        // WooCommerce sends the product's id with its button.
        if (attribs.value && attribs.name === "add-to-cart")
          page.sent.push({ value: attribs.value, order, zones });
        break;
      case "form":
      case "div": {
        for (const key of ["data-product_variations", "data-product", "data-product-json", "data-page"]) {
          const text = attribs[key];
          if (text && text.length > 20 && /^\s*[{[]/.test(text)) page.attributes.push({ name: key, text });
        }
      }
    }
  }

  #end(element: Element, zones: number, order: number, text: string | undefined): void {
    const { name, attribs } = element;
    const { page } = this;
    if (name === "title") page.title ||= this.#textFrom(order);
    else if (name === "a") {
      const words = text ?? this.#textFrom(order).slice(0, 300);
      if (attribs.href) {
        page.anchors.push({
          href: attribs.href,
          rel: attribs.rel ?? "",
          text: words.trim(),
          element,
          order,
          zones,
        });
      }
      if (ofControls.test(`${attribs.class ?? ""} ${attribs.id ?? ""}`))
        this.#control(attribs, words, zones, order);
    } else if (name === "button") this.#control(attribs, text ?? "", zones, order);
    else if (name.length === 2 && name[0] === "h" && name >= "h1" && name <= "h6") {
      page.headings.push({
        level: Number(name[1]),
        text: (text ?? this.#textFrom(order)).trim(),
        order,
        zones,
      });
    } else if ((name === "div" || name === "span") && text && attribs.role === "button") {
      this.#control(attribs, text, zones, order);
    }
  }

  #control(attribs: Element["attribs"], text: string, zones: number, order: number): void {
    this.page.controls.push({
      text: text.trim() || attribs["aria-label"] || attribs.title || "",
      names: `${attribs.class ?? ""} ${attribs.id ?? ""} ${attribs.name ?? ""}`,
      order,
      zones,
      disabled: attribs.disabled !== undefined || attribs["aria-disabled"] === "true",
    });
  }
}

/** The price that an element has for scripts alone. */
function pricedBy(attribs: Element["attribs"]): string | undefined {
  const told =
    attribs["data-price"] ??
    attribs["data-price-amount"] ??
    attribs["data-product-price"] ??
    (attribs.itemprop === "price" ? attribs.content : undefined);
  return told !== undefined && /^\d[\d.,]{0,14}$/.test(told) ? told : undefined;
}

/** Puts the text of a child behind what stands before it, as one reads it. */
function joined(text: string, piece: string, child: ChildNode, afterBlock: boolean): string {
  if (text === "") return piece;
  if (child.type !== "tag") return afterBlock ? `${text} ${piece}` : text + piece;
  const { name, attribs } = child as Element;
  // "$12" and "97" in elements of their own, however they are called.
  if (inline.has(name) && /^\p{Nd}{2}$/u.test(piece) && priceWithoutCents.test(text))
    return `${text}.${piece}`;
  const small = name === "sup" || cents.test(attribs.class ?? "");
  if (small && /^\s?\p{Nd}{2}(?!\p{Nd})/u.test(piece)) {
    if (/\p{Nd}\s?$/u.test(text) && !/\p{Nd}[.,]\p{Nd}+\s?$/u.test(text))
      return `${text.trimEnd()}.${piece.trimStart()}`;
    if (/\p{Nd}\s?[.,€]\s?$/u.test(text)) return text.trimEnd() + piece.trimStart();
  }
  // Cents with their mark before them belong to the number, in whatever element they stand.
  if (
    /^\s?[.,]\p{Nd}{2}(?!\p{Nd})/u.test(piece) &&
    /(?:^|[^.,\p{Nd}])\p{Nd}{1,3}(?:[ .,']\p{Nd}{3})*\s?$/u.test(text)
  )
    return text.trimEnd() + piece.trimStart();
  // Two numbers side by side are two: a price and how many bids.
  const apart = afterBlock || !inline.has(name) || (/\p{Nd}$/u.test(text) && /^\p{Nd}/u.test(piece));
  return apart ? `${text} ${piece}` : text + piece;
}
