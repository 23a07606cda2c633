import { AppError } from "@/server/platform/errors";
import { formatMoney, formatNumber } from "@/server/platform/i18n/format";
import { directionOf, type Locale } from "@/server/platform/i18n/locales";
import { translatorFor } from "@/server/platform/i18n/messages";
import type { Card } from "../contract";
import type { Lookup } from "../lookup";
import { balanceCard, figuresCard } from "../tools";
import { emptyWords, type Intent, intents, pageWords } from "./words";

type ProductCard = Extract<Card, { type: "product" }>;

/** What somebody wants to know; undefined where the offline writer does not understand it. */
const intentOf = (question: string): Intent | undefined =>
  intents.find(([, pattern]) => pattern.test(question))?.[0];

/** The words of a question that may name a product. */
function telling(question: string, locale: Locale): string[] {
  const words = [...new Intl.Segmenter(locale, { granularity: "word" }).segment(question)]
    .filter(({ isWordLike }) => isWordLike)
    .map(({ segment }) => segment.toLowerCase())
    .filter((word) => word.length > 1 && !Object.values(emptyWords).some((empty) => empty.has(word)));
  return [...new Set(words)];
}

/** Products that a question names: with all of its words, or else with any of the longest. */
async function named(lookup: Lookup, question: string, locale: Locale): Promise<ProductCard[]> {
  const words = telling(question, locale);
  if (words.length === 0) return [];
  const whole = await lookup.products(words.join(" "));
  if (whole.length > 0) return whole;
  const longest = words.filter((word) => word.length > 2).toSorted((a, b) => b.length - a.length);
  for (const word of longest.slice(0, 4)) {
    const some = await lookup.products(word);
    if (some.length > 0) return some;
  }
  return [];
}

/** Characters that Markdown would take for its own. */
const plain = (text: string) => text.replace(/\s+/g, " ").replace(/[\\`*_{}[\]<>()#+!|~-]/g, "\\$&");

/**
 * Answers a question about the store without any model, from what can be looked up; where it cannot, it says so, and
 * what it can. The same answer for the same question and store.
 * @param show takes the cards of what was found
 */
export async function offlineAnswer(
  question: string,
  locale: Locale,
  lookup: Lookup,
  show: (cards: Card[]) => void,
): Promise<string> {
  const t = await translatorFor(locale, "assistant");
  const number = (value: number) => formatNumber(value, locale);
  const price = (card: ProductCard) =>
    card.price ? formatMoney(card.price.amount, card.price.currency, locale) : t("offline.noPrice");
  const stock = ({ quantity }: ProductCard) =>
    quantity === null ? t("offline.notCounted") : t("offline.left", { count: quantity });
  // A name in Latin letters does not turn the line around.
  const mark = directionOf(locale) === "rtl" ? "\u200f" : "";
  const list = (cards: ProductCard[], say: (card: ProductCard) => string) =>
    cards.map((card) => `- **${mark}${plain(card.title)}**: ${say(card)}`).join("\n");

  const answers: Record<Intent, () => Promise<string>> = {
    async help() {
      return t("offline.help");
    },
    async balance() {
      const balance = await lookup.balance();
      show([balanceCard(balance), { type: "page", page: "wallet" }]);
      return t("offline.balance", { points: number(balance.available) });
    },
    async lowStock() {
      const cards = await lookup.scarce();
      show(cards);
      if (cards.length === 0) return t("offline.nothingScarce");
      return `${t("offline.scarce", { count: cards.length })}\n\n${list(cards, stock)}`;
    },
    async counts() {
      const figures = await lookup.figures();
      show([figuresCard(figures)]);
      return t("offline.counts", { products: figures.products, active: figures.active });
    },
    async activity() {
      const rows = (await lookup.activity()).slice(0, 5);
      if (rows.length === 0) return t("offline.noActivity");
      const lines = rows.map(({ what, name }) => {
        const key = `offline.did.${what}` as "offline.did.import";
        return `- ${t.has(key) ? t(key) : what}${name ? `: ${plain(name)}` : ""}`;
      });
      return `${t("offline.activity")}\n\n${lines.join("\n")}`;
    },
    async page() {
      const open = lookup.pages();
      const page = pageWords.find(([id, pattern]) => open.includes(id) && pattern.test(question))?.[0];
      if (!page) return t("offline.unknown");
      show([{ type: "page", page }]);
      return t("offline.page", { page: t(`pages.${page}`) });
    },
    async price() {
      const cards = await named(lookup, question, locale);
      show(cards);
      return cards.length === 0 ? t("offline.noProduct") : list(cards, price);
    },
    async find() {
      const words = telling(question, locale);
      const cards = words.length > 0 ? await named(lookup, question, locale) : await lookup.products("");
      show(cards);
      if (cards.length === 0) return t("offline.noProduct");
      return `${t("offline.found", { count: cards.length })}\n\n${list(cards, (card) => `${price(card)}, ${stock(card)}`)}`;
    },
  };
  const intent = intentOf(question);
  try {
    if (intent) return await answers[intent]();
    // A bare name is looked for too, if there is a product that has all of it.
    const words = telling(question, locale);
    const cards = words.length > 0 ? await lookup.products(words.join(" ")) : [];
    show(cards);
    return cards.length === 0
      ? t("offline.unknown")
      : list(cards, (card) => `${price(card)}, ${stock(card)}`);
  } catch (error) {
    if (error instanceof AppError && error.code === "FORBIDDEN") return t("offline.forbidden");
    throw error;
  }
}
