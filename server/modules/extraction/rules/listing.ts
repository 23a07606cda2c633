import type { Element } from "domhandler";
import type { Anchor, Page, Picture } from "../page/page";
import type { SeenPrice } from "../page/prices";
import { Zone } from "../page/zones";
import { type Item, isItem, isOf, itemsOf, textOf } from "../sources/item";
import { isProduct, readProduct } from "../sources/schema-product";
import type { ListedProduct, Money } from "../types";
import { moneyOf } from "./choose-price";

/** How far up from a price its card reaches. */
const tallest = 9;
const longestName = 200;
/** More are not kept of one page. */
const mostListed = 400;

/** An address as the page means it; undefined when it leads nowhere a crawler can go. */
export function absolute(href: string, page: Page): string | undefined {
  try {
    const url = new URL(href, page.base ? new URL(page.base, page.address) : page.address);
    if (url.protocol !== "http:" && url.protocol !== "https:") return undefined;
    url.hash = "";
    return url.href;
  } catch {
    return undefined;
  }
}

const site = (address: string) => /^https?:\/\/(?:www\.)?([^/]+)/.exec(address)?.[1];

/** Links to products with the prices that stand beside them: cards of lists, and those that JSON-LD names. */
export function listedProducts(
  page: Page,
  prices: readonly SeenPrice[],
  things: readonly Item[],
  currency: string | undefined,
): ListedProduct[] {
  const found = new Map<string, ListedProduct>();
  const keep = (product: ListedProduct) => {
    const known = found.get(product.address);
    if (known) found.set(product.address, { ...product, ...known });
    else if (found.size < mostListed) found.set(product.address, product);
  };
  for (const product of namedProducts(page, things, currency)) keep(product);
  for (const product of cards(page, prices)) keep(product);
  return [...found.values()];
}

function* namedProducts(
  page: Page,
  things: readonly Item[],
  currency: string | undefined,
): Generator<ListedProduct> {
  const lists = things.flatMap((item) =>
    isOf(item, "itemlist") ? [item] : itemsOf(item, "mainEntity", "hasPart", "itemListElement"),
  );
  for (const list of lists.filter((item) => isOf(item, "itemlist"))) {
    for (const element of list.props.get("itemListElement") ?? []) {
      if (!isItem(element)) continue;
      const item = itemsOf(element, "item")[0] ?? element;
      const href = textOf(item, "url") ?? textOf(element, "url") ?? item.id;
      const address = href && absolute(href, page);
      if (!address || isOf(list, "breadcrumblist")) continue;
      if (!isProduct(item) && !textOf(element, "url")) continue;
      const { name, prices } = readProduct(item, "json-ld");
      const price = prices.find(({ role, text }) => role !== "was" && role !== "high" && Number(text) > 0);
      yield {
        address,
        ...(name && { name }),
        ...(price && { price: moneyOf(String(Number(price.text)), price.currency ?? currency) }),
      };
    }
  }
}

/** Around each price the smallest part of the page that holds a link elsewhere: a card. */
function* cards(page: Page, prices: readonly SeenPrice[]): Generator<ListedProduct> {
  const here = absolute(page.address, page);
  const links = new Map<Element, Anchor[]>();
  for (const anchor of page.anchors) {
    if (anchor.zones & (Zone.chrome | Zone.hidden)) continue;
    for (const element of upwards(anchor.element, tallest)) push(links, element, anchor);
  }
  const pictures = page.pictures;
  const byCard = new Map<Element, { anchors: Anchor[]; prices: SeenPrice[] }>();
  for (const price of prices) {
    if (price.kind === "unit" || price.kind === "aside" || price.kind === "instalment") continue;
    for (const element of upwards(price.element, tallest)) {
      const anchors = links.get(element);
      if (!anchors) continue;
      const known = byCard.get(element);
      if (known) known.prices.push(price);
      else byCard.set(element, { anchors, prices: [price] });
      break;
    }
  }
  for (const { anchors, prices: own } of byCard.values()) {
    const addresses = new Set(anchors.flatMap(({ href }) => absolute(href, page) ?? []));
    const named = anchors.filter(({ text }) => text.length > 2 && text.length < longestName);
    const anchor = named.toSorted((a, b) => nameLike(b) - nameLike(a))[0] ?? anchors[0];
    const address = anchor && absolute(anchor.href, page);
    // A part with many links is no card: the whole list, or a text.
    if (!anchor || !address || address === here || addresses.size > 6 || site(address) !== site(page.address))
      continue;
    const current = own.find(({ kind }) => kind !== "was") ?? own[0];
    const before = own.find(
      ({ kind, mention }) => kind === "was" && Number(mention.value) > Number(current?.mention.value),
    );
    const image = pictureNear(pictures, anchors);
    const name = nameOf(anchor, image);
    yield {
      address,
      ...(name && { name }),
      ...(current && { price: money(current) }),
      ...(before && before !== current && { compareAt: money(before) }),
      ...(image && absolute(image.src, page) && { image: absolute(image.src, page) }),
    };
  }
}

