import type { ProductFacts, WritingBrief } from "../prompts/brief";
import { asciiDigits, findPrice } from "./figures";
import { labelId } from "./lexicon/labels";
import { isKind, recognise } from "./lexicon/lexicon";
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
  /^\s*(?:من فضلك\s+)?(?:اكتب|أنشئ|صف|اكتبي)\s[^:،.\n]{0,40}?(?:عن\s|لمنتج\s|للمنتج\s|حول\s|(?:ال)?منتج\s+ل|:)\s*:?\s*/,
  /^\s*(?:ช่วย|กรุณา)?(?:เขียน|สร้าง)[^:\n]{0,40}?(?:สำหรับ|เกี่ยวกับ|ของ)\s*(?:สินค้า)?\s*:?\s*/,
  /^\s*(?:пожалуйста,?\s+)?(?:напиши(?:те)?|создай(?:те)?|составь(?:те)?|опиши(?:те)?|сделай(?:те)?)[^:.\n]{0,50}?(?:\s(?:для|о|об|про)\s+(?:товара\s*)?:?|:)\s*/i,
];
const requestEnds: RegExp[] = [
  /\s*(?:را\s+)?(?:بنویس(?:ید)?|تولید کن(?:ید)?|بساز(?:ید)?)\s*[.!]?\s*$/,
  /\s*(?:үшін|туралы)\s[^.\n]{0,40}(?:жаз\p{L}*|құрастыр\p{L}*|дайында\p{L}*)\s*[.!]?\s*$/iu,
  /(?:について|の|に関する|向けの)(?:商品)?(?:説明文?|紹介文?|投稿|広告文?|文章)を(?:書いて|作成して|作って)(?:ください|下さい)?[。！]?\s*$/,
];

function withoutRequest(text: string): string {
  let rest = text;
  for (const pattern of requestEnds) rest = rest.replace(pattern, "");
  for (const pattern of requests) {
    const shorter = rest.replace(pattern, "");
    if (shorter !== rest && shorter.trim().length > 1) return shorter;
  }
  return rest;
}

/** How people begin to speak of their product. */
const introduction =
  /^(?:(?:we|i)\s+(?:sell|offer|have|make|made|launched|created)\s+|(?:this|it|here)\s+is\s+|introducing\s+|meet\s+)?(?:(?:an?|the|our|my|this|new)\s+)*/i;

/** "A handmade ceramic mug with blue glaze that holds 350 ml." -> "Handmade ceramic mug" */
function nameIn(sentence: string): string {
  const bare = sentence.replace(introduction, "");
  const cut = bare.split(/\s(?:with|that|which|for|in|is|are|made|—|–|-)\s|[.:,;،؛、。]/i)[0] ?? bare;
  return capitalise(oneLine(cut).slice(0, 80)) || oneLine(sentence).slice(0, 80);
}

/** Characters of a prompt that are read; what comes later adds nothing to a text about one product. */
const maxText = 20_000;

const titleLabel =
  /^(?:name|title|product|نام|محصول|الاسم|المنتج|ชื่อ|สินค้า|название|товар|атауы|тауар|商品名|商品)$/i;
const priceLabel = "price|only|at|for|قیمت|به قیمت|با قیمت|السعر|بسعر|ราคา|цена|по цене|бағасы|価格";
/** A line "name: value"; further commas belong to its value. */
const pairPattern = /^([\p{L}\p{M} ]{2,24})\s*[:：]\s*(\S.*)$/u;

function withoutPrice(text: string, price: string): string {
  const literal = price.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  return text.replace(new RegExp(`(?:(?<![\\p{L}])(?:${priceLabel})\\s*[:：]?\\s*)?${literal}`, "iu"), " ");
}

