import type { ProductFacts } from "../prompts/brief";
import { detectLocale } from "../prompts/detect-locale";
import type { WritingLocale } from "../prompts/tasks";
import { tidyEnglish } from "./english";
import { isInjection } from "./injection";
import { labelId, labelText, translateLabel } from "./lexicon/labels";
import { type Concept, conceptOf, type Found, isKind, recognise } from "./lexicon/lexicon";
import { formatPrice } from "./money";
import { type DescriptionParts, readDescription } from "./sentences";
import { oneLine } from "./text";

/** A property with its name, both in the language of the text where they are known. */
export interface Property {
  label: string;
  values: string[];
}

/** The facts of a brief, cleaned and understood: what the composer builds sentences from. */
export interface Subject {
  title: string;
  /** The title is in the language of the text (or in a script that it shares). */
  ownTitle: boolean;
  kind: Concept | undefined;
  /** Ids of what the name says already. */
  inTitle: ReadonlySet<string>;
  /** Sentences and points of the description in the language of the text; empty when it is in another. */
  sentences: string[];
  points: string[];
  materials: Concept[];
  colours: Concept[];
  features: Concept[];
  audience: Concept[];
  /** Options with several values: what a customer chooses. */
  choices: Property[];
  /** Everything else that has a name. */
  properties: Property[];
  /** Properties that were named without saying what they are. */
  mentions: string[];
  category: string | undefined;
  vendor: string | undefined;
  tags: string[];
  price: string | undefined;
  before: string | undefined;
}

/** What goods of these kinds are made of; elsewhere ("Glass Animals", an album) the word may mean anything. */
const jewellery = new Set(["watch", "ring", "necklace", "bracelet", "earrings", "sunglasses", "keyring"]);

function mayBeMadeOf(kind: Concept | undefined, material: Concept): boolean {
  if (!kind) return true;
  if (kind.group === "wear") return material.group === "textile" || jewellery.has(kind.id);
  return (
    kind.group === "home" ||
    kind.group === "tech" ||
    kind.id === "notebook" ||
    kind.id === "toy" ||
    kind.id === "keyring" ||
    kind.id === "tent"
  );
}

/** Words after which a text speaks of parts and no longer of the thing itself. */
const partsBegin: Record<WritingLocale, RegExp> = {
  en: /\b(?:with|featuring|including|details)\b/i,
  fa: /\s(?:با|دارای|همراه)\s/,
  ar: /\s(?:مع|ب\p{L}{3,})\s?/u,
  th: /(?:พร้อม|มี|และ|กับ)/,
  ru: /\s(?:с|со|и)\s/i,
  kk: /(?:\s(?:және|бар)\s|лы\s|лі\s)/i,
  ja: /(?:付き|を備え|が)/,
};
const headLast: ReadonlySet<WritingLocale> = new Set(["en", "kk", "ja"]);

/** What may follow the noun of a name: how much of it there is ("Green Tea 100 g"). */
const measure =
  /^(?:[\s\d.,x×/+)(-]|(?:g|kg|mg|ml|l|cl|oz|lb|cm|mm|m|in|inch|pcs|pack|gb|tb|w|v|mah)(?![\p{L}]))*$/iu;

