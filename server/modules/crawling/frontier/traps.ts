/** More folders, or one of them so often, has no address that somebody thought of. */
const deepest = 12;
const mostRepeats = 2;
/** A page that is chosen by more parameters is one of a filter's endless combinations. */
const mostParameters = 3;

/** Places of a shop in which nothing is sold. */
const aside =
  /(?:^|\/)(?:checkout|kasse|login|signin|sign-in|logout|signup|sign-up|register|account|my-account|konto|wishlist|wunschliste|customer|wp-admin|wp-login\.php|wp-json|cdn-cgi|graphql)(?:\/|$|\.)/i;
/** Names that are such a place at the end of an address; before it, something may be sold in them. */
const asideAtEnd =
  /\/(?:cart|basket|bag|warenkorb|panier|carrito|carrello|favou?rites|compare|vergleich|search|suche|recherche|password|admin|feed|rss)(?:\.\w{3,5})?\/?$/i;
/** Parameters that order, filter, or do something. */
const acting =
  /^(?:sort|sortby|sort_by|order|orderby|order_by|dir|direction|view|mode|limit|per_?page|pagesize|filter\w*|min_?price|max_?price|price|add-to-cart|add_to_wishlist|remove_item|action|do|replycom|replytocom|share|print|currency|lang|redirect|return|returnurl|back|ref|q|query|s|search|color|colour|size|rating|_)$/i;
/** What is behind these is no page. */
const files =
  /\.(?:jpe?g|png|gif|webp|avif|svg|ico|css|m?js|json|pdf|zip|rar|gz|7z|mp[34]|avi|mov|webm|docx?|xlsx?|pptx?|csv|xml|txt|woff2?|ttf|eot|apk|exe|dmg)$/i;

/** Whether an address is one that links lead to endlessly, or to no product: crawlers do not follow it. */
export function isTrap(url: string): boolean {
  const { pathname, searchParams } = new URL(url);
  if (files.test(pathname) || aside.test(pathname) || asideAtEnd.test(pathname)) return true;
  const seen = new Map<string, number>();
  const folders = pathname.split("/").filter(Boolean);
  if (folders.length > deepest) return true;
  for (const folder of folders) {
    const times = (seen.get(folder) ?? 0) + 1;
    if (times > mostRepeats) return true;
    seen.set(folder, times);
  }
  const names = [...searchParams.keys()];
  return names.length > mostParameters || names.some((name) => acting.test(name.replace(/\[.*$/, "")));
}

/** Whether an address is the front of a shop, perhaps in one of its languages. */
export function isFront(url: string): boolean {
  const { pathname, search } = new URL(url);
  return (
    search === "" && /^\/(?:[a-z]{2}(?:[-_][a-z]{2})?\/?|(?:index|home|default)\.\w{3,5})?$/i.test(pathname)
  );
}

const ofProducts =
  /\/(?:products?|p|dp|item|itm|pd|prod|produkty?|produit|producto|prodotto|artikel|goods|tovar|shop|detail|kala)\/[^/]|-p-?\d+|\/p\d+|_p\d+|\/\d{5,}(?:\/|$)|-\d{5,}(?:\.html?)?$/i;
const ofLists =
  /\/(?:collections?|categor(?:y|ies)|kategorie|categorie|catalog(?:ue)?|c|brands?|marken|department|sale)(?:\/|$)/i;
const ofTexts =
  /\/(?:blogs?|news|magazin[e]?|articles?|posts?|guides?|help|faq|support|pages?|about|contact|terms|privacy|policies|legal|impressum|agb|stores?|locations?|careers?|jobs|press|tags?|author)(?:\/|$|-)/i;

/** How likely an address is a product's, by its looks: smaller comes first. */
export function rankOf(url: string): number {
  const { pathname } = new URL(url);
  if (ofTexts.test(pathname)) return 40;
  if (ofProducts.test(pathname)) return 0;
  return ofLists.test(pathname) ? 10 : 20;
}
