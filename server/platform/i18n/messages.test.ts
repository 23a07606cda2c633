import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type MessageFormatElement, parse, TYPE } from "@formatjs/icu-messageformat-parser";
import { describe, expect, it } from "vitest";
import { type Locale, locales } from "./locales";
import { loadMessages, translatorFor } from "./messages";
import { namespaces } from "./namespaces";

const root = join(import.meta.dirname, "../../../messages");

type Tree = { [key: string]: string | Tree };

function flatten(tree: Tree, path: string): [string, string][] {
  return Object.entries(tree).flatMap(([key, value]) => {
    const at = path ? `${path}.${key}` : key;
    return typeof value === "string" ? [[at, value] as [string, string]] : flatten(value, at);
  });
}

function files(locale: Locale): string[] {
  return readdirSync(join(root, locale)).sort();
}

function textsOf(locale: Locale): Map<string, string> {
  return new Map(
    files(locale).flatMap((file) =>
      flatten(JSON.parse(readFileSync(join(root, locale, file), "utf8")), file.replace(/\.json$/, "")),
    ),
  );
}

/** What code hands over for a message: `{count}` of any kind, select branches, and tags; sorted. */
function argumentsOf(elements: MessageFormatElement[]): string[] {
  const found = new Set<string>();
  const walk = (nodes: MessageFormatElement[]) => {
    for (const node of nodes) {
      if (node.type === TYPE.literal || node.type === TYPE.pound) continue;
      const numeric = node.type === TYPE.plural || node.type === TYPE.number;
      const moment = node.type === TYPE.date || node.type === TYPE.time;
      const kind = node.type === TYPE.tag ? "tag" : numeric ? "number" : moment ? "date" : "value";
      if (node.type === TYPE.select) found.add(`${node.value}: ${Object.keys(node.options).sort()}`);
      else found.add(`${node.value}: ${kind}`);
      if (node.type === TYPE.tag) walk(node.children);
      if ("options" in node) for (const option of Object.values(node.options)) walk(option.value);
    }
  };
  walk(elements);
  return [...found].sort();
}

/** Plural branches that the language needs and the message lacks; `=0`, `=1`, `=2` stand in for their words. */
function missingPlurals(elements: MessageFormatElement[], locale: Locale): string[] {
  const exact: Record<string, string> = { zero: "=0", one: "=1", two: "=2" };
  return elements.flatMap((node): string[] => {
    if (node.type === TYPE.tag) return missingPlurals(node.children, locale);
    if (!("options" in node)) return [];
    const nested = Object.values(node.options).flatMap((option) => missingPlurals(option.value, locale));
    if (node.type === TYPE.select) return nested;
    const needed = new Intl.PluralRules(locale, { type: node.pluralType }).resolvedOptions().pluralCategories;
    return [...needed.filter((c) => !(c in node.options) && !((exact[c] ?? c) in node.options)), ...nested];
  });
}

const english = textsOf("en");
const others = locales.filter((locale) => locale !== "en");

it("names every file of messages/en for loading", () => {
  expect(files("en")).toEqual(namespaces.map((name) => `${name}.json`));
});

describe.each(locales)("%s", (locale) => {
  const texts = textsOf(locale);

  it("parses, has no empty text, and has the plural forms of its language", () => {
    const wrong = [...texts].flatMap(([key, text]) => {
      if (text.trim() !== text || text === "") return [`${key}: empty, or blanks around it`];
      try {
        const missing = missingPlurals(parse(text), locale);
        return missing.length > 0 ? [`${key}: lacks the plural forms ${missing.join(", ")}`] : [];
      } catch (error) {
        return [`${key}: ${error instanceof Error ? error.message : error}`];
      }
    });
    expect(wrong).toEqual([]);
  });

  it("has no exclamation mark", () => {
    expect([...texts].filter(([, text]) => /[!！]/.test(text)).map(([key]) => key)).toEqual([]);
  });

  it("is loaded whole, and translates outside a page", async () => {
    expect(Object.keys(await loadMessages(locale))).toEqual([...namespaces]);
    const t = await translatorFor(locale, "common");
    expect(t("action.save")).toBe(texts.get("common.action.save"));
  });
});

describe.each(others)("%s beside English", (locale) => {
  const texts = textsOf(locale);

  it("has the same files and keys", () => {
    expect(files(locale)).toEqual(files("en"));
    expect([...texts.keys()].sort()).toEqual([...english.keys()].sort());
  });

  it("takes the same arguments and tags", () => {
    const differing = [...texts].flatMap(([key, text]) => {
      const ours = argumentsOf(parse(text));
      const theirs = argumentsOf(parse(english.get(key) ?? ""));
      return ours.join() === theirs.join()
        ? []
        : [`${key}: ${ours.join("; ")} instead of ${theirs.join("; ")}`];
    });
    expect(differing).toEqual([]);
  });

  it("is translated", () => {
    // What stays once arguments, tags, and words that are the same everywhere are taken away.
    const untranslatable =
      /\{[^{}]*\}|<[^>]*>|https?:\S+|\S+@\S+|\b(?:Rooz|API|CSV|XLSX|SKU|SEO|URL|JSON|REST|PNG|JPEG|WebP|GIF|MB|KB|AI|ID|IP|UTC|USD|OK|Shopify|WooCommerce|Inngest|Groq|OpenRouter|OpenAI|Anthropic|Google|Telegram|Instagram|WhatsApp|Facebook|LinkedIn|Persian|Idempotency-Key)\b/g;
    const same = [...texts].flatMap(([key, text]) =>
      text === english.get(key) && /\p{L}{2,}/u.test(text.replace(untranslatable, ""))
        ? [`${key}: ${text}`]
        : [],
    );
    expect(same).toEqual([]);
  });

  it("is written in its own script", () => {
    const foreign: Partial<Record<Locale, RegExp>> = {
      fa: /[يىك]/,
      ar: /[یک]/,
      th: /[\u0600-\u06ff\u0400-\u04ff]/,
      ru: /[әғқңөұүһі]/i,
      ja: /[\u0600-\u06ff\u0400-\u04ff\u0e00-\u0e7f]/,
    };
    const pattern = foreign[locale];
    const wrong = [...texts]
      .filter(([, text]) => pattern?.test(text))
      .map(([key, text]) => `${key}: ${text}`);
    expect(wrong).toEqual([]);
  });
});