/** The pieces of a text: lines with a label whole, others parted at commas, dashes and sentence ends. */
function piecesOf(text: string): string[] {
  const lines = text.split("\n");
  return lines
    .flatMap((line) =>
      lines.length > 1 && pairPattern.test(line.trim())
        ? [line]
        : line.split(/[;؛،、•|]|,(?!\d)|\s[-–—]\s|(?<=[\p{L}\d)][.。!?])\s+/u),
    )
    .map((piece) => oneLine(piece).replace(/^[-*\s.,:]+|[\s.,:。،、]+$/gu, ""))
    .filter((piece) => /[\p{L}\p{N}]/u.test(piece));
}

/** Sorts the labelled pieces into facts and returns the others. */
function sortPieces(pieces: string[], facts: ProductFacts): string[] {
  return pieces.filter((piece, i) => {
    const [, name = "", value = ""] = pairPattern.exec(piece) ?? [];
    const id = labelId(name);
    const values = value.split(/\s*[,،、]\s*/).filter(Boolean);
    if (!name) return true;
    if (titleLabel.test(name.trim())) facts.title ||= value;
    else if (id === "brand") facts.vendor = value;
    else if (id === "category") facts.category = value;
    else if ((id === "colour" || id === "size") && values.length > 1)
      facts.options = [...(facts.options ?? []), { name, values }];
    // "Walnut Desk Lamp: walnut base": what stands before the colon names goods, not a property.
    else if (i === 0 && !id && !facts.title && recognise(name, "en").some(({ concept }) => isKind(concept))) {
      facts.title = capitalise(name.replace(introduction, "").trim());
      pieces.push(value);
    } else facts.attributes = { ...facts.attributes, [name.trim()]: value };
    return false;
  });
}

/**
 * Reads a product out of free text such as "Ocean Blue Shirt, cotton, narrow collar, long sleeves, $50".
 * The request around it is taken off; the first piece (or what stands in quotes) is the name, which stays
 * empty when there is none.
 */
function readFreeText(prompt: string): FreeFacts {
  const text = asciiDigits(withoutRequest(plainText(prompt.slice(0, maxText))));
  const priced = findPrice(text);
  const unpriced = priced ? withoutPrice(text, priced.match) : text;
  const quoted = /["“«「『]([^"”»」』\n]{2,80})["”»」』]/.exec(unpriced.slice(0, 200))?.[1];
  const facts: ProductFacts = { title: "", ...(priced ? { price: priced.price } : {}) };
  const pieces = piecesOf(unpriced);
  const sorted = sortPieces(pieces, facts);
  const mentions = [...sorted, ...pieces.slice(piecesOf(unpriced).length)].filter(
    (piece) => !quoted || !piece.includes(quoted),
  );
  facts.title ||= quoted ?? "";
  if (facts.title) return { facts, mentions: mentions.map(bareMention).slice(0, 12) };
  const [first = "", ...others] = mentions;
  if (first.split(/\s+/).length > 7)
    return {
      facts: { ...facts, title: nameIn(first), description: capitalise(unpriced.replace(introduction, "")) },
      mentions: [],
    };
  // "handmade ceramic mug with blue glaze": the name ends where its properties begin.
  const [, name = first, property] = /^(.+?)\swith\s(.+)$/i.exec(first) ?? [];
  const rest = property ? [property, ...others] : others;
  return {
    facts: { ...facts, title: capitalise(name.slice(0, 200)) },
    mentions: rest.map(bareMention).slice(0, 12),
  };
}

function bareMention(mention: string): string {
  return mention.replace(/^(?:and|with|made of|made from|has|و|با|مع|и|с|және)\s+/i, "").slice(0, 80);
}

/** The facts that a brief holds, structured or in free text; undefined when it tells nothing. */
export function factsOf(brief: WritingBrief): FreeFacts | undefined {
  if (brief.facts) return { facts: brief.facts, mentions: [] };
  if (!/[\p{L}\p{N}]/u.test(oneLine((brief.prompt ?? "").slice(0, maxText)))) return undefined;
  return readFreeText(brief.prompt ?? "");
}
