import { textLabels } from "./labels";
import type { WritingLocale } from "./tasks";

/** The search engine texts of a page. */
export interface SeoTexts {
  title: string;
  description: string;
  slug: string;
  keywords: string[];
  /** The page's heading and the words for its picture; the advanced task has them besides. */
  heading?: string;
  imageAlt?: string;
}

const fields = ["title", "metaDescription", "slug", "keywords", "heading", "imageAlt"] as const;
type Field = (typeof fields)[number];

const fieldOfLabel = new Map(
  (Object.keys(textLabels) as WritingLocale[]).flatMap((locale) =>
    fields.map((field) => [textLabels[locale][field].toLowerCase(), field] as const),
  ),
);

/** The lines of SEO texts, labelled in the language of the text; `parseSeo` reads them back. */
export function formatSeo(locale: WritingLocale, seo: SeoTexts): string {
  const label = textLabels[locale];
  const separator = locale === "ar" || locale === "fa" ? "، " : locale === "ja" ? "、" : ", ";
  return [
    `${label.title}: ${seo.title}`,
    `${label.metaDescription}: ${seo.description}`,
    `${label.slug}: ${seo.slug}`,
    `${label.keywords}: ${seo.keywords.join(separator)}`,
  ].join("\n");
}

/**
 * Reads SEO texts out of a model's answer: labelled lines in any of the seven languages, with or without
 * Markdown emphasis. Undefined when neither a title nor a description is found. Safe for the browser.
 */
export function parseSeo(text: string): SeoTexts | undefined {
  const found = new Map<Field, string>();
  for (const line of text.split(/\r?\n/)) {
    const plain = line.replace(/[*_`\u200e\u200f]/g, "").replace(/^[\s#>-]+/, "");
    const colon = plain.search(/[:：]/);
    if (colon < 0) continue;
    const field = fieldOfLabel.get(plain.slice(0, colon).trim().toLowerCase());
    if (field && !found.has(field)) found.set(field, plain.slice(colon + 1).trim());
  }
  if (!found.get("title") && !found.get("metaDescription")) return undefined;
  const keywords = (found.get("keywords") ?? "").split(/[,،、，;؛]/).map((word) => word.trim());
  const heading = found.get("heading");
  const imageAlt = found.get("imageAlt");
  return {
    title: found.get("title") ?? "",
    description: found.get("metaDescription") ?? "",
    slug: found.get("slug") ?? "",
    keywords: keywords.filter(Boolean),
    ...(heading && { heading }),
    ...(imageAlt && { imageAlt }),
  };
}