/** The kind of goods that a name or a first phrase names: its head noun. */
function kindIn(text: string, locale: WritingLocale): Concept | undefined {
  const phrase = text.split(/\s[-–—|(]|[,:(،、]/)[0] ?? text;
  const cut = phrase.slice(0, Math.max(partsBegin[locale].exec(phrase)?.index ?? phrase.length, 3));
  const kinds = recognise(cut, locale).filter(({ concept }) => isKind(concept));
  if (headLast.has(locale)) {
    const last = kinds.at(-1);
    return last && measure.test(cut.slice(last.end)) ? last.concept : undefined;
  }
  return kinds[0]?.concept;
}

/** Parts whose material or colour is their own: a cotton lining makes no cotton bag. */
const partNouns =
  /^\p{L}*[\s\u200c-]*(?:の)?(?:lining|base|shade|sole|strap|handle|lid|lace|button|trim|آستر|بند|دسته|زیره|بطانة|حزام|مقبض|نعل|ซับใน|สาย|พื้นรองเท้า|подкладк|ремеш|ремен|ручк|подошв|основани|пуговиц|астар|бау|табан|тұтқа|түйме|裏地|ストラップ|持ち手|ソール|ボタン)/iu;
const partsFirst =
  /(?:آستر|بند|دسته|زیره|بطانة|حزام|مقبض|نعل|ซับใน|ด้านในบุ|บุ|สาย|พื้น|подкладк\p{L}*|подошв\p{L}*|ручк\p{L}*|астар\p{L}*|табан\p{L}*|裏地(?:には|は|に)?)[\s\u200c]*(?:از|من|ทำจาก|ด้วย|из)?[\s]*$/u;

/** Sentences that speak of other things to wear or use with it: their features are not the product's. */
const aside =
  /\b(?:pairs?|wear|match(?:es)?|style|layer|goes well|works with|compatible|unlike|instead of|alternative|than)\b|ست کنید|بپوشید|سازگار با|نسّقيه|ارتديه|متوافق|ใส่คู่|จับคู่|сочета|носите|совместим|үйлес|киіңіз|合わせ|対応機種/i;

/** What a text says of the thing itself, and not of one of its parts. */
function ofItself(text: string, locale: WritingLocale): Found[] {
  return recognise(text, locale).filter(
    ({ start, end }) => !partNouns.test(text.slice(end)) && !partsFirst.test(text.slice(0, start)),
  );
}

function unique<T>(values: T[], key: (value: T) => string): T[] {
  const seen = new Set<string>();
  return values.filter((value) => {
    const k = key(value).toLowerCase();
    return k !== "" && !seen.has(k) && seen.add(k);
  });
}

/** A general word gives way to a precise one: "wool" to "wool blend". */
const precise: Record<string, string[]> = {
  wool: ["wool_blend", "merino"],
  cotton: ["cotton_blend", "organic_cotton"],
  leather: ["faux_leather"],
  wood: ["oak", "walnut"],
  blue: ["navy", "light_blue"],
  green: ["olive"],
  pockets: ["chest_pockets", "chest_pocket", "side_pockets", "front_pocket"],
  chest_pocket: ["chest_pockets"],
  waterproof: [],
};

function concepts(found: Found[], groups: string[]): Concept[] {
  const list = unique(
    found.map(({ concept }) => concept).filter(({ group }) => groups.includes(group)),
    ({ id }) => id,
  );
  const ids = new Set(list.map(({ id }) => id));
  return list.filter(({ id }) => !(precise[id] ?? []).some((other) => ids.has(other)));
}

const units: Record<string, string> = {
  ml: "milliliter",
  l: "liter",
  g: "gram",
  kg: "kilogram",
  mm: "millimeter",
  cm: "centimeter",
  m: "meter",
};

/** A single measure ("750 ml") in the writing of a language. */
function measured(text: string, locale: WritingLocale): string | undefined {
  const [, figure, sign] = /^(\d{1,6}(?:\.\d{1,3})?)\s?(ml|l|g|kg|mm|cm|m)$/i.exec(text) ?? [];
  const unit = sign && units[sign.toLowerCase()];
  if (!figure || !unit || locale === "en") return undefined;
  const unitDisplay = locale === "ar" ? "long" : "short";
  return new Intl.NumberFormat(locale, { style: "unit", unit, unitDisplay, maximumFractionDigits: 3 }).format(
    Number(figure),
  );
}

function value(text: string, locale: WritingLocale): string {
  const clean = oneLine(text).slice(0, 120);
  const amount = measured(clean, locale);
  if (amount) return amount;
  const concept = conceptOf(clean);
  if (!concept || detectLocale(clean) === locale) return clean;
  const word = concept.words[locale];
  return locale === "en" ? word.replace(/^an? /, "") : word;
}

const isDefault = (name: string, values: string[]): boolean =>
  /^(?:title|default|name)$/i.test(name.trim()) && values.every((v) => /default/i.test(v));

function properties(pairs: Array<{ name: string; values: string[] }>, locale: WritingLocale): Property[] {
  const clean = pairs
    .filter(({ name, values }) => !isDefault(name, values) && !values.some(isInjection) && !isInjection(name))
    .map(({ name, values }) => ({
      label: translateLabel(oneLine(name).slice(0, 60), locale),
      values: unique(
        values.map((v) => value(v, locale)).filter((v) => v && !/^default(?: title)?$/i.test(v)),
        (v) => v,
      ),
    }))
    .filter(({ label, values }) => label && values.length > 0);
  return unique(clean, ({ label }) => label);
}

function localCategory(category: string | undefined, locale: WritingLocale): string | undefined {
  const last = oneLine((category ?? "").split(/\s*(?:>|\/|»|›|\|)\s*/).at(-1) ?? "").slice(0, 80);
  if (!last || isInjection(last) || /^(?:uncategori[sz]ed|default|home|all)$/i.test(last)) return undefined;
  return value(last, locale);
}

/** Reads the language of a text; short names in kanji alone count as Japanese where Japanese is written. */
function languageOf(text: string, locale: WritingLocale): WritingLocale | undefined {
  const detected = detectLocale(text);
  // Short Arabic names often hold no letter that Persian lacks.
  if (detected === "fa" && locale === "ar" && !/[پچژگکی\u200c]/.test(text)) return "ar";
  if (detected) return detected;
  return locale === "ja" && /\p{Script=Han}/u.test(text) ? "ja" : undefined;
}

/** What is understood of a product's facts, for a text in a language. */
export function understand(facts: ProductFacts, locale: WritingLocale, mentions: string[] = []): Subject {
  const title = oneLine(facts.title);
  const titleLocale = languageOf(title, locale);
  const parts: DescriptionParts = readDescription(facts.description ?? "", titleLocale);
  const described = parts.locale ?? "en";
  const first = [...parts.sentences, ...parts.points][0] ?? "";
  const whole = [...parts.sentences, ...parts.points].filter((text) => !aside.test(text)).join(" \n ");
  const kind =
    kindIn(title, titleLocale ?? "en") ??
    kindIn(first, described) ??
    kindIn(
      oneLine(facts.category ?? "")
        .split(/[>/]/)
        .at(-1) ?? "",
      languageOf(facts.category ?? "", locale) ?? "en",
    );
  const core = first.slice(0, partsBegin[described].exec(first)?.index ?? first.length);
  const titled = recognise(title, titleLocale ?? "en");
  const named = [...titled, ...ofItself(core, described)];
  // A mention is one of ours ("cotton"), or quoted as it stands, or (in another language) searched for ours.
  const mentioned = mentions.flatMap((mention) => {
    const found = ofItself(mention, languageOf(mention, locale) ?? "en");
    return languageOf(mention, locale) === locale && !conceptOf(mention) ? [] : found;
  });
  const everything = [...titled, ...recognise(whole, described), ...mentioned];
  const tags = unique(
    (facts.tags ?? []).map((tag) => oneLine(tag).slice(0, 40)).filter((tag) => !isInjection(tag)),
    (t) => t,
  );
  const tagged = tags.flatMap((tag) => conceptOf(tag) ?? []);
  const options = properties(facts.options ?? [], locale);
  const named2 = properties(
    [
      ...Object.entries(facts.attributes ?? {}).map(([name, text]) => ({ name, values: [text] })),
      ...(parts.locale === locale || parts.locale === undefined
        ? parts.pairs
        : parts.pairs.filter(({ name }) => labelId(name))
      ).map(({ name, value: text }) => ({ name, values: [text] })),
    ],
    locale,
  );
  const all = [...options, ...named2];
  const has = (id: "colour" | "material" | "audience") =>
    all.some(({ label }) => label === labelText(id, locale));
  const coloured = kind?.group === "wear" || kind?.group === "home";
  const own = parts.locale === locale;
  const tidy = (sentence: string) => (locale === "en" ? tidyEnglish(sentence) : sentence);
  const priced = facts.price && facts.price.amount > 0 ? facts.price : undefined;
  const reduced =
    priced && facts.compareAt?.currency === priced.currency && facts.compareAt.amount > priced.amount;
  return {
    title,
    ownTitle: titleLocale === locale || (locale === "en" && /\p{Script=Latin}/u.test(title)),
    kind,
    inTitle: new Set(titled.map(({ concept }) => concept.id)),
    sentences: own ? parts.sentences.map(tidy) : [],
    points: own ? parts.points.map(tidy) : [],
    materials: has("material")
      ? []
      : concepts([...named, ...mentioned], ["textile", "hard"])
          .filter((m) => mayBeMadeOf(kind, m))
          .slice(0, 3),
    colours: has("colour") || !coloured ? [] : concepts([...named, ...mentioned], ["colour"]).slice(0, 3),
    features: concepts(everything, ["feature"]).slice(0, 8),
    audience: has("audience")
      ? []
      : audienceOf([...tagged, ...concepts([...named, ...mentioned], ["audience"])]),
    choices: options.filter(({ values }) => values.length > 1),
    properties: [...options.filter(({ values }) => values.length === 1), ...named2],
    mentions: mentions.filter((m) => languageOf(m, locale) === locale && !conceptOf(m) && !isInjection(m)),
    category: localCategory(facts.category, locale),
    vendor:
      facts.vendor && !isInjection(facts.vendor)
        ? oneLine(facts.vendor).slice(0, 80) || undefined
        : undefined,
    tags: tags.map((tag) => value(tag, locale)),
    price: priced && formatPrice(priced, locale),
    before: reduced && facts.compareAt ? formatPrice(facts.compareAt, locale) : undefined,
  };
}

function audienceOf(found: Concept[]): Concept[] {
  const list = unique(
    found.filter(({ group }) => group === "audience"),
    ({ id }) => id,
  );
  return list.slice(0, 2);
}
