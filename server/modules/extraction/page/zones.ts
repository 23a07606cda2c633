/** What the tag, class and id of an element say about what stands in it. Bits, handed down to what is inside. */
export const Zone = {
  /** Not shown. */
  hidden: 1,
  /** Struck out. */
  struck: 2,
  /** Head, foot, menus and baskets of the shop: the same on all its pages. */
  chrome: 4,
  /** Other products. */
  related: 8,
  /** In a link. */
  link: 16,
  /** Reviews and questions of customers. */
  reviews: 32,
  /** The page's own matter. */
  main: 64,
} as const;

const hiddenStyle = /display\s*:\s*none|visibility\s*:\s*hidden/i;
const struckStyle = /line-through/i;
const part = (words: string) => new RegExp(`(?:^|[\\s_-])(?:${words})(?=$|[\\s_-])`, "i");

const chrome = part(
  "site-?header|page-?header|main-?header|global-?header|footer|site-?footer|nav|navbar|navigation|menu|mega-?menu|sub-?menu|mini-?cart|mini-?basket|cart-?(?:drawer|sidebar|preview|flyout|popup)|header-?cart|top-?bar|off-?canvas|cookies?|newsletter|breadcrumbs?",
);
const related =
  /relat(?:ed|ion)|recommend|recomend|similar|up-?sell|cross-?sell|also[-_]?(?:bought|viewed|like)|bought[-_]?together|recently|frequently|accessor|suggest|sponsor|alternativ|complementar|complete[-_]the|shop[-_]the[-_]look|best-?seller|featured|trending|popular|compar(?:e|ison)[-_]?(?:table|product|item)|product[-_]?(?:list|grid|tile|card|teaser|slider|carousel)|products?[-_](?:list|grid|slider|carousel)|item[-_]?(?:grid|carousel)|cards?[-_]?(?:grid|list)|carousel|empfehl|ahnlich|aehnlich|zubehoer|souvisej|podobn|polecane|relacionad|correlat|consigli|rekomend|pohozhie|bundle|recs?-(?:item|list|slot)/i;
const reviews = part(
  "reviews?|ratings-list|comments?|q-?and-?a|questions?|testimonials?|avis|opiniones|bewertungen|otzyvy",
);

const struck = part("strike(?:d|through)?|line-?through|crossed(?:-out)?|struck");
const hidden = /^(?:hide|hidden|d-none|is-hidden|u-hidden|ng-hide|display-none)$/i;

const byName = new Map<string, number>();

function bitsOfName(name: string): number {
  let bits = byName.get(name);
  if (bits === undefined) {
    bits = 0;
    if (chrome.test(name)) bits |= Zone.chrome;
    if (related.test(name)) bits |= Zone.related;
    if (reviews.test(name)) bits |= Zone.reviews;
    if (struck.test(name)) bits |= Zone.struck;
    if (hidden.test(name)) bits |= Zone.hidden;
    // Shops make up names without end; what is remembered is not.
    if (byName.size > 60_000) byName.clear();
    byName.set(name, bits);
  }
  return bits;
}

function bitsOfNames(names: string): number {
  if (!names.includes(" ")) return bitsOfName(names);
  let bits = 0;
  for (const name of names.split(" ")) if (name.length > 2) bits |= bitsOfName(name);
  return bits;
}

/** The zones of an element, those of what it stands in included. */
export function zonesOf(tag: string, attributes: { [name: string]: string }, outer: number): number {
  let zones = outer;
  switch (tag) {
    case "body":
    case "html":
    case "form":
      // Their names speak of the whole page: "product-list-page".
      return zones;
    case "main":
    case "article":
      return zones | Zone.main;
    case "nav":
    case "footer":
      zones |= Zone.chrome;
      break;
    case "header":
      if (!(zones & Zone.main)) zones |= Zone.chrome;
      break;
    case "aside":
      zones |= Zone.related;
      break;
    case "del":
    case "s":
    case "strike":
      zones |= Zone.struck;
      break;
    case "a":
      if (attributes.href && !/^(?:#|javascript:)/i.test(attributes.href)) zones |= Zone.link;
      break;
    case "noscript":
    case "template":
      zones |= Zone.hidden;
  }
  const style = attributes.style;
  if (style) {
    if (hiddenStyle.test(style)) zones |= Zone.hidden;
    if (struckStyle.test(style)) zones |= Zone.struck;
  }
  if (attributes.hidden !== undefined) zones |= Zone.hidden;
  if (attributes.class) zones |= bitsOfNames(attributes.class);
  return attributes.id ? zones | bitsOfName(attributes.id) : zones;
}
