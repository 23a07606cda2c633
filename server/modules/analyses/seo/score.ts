import type { WritingLocale } from "@/server/modules/ai/contract";
import type { SeoCheck, SeoCheckId, SeoPage, SeoScore } from "./contract";
import { comparable, keywordAt, keywordCount, wordCount } from "./keyword";
import { descriptionPixels, room, titlePixels } from "./widths";

/** How much of a check's weight a page has: all, half, or nothing. */
type Verdict = { status: SeoCheck["status"]; found: SeoCheck["found"] };
interface Asked {
  page: SeoPage;
  keyword: string | undefined;
  locale: WritingLocale;
}

const passed = (found: SeoCheck["found"] = {}): Verdict => ({ status: "passed", found });
const warn = (found: SeoCheck["found"] = {}): Verdict => ({ status: "warn", found });
const failed = (found: SeoCheck["found"] = {}): Verdict => ({ status: "failed", found });

/** Words of a description that says enough, and of one that says something. */
const words = { enough: 120, some: 40 } as const;
/** From so many words on, a text without headings is a wall. */
const longText = 200;
/** The keyword, of all words: more reads like a list of keywords. Percent. */
const mostDensity = 4;
const handleLimits = { characters: 75, words: 8 } as const;

const measured = (text: string, width: number) => ({ pixels: width, characters: [...text].length });

function within(text: string, width: number, { least, most }: { least: number; most: number }): Verdict {
  const found = { ...measured(text, width), most };
  if (width > most) return width > most * 1.15 ? failed(found) : warn(found);
  return width < least ? warn(found) : passed(found);
}

function titleCheck({ page }: Asked): Verdict {
  // Search engines fall back on the product's own title.
  const shown = page.seoTitle || page.title;
  const verdict = within(shown, titlePixels(shown), room.title);
  return page.seoTitle || verdict.status !== "passed" ? verdict : warn(verdict.found);
}

function descriptionCheck({ page }: Asked): Verdict {
  const text = page.seoDescription;
  if (!text) return failed(measured("", 0));
  return within(text, descriptionPixels(text), room.description);
}

/** In the first half is early: what comes late is cut on a phone. */
function keywordIn(text: string, keyword: string, early = 1): Verdict {
  const at = keywordAt(text, keyword);
  if (at === null) return failed({ keyword });
  return at <= early ? passed({ keyword }) : warn({ keyword });
}

function handleCheck({ page: { handle } }: Asked): Verdict {
  const parts = handle.split(/[-_]/).filter(Boolean);
  const found = { handle, words: parts.length, characters: handle.length };
  if (handle.length > handleLimits.characters * 1.5) return failed(found);
  const wide = handle.length > handleLimits.characters || parts.length > handleLimits.words;
  return wide || /_|^product-[0-9a-z]{5,}$/.test(handle) ? warn(found) : passed(found);
}

/** Words all in capitals, and signs that come three times. */
function shoutingCheck({ page }: Asked): Verdict {
  const text = `${page.seoTitle || page.title} ${page.seoDescription}`;
  const loud = (text.match(/(?<![\p{L}\p{N}])\p{Lu}{5,}(?![\p{L}\p{N}])/gu) ?? []).slice(0, 3);
  const signs = /[!?！？؟]{2,}|([^\p{L}\p{N}\s.])\1{2,}/u.exec(text)?.[0];
  const found = [...loud, ...(signs ? [signs] : [])];
  if (found.length === 0) return passed();
  return found.length > 2 ? failed({ words: found.join(" ") }) : warn({ words: found.join(" ") });
}

function contentCheck({ page, locale }: Asked): Verdict {
  const count = wordCount(page.text, locale);
  const found = { words: count, enough: words.enough };
  return count >= words.enough ? passed(found) : count >= words.some ? warn(found) : failed(found);
}

function contentKeywordCheck({ page, locale }: Asked, keyword: string): Verdict {
  const count = keywordCount(page.text, keyword);
  const ofKeyword = Math.max(1, wordCount(keyword, locale));
  const all = Math.max(1, wordCount(page.text, locale));
  const density = Math.round((count * ofKeyword * 1000) / all) / 10;
  const found = { keyword, count, density };
  if (count === 0) return keywordAt(page.text, keyword) === null ? failed(found) : warn(found);
  return density > mostDensity && count > 2 ? warn(found) : passed(found);
}

