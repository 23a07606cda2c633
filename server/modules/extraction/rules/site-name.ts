import type { Page } from "../page/page";
import { type Item, isOf, textOf } from "../sources/item";

const shortest = 2;
const longest = 40;
/** Shops add what they sell to their name. */
const motto = /\s+[|·•:–—-]+\s+|\s*\|\s*/u;
/** What shop systems call a shop that nobody has named. */
const unnamed =
  /^(?:home(?:page)?|index|website|web ?shop|shop|store|online (?:shop|store)|my (?:shopify )?(?:shop|store)|default(?: store view)?|main website(?: store)?|untitled)$/i;

const folded = (text: string) => text.normalize("NFKC").toLowerCase();

/** A name without what stands around it; undefined where it is none. */
function nameIn(text: string | undefined, product: string | undefined): string | undefined {
  const whole = (text ?? "").replace(/[\p{Cc}\p{Cf}\s]+/gu, " ").trim();
  const name = whole.split(motto)[0]?.trim() ?? "";
  if (name.length < shortest || name.length > longest || unnamed.test(name)) return undefined;
  if (!/\p{L}/u.test(name) || /^(?:https?:|www\.)/i.test(name)) return undefined;
  return product && isTitle(folded(name), folded(product)) ? undefined : name;
}

/** Some themes put the page's own title in the place of the name, or its beginning. */
const isTitle = (name: string, product: string) =>
  name.includes(product) || (product.startsWith(name) && name.split(" ").length > 3);

/**
 * What a shop calls itself, as its pages say it: to those who share them, to search engines, to telephones.
 * @param product what the page sells, which is not the shop's name
 */
export function siteNameOf(page: Page, things: readonly Item[], product?: string): string | undefined {
  const meta = (name: string) => page.metas.get(name) ?? [];
  const named = (...types: string[]) =>
    things.filter((item) => isOf(item, ...types)).map((item) => textOf(item, "name"));
  const said = [
    ...meta("og:site_name"),
    ...named("website"),
    ...meta("application-name"),
    ...named("onlinestore", "store", "organization", "corporation", "localbusiness"),
    ...meta("apple-mobile-web-app-title"),
  ];
  return said.map((text) => nameIn(text, product)).find(Boolean);
}
