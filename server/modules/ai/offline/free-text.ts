import type { Price, ProductFacts, WritingBrief } from "../prompts/brief";
import { labelId } from "./lexicon/labels";
import { fractionDigits } from "./money";
import { capitalise, oneLine, plainText } from "./text";

/** Facts read out of free text, and the properties it named without a label. */
export interface FreeFacts {
  facts: ProductFacts;
  mentions: string[];
}

/** "Write a product description for ...": what is asked for, before and (Persian, Japanese, Kazakh) after. */
const requests: RegExp[] = [
  /^\s*(?:please\s+)?(?:can you\s+|could you\s+|i need\s+|i want\s+)?(?:write|create|generate|make|compose|draft|give me|prepare|produce|an?)\b[^.:\n]{0,90}?\b(?:description|post|text|copy|ad|ads|email|caption|listing|seo|title|content|headline)s?\b[^.:\n]{0,40}?(?:\b(?:for|about|of|on)\b(?:\s+(?:the|my|our|this|following|a|an|product|item|store)\b)*\s*:?|:)\s*/i,
  /^\s*(?:please\s+)?(?:describe|advertise|promote)\s+(?:(?:the|my|our|this|following|product)\s+)*:?\s*/i,
  /^\s*(?:لطفا[ً]?\s+)?(?:یک\s+)?(?:متن|توضیح(?:ات)?|پست|تبلیغ|معرفی)[^:،.\n]{0,30}?(?:برای|درباره[ٔ‌]?ی?)\s*(?:محصول\s*)?:?\s*/,
  /^\s*(?:من فضلك\s+)?(?:اكتب|أنشئ|صف|اكتبي)\s[^:،.\n]{0,40}?(?:عن|لمنتج|للمنتج|حول)\s*:?\s*/,
  /^\s*(?:ช่วย|กรุณา)?(?:เขียน|สร้าง)[^:\n]{0,40}?(?:สำหรับ|เกี่ยวกับ|ของ)\s*(?:สินค้า)?\s*:?\s*/,
  /^\s*(?:пожалуйста,?\s+)?(?:напиши(?:те)?|создай(?:те)?|составь(?:те)?|опиши(?:те)?|сделай(?:те)?)\s[^:.\n]{0,50}?(?:для|о|об|про|:)\s*(?:товара\s*)?:?\s*/i,
];
const requestEnds: RegExp[] = [
  /\s*(?:را\s+)?(?:بنویس(?:ید)?|تولید کن(?:ید)?|بساز(?:ید)?)\s*[.!]?\s*$/,
  /\s*(?:үшін|туралы)\s[^.\n]{0,40}(?:жаз\p{L}*|құрастыр\p{L}*|дайында\p{L}*)\s*[.!]?\s*$/iu,
  /(?:について|の|に関する|向けの)(?:商品)?(?:説明文?|紹介文?|投稿|広告文?|文章)を(?:書いて|作成して|作って)(?:ください|下さい)?[。！]?\s*$/,
];

const currencyOf: Array<[RegExp, string]> = [
  [/US\$|\$|\busd\b|\bdollars?\b|دلار|دولار|доллар|ドル|米ドル|ดอลลาร์/i, "USD"],
  [/€|\beur\b|\beuros?\b|یورو|يورو|евро|еуро|ユーロ|ยูโร/i, "EUR"],
  [/£|\bgbp\b|\bpounds?\b/i, "GBP"],
  [/₽|\brub\b|руб/i, "RUB"],
  [/₸|\bkzt\b|теңге|тенге|тг/i, "KZT"],
  [/฿|\bthb\b|\bbaht\b|บาท/i, "THB"],
  [/[¥￥]|\bjpy\b|\byen\b|円/i, "JPY"],
  [/تومان|تومن|\btoman\b|\birt\b/i, "IRT"],
  [/﷼|\birr\b|ریال/i, "IRR"],
  [/\bsar\b|ريال/i, "SAR"],
  [/\baed\b|درهم/i, "AED"],
];
const sign = "US\\$|[$€£₽₸฿¥￥﷼]";
const unit =
  "usd|dollars?|eur|euros?|gbp|rub|kzt|thb|baht|jpy|yen|irr|irt|toman|sar|aed|دلار|تومان|تومن|ریال|یورو|دولار|ريال|درهم|يورو|руб\\p{L}*\\.?|доллар\\p{L}*|евро|еуро|теңге|тенге|тг|บาท|ดอลลาร์|ยูโร|円|ドル|ユーロ";
const amount = "\\d{1,3}(?:[,.\\u00a0\\u202f ]\\d{3})+(?:[.,]\\d{1,2})?|\\d+(?:[.,]\\d{1,2})?";
const pricePattern = new RegExp(
  `(?:(?:${sign})\\s?(${amount})|(${amount})\\s?(?:${sign}|(?:${unit})(?![\\p{L}])))`,
  "iu",
);

/** Digits of Persian, Arabic, Thai and full-width writing as ASCII ones. */
export function asciiDigits(text: string): string {
  return text
    .replace(/[۰-۹٠-٩๐-๙０-９]/g, (digit) => String(digitValue(digit)))
    .replaceAll("٬", ",")
    .replaceAll("٫", ".");
}

function digitValue(digit: string): number {
  const code = digit.codePointAt(0) ?? 0;
  const zero = [0x06f0, 0x0660, 0x0e50, 0xff10].find((start) => code >= start && code <= start + 9) ?? code;
  return code - zero;
}