function headingsCheck({ page, locale }: Asked): Verdict {
  const { headings } = page;
  const found = { headings: headings.length };
  if (headings.some(({ text }) => !text.trim())) return warn(found);
  // The page's own title is its first heading: another of that rank in the text contends with it.
  if (headings.some(({ level }) => level === 1)) return warn(found);
  const skips = headings.some(({ level }, at) => level - (headings[at - 1]?.level ?? 1) > 1 && at > 0);
  if (skips) return warn(found);
  if (headings.length > 0) return passed(found);
  return wordCount(page.text, locale) >= longText ? failed(found) : passed(found);
}

function altsCheck({ page: { alts } }: Asked): Verdict {
  const told = alts.filter((alt) => alt.trim()).length;
  const found = { told, images: alts.length };
  if (alts.length > 0 && told === alts.length) return passed(found);
  return told * 2 >= alts.length && told > 0 ? warn(found) : failed(found);
}

function factsCheck({ page }: Asked): Verdict {
  const known = [page.category !== "", page.vendor !== "", page.hasPrice, page.images > 0];
  const count = known.filter(Boolean).length;
  const found = { known: count, all: known.length };
  if (!page.hasPrice) return failed(found);
  return count === known.length ? passed(found) : warn(found);
}

function uniqueCheck({ page }: Asked): Verdict {
  return page.twins === 0 ? passed() : failed({ products: page.twins });
}

interface Check {
  weight: number;
  look(asked: Asked, keyword: string): Verdict;
  /** It is about the keyword, and left out without one. */
  ofKeyword?: true;
}

const checks: Record<SeoCheckId, Check> = {
  title: { weight: 14, look: titleCheck },
  titleKeyword: {
    weight: 10,
    ofKeyword: true,
    look: ({ page }, keyword) => keywordIn(page.seoTitle || page.title, keyword, 0.5),
  },
  description: { weight: 12, look: descriptionCheck },
  descriptionKeyword: {
    weight: 5,
    ofKeyword: true,
    look: ({ page }, keyword) => keywordIn(page.seoDescription, keyword),
  },
  handle: { weight: 6, look: handleCheck },
  handleKeyword: {
    weight: 4,
    ofKeyword: true,
    look: ({ page }, keyword) => keywordIn(page.handle, keyword),
  },
  unique: { weight: 6, look: uniqueCheck },
  shouting: { weight: 4, look: shoutingCheck },
  content: { weight: 12, look: contentCheck },
  contentKeyword: { weight: 6, ofKeyword: true, look: contentKeywordCheck },
  headings: { weight: 4, look: headingsCheck },
  images: {
    weight: 5,
    look: ({ page }) => (page.images > 0 ? passed({ images: page.images }) : failed({ images: 0 })),
  },
  alts: { weight: 6, look: altsCheck },
  facts: { weight: 6, look: factsCheck },
};

const share = { passed: 1, warn: 0.5, failed: 0 } as const;

/**
 * How well a page is prepared for search engines, 0 to 100, with the reasons: each check counts its weight whole, half
 * or not at all. Without a keyword the checks of it do not count. The same page gives the same score.
 */
export function scorePage(page: SeoPage, keyword: string | undefined, locale: WritingLocale): SeoScore {
  const wanted = keyword && comparable(keyword) ? keyword : undefined;
  const counted = (Object.entries(checks) as [SeoCheckId, Check][]).filter(
    ([, { ofKeyword }]) => !ofKeyword || wanted !== undefined,
  );
  const all = counted.reduce((sum, [, { weight }]) => sum + weight, 0);
  const results = counted.map(([id, { weight, look }]): SeoCheck => {
    const { status, found } = look({ page, keyword: wanted, locale }, wanted ?? "");
    const of100 = (weight * 100) / all;
    const round = (value: number) => Math.round(value * 10) / 10;
    return { id, status, found, weight: round(of100), got: round(of100 * share[status]) };
  });
  const got = counted.reduce(
    (sum, [, { weight }], at) => sum + weight * share[results[at]?.status ?? "failed"],
    0,
  );
  return { score: Math.round((got * 100) / all), checks: results };
}