const money = ({ mention }: SeenPrice): Money => moneyOf(mention.value, mention.currency);

function* upwards(from: Element, most: number): Generator<Element> {
  let element: Element | null = from;
  for (let up = 0; up <= most && element?.type === "tag" && element.name !== "body"; up++) {
    yield element;
    element = element.parent as Element | null;
  }
}

function push<Key, One>(map: Map<Key, One[]>, key: Key, one: One): void {
  const known = map.get(key);
  if (known) known.push(one);
  else map.set(key, [one]);
}

/** A link with words is the name rather than one with a price or a button's text. */
const nameLike = ({ text }: Anchor) => Math.min(text.length, 80) - (/^\W*\p{Nd}/u.test(text) ? 40 : 0);

function pictureNear(pictures: readonly Picture[], anchors: readonly Anchor[]): Picture | undefined {
  const first = Math.min(...anchors.map(({ order }) => order));
  const near = pictures.filter(({ order, zones }) => Math.abs(order - first) <= 2 && !(zones & Zone.chrome));
  return near.toSorted((a, b) => Math.abs(a.order - first) - Math.abs(b.order - first))[0];
}

function nameOf({ text }: Anchor, image: Picture | undefined): string | undefined {
  const plain = text.replace(/\s+/g, " ").trim();
  if (plain.length > 2 && plain.length < longestName) return plain;
  return image?.alt.trim() || undefined;
}

const longestPageLink = 16;
const pageNames =
  /(?:^|[?&/_-])(?:page|p|pg|seite|pagina|página|strana|strona|sayfa|стр|PAGEN_\d|start|offset|paged)(?:[=/_-])?\d+/i;
const nextWords =
  /^(?:next|next page|weiter|nächste|suivant|siguiente|successiva|avanti|próxima|volgende|další|ďalšia|następna|sonraki|nästa|neste|næste|следующая|вперед|далее|келесі|بعدی|صفحه بعد|التالی|التالي|ถัดไป|次へ|次のページ|下一页|下一頁|다음|›|»|>|→)$/iu;

/** Addresses of further pages of a listing: what the head says, links of numbers and to the next one. */
export function paginationOf(page: Page): string[] {
  const found = new Set<string>();
  const add = (href: string | undefined) => {
    const address = href && absolute(href, page);
    if (address && address !== absolute(page.address, page) && site(address) === site(page.address))
      found.add(address);
  };
  add(page.linked.get("next"));
  for (const { href, rel, text, element, zones } of page.anchors) {
    if (zones & (Zone.hidden | Zone.related) || (text.length > longestPageLink && !rel.includes("next")))
      continue;
    const names = `${element.attribs.class ?? ""} ${(element.parent as Element | null)?.attribs?.class ?? ""} ${element.attribs["aria-label"] ?? ""}`;
    const paged = /pag(?:e|ination|er|ing)/i.test(names) || pageNames.test(href);
    if (/(?:^|\s)next(?:\s|$)/i.test(rel) || (nextWords.test(text) && paged)) add(href);
    else if (/^\p{Nd}{1,4}$/u.test(text) && paged) add(href);
  }
  return [...found];
}
