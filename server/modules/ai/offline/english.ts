import { type Concept, isKind, recognise } from "./lexicon/lexicon";
import { capitalise } from "./text";

/** Parts and properties of goods that are counted: in the singular they need an article. */
const parts =
  "belt|fit|collar|pocket|lining|pattern|sole|hem|cuff|strap|zip|zipper|hood|design|finish|waist|waistband|handle|lid|base|logo|buckle|button|neckline|neck|print|look|shape|silhouette|cut|frame|back|seat|shade|case|cover|closure|clasp|chain|pendant|stone|screen|display|battery|cable|stand|rim|spout|drawer|shelf|surface|border|pouch|compartment|bow|ribbon|badge|patch|stripe|texture|glaze|scent|flavor|flavour|blend|toe|heel|tongue|panel|drawstring|cord|letter|label|tag|box";
const singularPart = new RegExp(`\\b(?:${parts})$`, "i");
const pluralPart = new RegExp(
  `\\b(?:${parts}|sleeve|lace|light|shoulder|pad|stitch|color|colour|detail)(?:e?s)$`,
  "i",
);
const determiner =
  /^(?:an?|the|no|two|three|four|five|six|some|many|several|its|our|your|one|both|all|plenty|ample|extra|more|\d)\b/i;
const preposition =
  /\s(?:with|in|for|of|on|at|from|by|that|which|to|down|over|under|inside|around|made|featuring|complete|tied|scented|lined|filled|printed|finished|crafted|built|covered|trimmed|decorated|and|or)\s|,\s/i;
const finiteVerbs =
  /\b(?:is|are|was|were|be|been|has|have|had|can|could|will|would|may|might|must|should|do|does|comes?|features|means?|makes?|gives?|keeps?|lets?|offers|includes?|adds|brings?|provides?|fits|holds?|looks|feels|sits|goes|works|helps|allows?|ensures?|turns|takes|stays|runs|lasts|protects|combines|uses|gets|wears|needs|you'll|you’ll|it's|it’s|they're|you're)\b/i;