/** The value of a written number: "1,250", "1.250,50", "49.90", "3 990". */
export function numberValue(text: string): number {
  const compact = text.replace(/[\s\u00a0\u202f]/g, "");
  const decimal = /[.,](\d{1,2})$/.exec(compact);
  const whole = (decimal ? compact.slice(0, decimal.index) : compact).replace(/[.,]/g, "");
  return Number(`${whole}.${decimal?.[1] ?? "0"}`);
}

/** The first price in a text, with where it stands. */
export function findPrice(text: string): { price: Price; match: string } | undefined {
  const found = pricePattern.exec(asciiDigits(text));
  const figure = found?.[1] ?? found?.[2];
  if (!found || !figure) return undefined;
  const currency = currencyOf.find(([pattern]) => pattern.test(found[0]))?.[1] ?? "USD";
  const value = Math.round(numberValue(figure) * 10 ** fractionDigits(currency));
  if (!Number.isSafeInteger(value)) return undefined;
  return { price: { amount: value, currency }, match: found[0] };
}

function withoutRequest(text: string): string {
  let rest = text;
  for (const pattern of requestEnds) rest = rest.replace(pattern, "");
  for (const pattern of requests) {
    const shorter = rest.replace(pattern, "");
    if (shorter !== rest && shorter.trim().length > 1) return shorter;
  }
  return rest;
}

/** "A handmade ceramic mug with blue glaze that holds 350 ml." -> "Handmade ceramic mug" */
function nameIn(sentence: string): string {
  const bare = sentence.replace(/^(?:an?|the|our|my|this is an?|it is an?)\s+/i, "");
  const cut = bare.split(/\s(?:with|that|which|for|in|is|are|made|—|–|-)\s|[.:,;،؛、。]/i)[0] ?? bare;
  return capitalise(oneLine(cut).slice(0, 80)) || oneLine(sentence).slice(0, 80);
}

/**
 * Reads a product out of free text such as "Ocean Blue Shirt, cotton, narrow collar, long sleeves, $50".
 * The request around it is taken off; the first piece (or what stands in quotes) is the name.
 */
export function readFreeText(prompt: string): FreeFacts {
  const text = asciiDigits(withoutRequest(plainText(prompt)));
  const priced = findPrice(text);
  const unpriced = priced
    ? text.replace(
        new RegExp(
          `(?:(?:price|قیمت|السعر|ราคา|цена|бағасы|価格)\\s*[:：]?\\s*)?${literal(priced.match)}`,
          "iu",
        ),
        " ",
      )
    : text;
  const quoted = /["“«「『]([^"”»」』\n]{2,80})["”»」』]/.exec(unpriced.slice(0, 200))?.[1];
  const pieces = unpriced
    .split(/\n|[;؛،、•|]|,(?!\d)|\s[-–—]\s|(?<=[\p{L}\d)][.。!?])\s+/u)
    .map((piece) => oneLine(piece).replace(/^[-*\s.,:]+|[\s.,:。،、]+$/gu, ""))
    .filter((piece) => /[\p{L}\p{N}]/u.test(piece));
  const facts: ProductFacts = { title: "", attributes: {} };
  const mentions: string[] = [];
  for (const piece of pieces) {
    const pair = /^([\p{L}\p{M} ]{2,24})\s*[:：]\s*(\S.*)$/u.exec(piece);
    const [, name = "", value = ""] = pair ?? [];
    const id = labelId(name);
    if (
      /^(?:name|title|product|نام|محصول|الاسم|المنتج|ชื่อ|สินค้า|название|товар|атауы|тауар|商品名|商品)$/i.test(
        name.trim(),
      )
    )
      facts.title ||= value;
    else if (id === "brand") facts.vendor = value;
    else if (id === "category") facts.category = value;
    else if (pair && facts.attributes) facts.attributes[name.trim()] = value;
    else mentions.push(piece);
  }
  const [first = "", ...others] = mentions;
  const isProse = first.split(/\s+/).length > 7;
  const rest = facts.title || quoted ? mentions.filter((mention) => mention !== quoted) : others;
  if (!facts.title && !quoted && !isProse) {
    // "handmade ceramic mug with blue glaze": the name ends where its properties begin.
    const [, name = first, property] = /^(.+?)\swith\s(.+)$/i.exec(first) ?? [];
    facts.title = capitalise(name.slice(0, 200));
    if (property) rest.unshift(property);
  }
  facts.title ||= quoted ?? nameIn(first);
  if (priced) facts.price = priced.price;
  if (isProse)
    return {
      facts: { ...facts, title: facts.title || oneLine(prompt).slice(0, 80), description: unpriced },
      mentions: [],
    };
  return {
    facts: { ...facts, title: facts.title || oneLine(prompt).slice(0, 80) },
    mentions: rest.map(bareMention).slice(0, 12),
  };
}

function bareMention(mention: string): string {
  return mention.replace(/^(?:and|with|made of|made from|has|و|با|مع|и|с|және)\s+/i, "").slice(0, 80);
}

function literal(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}

/** The facts that a brief holds, structured or in free text; undefined when it tells nothing. */
export function factsOf(brief: WritingBrief): FreeFacts | undefined {
  if (brief.facts) return { facts: brief.facts, mentions: [] };
  const text = oneLine(brief.prompt ?? "");
  if (!/[\p{L}\p{N}]/u.test(text)) return undefined;
  return readFreeText(brief.prompt ?? "");
}