const openingVerbs =
  /^(?:wear|pair|use|enjoy|add|try|get|bring|keep|make|take|give|wash|hang|put|serve|charge|choose|pick|treat|discover|meet|say|relax|cook|brew|turn|go|let|do|don't|please|note|see|remove|perfect|ideal|great|suitable|available|now|also)\b/i;

/** "a" or "an" by the sound of the next word. */
export function article(phrase: string): string {
  const word = phrase.replace(/^["“'‘(]+/, "");
  if (/^(?:u(?:ni|se|sb|t[ei])|eu|one\b|once)/i.test(word)) return "a";
  if (/^(?:hour|honest|heir)/i.test(word)) return "an";
  if (/^(?:[aefhilmnorsx]-|[AEFHILMNORSX](?:[A-Z]|\d|\b)|8|11\b|18\b)/.test(word)) return "an";
  return /^[aeiou]/i.test(word) ? "an" : "a";
}

function head(phrase: string): string {
  return (phrase.split(preposition)[0] ?? phrase).trim();
}

/** Whether a name stands for several things ("LED High Tops", "Jeans"). */
export function isPlural(name: string): boolean {
  const last = head(name.split(/\s[-–—|:(]|\(|:\s/)[0] ?? name)
    .split(/\s+/)
    .at(-1);
  return (
    /[^s'’iu]s$/i.test(last ?? "") && !/(?:series|lens|bus|gas|canvas|atlas|iris|chess)$/i.test(last ?? "")
  );
}

/** Words that stay in capitals when a shouted name comes down to ordinary letters. */
const acronyms =
  /^(?:LED|LCD|USB|TV|PVC|UV|UPF|SPF|HDMI|DVD|CD|BPA|NFC|GPS|DIY|RGB|PC|UK|USA|EU|X*[SL]|[IVX]+)$/;

/** A name without shouting: "ORGANIC GREEN TEA 100G" as "Organic Green Tea 100g". */
function calmName(name: string): string {
  const isShouted = /[A-Z]{4}/.test(name) && !/\p{Ll}/u.test(name) && name.includes(" ");
  if (!isShouted) return name;
  return name.replace(/[\p{L}\d'’]+/gu, (word) =>
    acronyms.test(word) ? word : capitalise(word.toLowerCase()),
  );
}

/** A name as it stands in a sentence: with "the" where it is a common noun, quoted when not in Latin script. */
export function englishName(given: string): string {
  const name = calmName(given);
  if (!/\p{Script=Latin}/u.test(name)) return `“${name}”`;
  const kinds = recognise(name, "en").filter(({ concept }) => isKind(concept));
  // "Handmade ceramic mug" is a description with a capital, "Aurora headphones" begins with a name.
  const isCommon = /^[A-Z][a-z]+(?:\s[^A-Z\s]+)+$/.test(name) && recognise(name, "en")[0]?.start === 0;
  const isTitle = /^[A-Z][\p{L}\d'’-]*(?:\s[A-Z\d]\S*)+$/u.test(name);
  const takesArticle =
    /^[A-Z][\p{L}\d'’-]*(?:\s|$)/u.test(name) &&
    !/^(?:the|an?|my|your|our|this|that|one|dr|mr|mrs)\s/i.test(name) &&
    !(/^\p{L}+['’]s\s/u.test(name) && !/^(?:(?:wo)?men|kid|child|children)['’]s/i.test(name)) &&
    !/[.!?:|]|\s[-–—]\s/.test(name) &&
    (kinds.length > 0 || isTitle);
  return takesArticle ? `the ${isCommon ? lowerFirst(name) : name}` : name;
}

/** Small repairs of spelling that product files are full of. */
export function tidyEnglish(sentence: string): string {
  const tidy = sentence
    .replace(/\b(wo)?m[ae]ns\b/gi, (word) => {
      const fixed = /^w/i.test(word) ? "women’s" : "men’s";
      return /^[A-Z]/.test(word) ? capitalise(fixed) : fixed;
    })
    .replace(/\s+([,.;:!?])/g, "$1")
    .replace(/([,;])(?=[^\s\d])/g, "$1 ")
    .replace(/!+/g, ".")
    .replace(/\s{2,}/g, " ");
  return capitalise(tidy.trim());
}

function lowerFirst(phrase: string): string {
  const first = phrase.split(/[\s-]/)[0] ?? "";
  return /^[A-Z][a-z’']+$/.test(first) ? (phrase[0] ?? "").toLowerCase() + phrase.slice(1) : phrase;
}

function isSingular(noun: string): boolean {
  if (pluralPart.test(noun) || isPlural(noun)) return false;
  if (singularPart.test(noun)) return true;
  const last = recognise(noun, "en").findLast(({ concept }) => isKind(concept));
  return last !== undefined && last.end === noun.length && ["wear", "home"].includes(last.concept.group);
}

function withArticle(piece: string): string {
  const noun = head(piece);
  return !determiner.test(piece) && isSingular(noun) ? `${article(piece)} ${piece}` : piece;
}

/** "a collar and buttons and sleeves" as a list with commas, each singular piece with its article. */
function tidyList(list: string): string {
  const pieces = list.split(/,\s*and\s+|,\s+|\s+and\s+/).map((piece) => piece.trim());
  if (pieces.some((piece) => !piece || finiteVerbs.test(piece))) return list;
  const named = pieces.map(withArticle);
  if (named.length === 1) return named[0] ?? list;
  return `${named.slice(0, -1).join(", ")}${named.length > 2 ? "," : ""} and ${named.at(-1)}`;
}

/** The list that follows the first "with", mended; what follows the list stays. */
function tidyWith(text: string): string {
  return text.replace(
    /^(.*?\swith\s)(.+?)(,?\s(?:in|for|complete|tied|that|which)\s.*)?$/i,
    (_, opening: string, list: string, tail: string | undefined) => opening + tidyList(list) + (tail ?? ""),
  );
}

/** A noun with its adjectives, without the words that the name of the product has said already. */
function unsaid(noun: string, title: string): string {
  const said = new Set(wordsIn(title));
  const compounds = recognise(noun, "en").filter(
    ({ start, end }) =>
      noun.slice(start, end).includes(" ") &&
      !wordsIn(noun.slice(start, end)).every((word) => said.has(word)),
  );
  const words = [...noun.matchAll(/\S+/g)].map((match) => ({ word: match[0], at: match.index }));
  const kept = words.filter(({ word, at }, i) => {
    const besideAnd = word === "and" || words[i - 1]?.word === "and" || words[i + 1]?.word === "and";
    const inCompound = compounds.some(({ start, end }) => at >= start && at < end);
    return i === words.length - 1 || besideAnd || inCompound || !said.has(word.toLowerCase());
  });
  return kept.map(({ word }) => word).join(" ");
}

function wordsIn(text: string): string[] {
  return text.toLowerCase().split(/\s+/);
}

/** A noun phrase that says what the product is, with its number. */
export interface Lead {
  phrase: string;
  plural: boolean;
}

/**
 * A fragment such as "Ocean blue cotton shirt with a narrow collar and long sleeves." as a noun phrase that
 * can follow the product's name: article added, list mended, and the words that the name already says left
 * out. Undefined when the sentence is not of that shape.
 */
export function leadOf(sentence: string, title: string): Lead | undefined {
  const text = sentence.replace(/[.\s]+$/, "");
  const clause = text.split(/\s(?:that|which)\s/)[0] ?? text;
  if (/[.;:?!]/.test(text) || finiteVerbs.test(clause) || openingVerbs.test(text)) return undefined;
  const noun = head(text.replace(/^(?:an?|the)\s+/i, ""));
  // "black and red striped silk blouse": the first "and" joins colours, not things.
  const joined =
    /^((?:[\p{L}’'-]+\s){0,3}and\s+[\p{L}’' -]+?)(?=\s(?:with|in|for|of|that|made|featuring)\s|,|$)/iu.exec(
      text,
    );
  const start = joined?.[1] && !endsInKind(noun, title) ? joined[1] : noun;
  if (!endsInKind(start, title)) return undefined;
  const rest = text.replace(/^(?:an?|the)\s+/i, "").slice(start.length);
  const plural = isPlural(start);
  const remaining = unsaid(start, title);
  // Nothing but the noun itself: the name said all of it.
  if (!remaining.includes(" ") && !rest) return undefined;
  const phrase = lowerFirst(remaining) + tidyWith(rest.replace(/^,(?= with )/, ""));
  return { phrase: plural || isMass(start) ? phrase : `${article(phrase)} ${phrase}`, plural };
}

/** Food is not counted: "tea from the hills". */
function isMass(noun: string): boolean {
  return recognise(noun, "en").findLast(({ concept }) => isKind(concept))?.concept.group === "food";
}

/** The noun of a phrase is a kind of goods, or what the name itself calls the product ("chess set"). */
function endsInKind(noun: string, title: string): boolean {
  const own =
    head(title.split(/\s[-–—|:(]|\(|:\s/)[0] ?? title)
      .split(" ")
      .at(-1)
      ?.toLowerCase() ?? "";
  if (own.length > 2 && /^\p{L}+$/u.test(own) && noun.toLowerCase().split(" ").at(-1) === own) return true;
  const last = recognise(noun, "en").findLast(({ concept }) => isKind(concept));
  return last !== undefined && last.end === noun.length;
}

/** A sentence that begins with its verb: "Keeps drinks cold." */
const subjectless =
  /^(keeps|holds|fits|comes|features|includes|has|offers|measures|weighs|works|burns|lasts|protects|provides|gives|makes|adds|brings|lets|helps|allows|charges|runs|stays|looks|feels|uses|combines|contains|covers|absorbs|folds|stands|sits|suits|goes|pairs)\s(.+)$/i;

function baseForm(verb: string): string {
  const lower = verb.toLowerCase();
  return lower === "has" ? "have" : lower === "goes" ? "go" : lower.replace(/s$/, "");
}

/**
 * A fragment as a full sentence about the product ("Adjustable belt." -> "It has an adjustable belt.");
 * sentences that are complete come back as they are.
 */
export function completeSentence(sentence: string, plural: boolean): string {
  const it = plural ? "They" : "It";
  const text = sentence.replace(/[.\s]+$/, "");
  if (/^(?:can|will|may) /i.test(text)) return `${it} ${lowerFirst(text)}.`;
  if (
    /^(?:made|crafted|designed|built|knitted|woven|handmade|hand-\w+)\s(?:of|from|in|with|by|for|to)\b/i.test(
      text,
    )
  ) {
    return `${it} ${plural ? "are" : "is"} ${lowerFirst(text)}.`;
  }
  const verb = subjectless.exec(text);
  if (verb?.[1] && verb[2]) {
    const things = /^(?:has|includes|features|offers)$/i.test(verb[1]) ? tidyList(verb[2]) : verb[2];
    return `${it} ${plural ? baseForm(verb[1]) : verb[1].toLowerCase()} ${things}.`;
  }
  if (/[.;:?!]/.test(text) || finiteVerbs.test(text) || openingVerbs.test(text)) return sentence;
  if (
    /^\d[^,]*\s(?:high|wide|long|tall|deep|thick)$/i.test(text) ||
    /^(?:compatible|suitable|resistant|foldable|rechargeable|adjustable|lightweight|portable)\b/i.test(
      text,
    ) ||
    /^[^,]*\b(?:safe|washable|free|resistant|repellent|friendly|waterproof|windproof|adjustable)$/i.test(text)
  ) {
    return `${it} ${plural ? "are" : "is"} ${lowerFirst(text)}.`;
  }
  const noun = head(text);
  if (!singularPart.test(noun) && !pluralPart.test(noun)) return sentence;
  const [, things = text, tail = ""] =
    /^(.*?)(,?\s(?:for|with|in|on|that|which|complete)\s.*)?$/i.exec(text) ?? [];
  return `${it} ${plural ? "have" : "has"} ${tidyList(lowerFirst(things))}${tidyWith(tail)}.`;
}

const adjectives: ReadonlySet<string> = new Set([
  "handmade",
  "waterproof",
  "windproof",
  "wireless",
  "rechargeable",
  "foldable",
  "portable",
  "organic",
  "vegan",
  "lightweight",
  "knitted",
  "sleeveless",
  "scented",
  "unscented",
]);

/** What a lead can be made of when there is no sentence to take it from. */
interface Parts {
  title: string;
  kind: Concept | undefined;
  colours: Concept[];
  materials: Concept[];
  features: Concept[];
  mentions: string[];
}

/** Whether "with" can stand before a feature: "with a collar", "with long sleeves", not "with machine washable". */
function followsWith({ words: { en } }: Concept): boolean {
  return /^an?\s|s$|\bfront$|\b(?:embroidery|cancellation|charging|Bluetooth|fabric|space)$/.test(en);
}

function isThing(mention: string): boolean {
  const noun = head(mention);
  return !finiteVerbs.test(mention) && (singularPart.test(noun) || pluralPart.test(noun));
}

/** Phrases made of single properties: before the noun, after "with", and what fits in neither place. */
export interface MadeLead {
  /** "handmade cotton shirt"; without any property before the noun undefined. */
  noun: string | undefined;
  /** "long sleeves and a narrow collar", or empty. */
  things: string;
  plural: boolean;
  unusedFeatures: Concept[];
  unusedMentions: string[];
}

/** Arranges the single properties of a product around its noun. */
export function arrange(parts: Parts): MadeLead {
  const said = parts.title.toLowerCase();
  const unspoken = (concepts: Concept[]) =>
    concepts.map(({ words }) => words.en).filter((text) => !said.includes(text));
  const before = unspoken([
    ...parts.features.filter(({ id }) => adjectives.has(id)),
    ...(parts.colours.length === 1 ? parts.colours : []),
    ...(parts.materials.length === 1 ? parts.materials : []),
  ]);
  const others = parts.features.filter(({ id }) => !adjectives.has(id));
  const joined = others.filter(followsWith).slice(0, 4);
  const things = parts.mentions.filter(isThing).slice(0, 4);
  const list = [
    ...joined.map(({ words }) => words.en),
    ...things.map((thing) => withArticle(lowerFirst(thing))),
  ];
  const serial = list.length > 2 ? "," : "";
  return {
    noun: parts.kind && before.length > 0 ? [...before, parts.kind.words.en].join(" ") : undefined,
    things: list.length > 1 ? `${list.slice(0, -1).join(", ")}${serial} and ${list.at(-1)}` : list.join(""),
    plural: isPlural(parts.kind?.words.en ?? parts.title),
    unusedFeatures: others.filter((feature) => !joined.includes(feature)),
    unusedMentions: parts.mentions.filter((mention) => !things.includes(mention)),
  };
}
