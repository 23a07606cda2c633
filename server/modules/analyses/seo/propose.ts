import { z } from "zod";
import { compose, type ProductFacts, parseSeo, WritingBrief } from "@/server/modules/ai";
import type { WritingLocale } from "@/server/modules/ai/contract";
import { handleFrom, productLimits, type WholeProduct } from "@/server/modules/catalog";
import { checkGrounding } from "@/server/modules/grounding";
import type { Id } from "@/server/platform/ids";
import type { SeoFinding, SeoMode, SeoPage, SeoProposal, SeoResult, SeoWish } from "./contract";
import { jsonLdOf } from "./json-ld";
import { scorePage } from "./score";
import { room } from "./widths";

const line = (max: number) => z.string().trim().min(1).max(max);

const Basic = z.object({
  title: line(120),
  description: line(400),
  slug: line(120),
  keywords: z.array(line(60)).min(1).max(10),
  heading: line(160),
});

/** What a model proposes. Structured data is no part of it: it is made of the facts. */
const Advanced = Basic.extend({
  imageAlt: line(200),
  headings: z.array(z.object({ level: z.union([z.literal(2), z.literal(3)]), text: line(120) })).max(8),
  links: z.array(z.object({ product: z.int(), anchor: line(80) })).max(5),
  ideas: z.array(line(300)).max(6),
});
type Answer = z.output<typeof Basic> & Partial<z.output<typeof Advanced>>;

export const seoAnswer = (mode: SeoMode): z.ZodType<Answer> => (mode === "basic" ? Basic : Advanced);

/** A product that the page could link to. */
export interface LinkTarget {
  number: number;
  id: Id<"product">;
  title: string;
}

/** What is asked for, in our own words; the keyword stands in the request. */
export function seoForm({ mode, keyword }: Pick<SeoWish, "mode" | "keyword">): string {
  return [
    `Propose texts for search engines for this product's page: "title" (at most 60 characters, at most ${room.title.most} pixels wide in Google's results; fewer than 30 for Japanese), "description" (70 to 155 characters, fewer than 75 for Japanese), "slug" (the product's name for its address: a few lower case words joined by hyphens), "keywords" (5 to 8 that people search for), "heading" (one for the top of the page).`,
    keyword
      ? "The keyword to be found by stands in the request: it comes early in the title, once in the description, in the slug and first among the keywords."
      : "",
    mode === "advanced"
      ? 'Propose besides: "imageAlt" (what the first picture shows, as far as the facts tell), "headings" (an outline of the description, levels 2 and 3), "links" (up to five products of the list under "material" that a buyer of this one would look at, by their number, with the words of the link), "ideas" (up to six things that the page lacks and a buyer would ask for; never facts of your own).'
      : "",
  ]
    .filter(Boolean)
    .join("\n");
}

/** The same without a model, from the facts alone. */
export function composeSeo(
  facts: ProductFacts,
  { locale, mode, keyword }: SeoWish,
  targets: readonly LinkTarget[],
): Answer {
  const brief = WritingBrief.parse({ task: "seo_advanced", format: "seo", locale, facts });
  const texts = parseSeo(compose(brief));
  const title = texts?.title || facts.title.slice(0, 60);
  const keywords = [...new Set([...(keyword ? [keyword] : []), ...(texts?.keywords ?? []), facts.title])];
  const basic = {
    title,
    description: texts?.description || facts.title,
    slug: texts?.slug || handleFrom(facts.title),
    keywords: keywords.slice(0, 8).map((word) => word.slice(0, 60)),
    heading: (texts?.heading || facts.title).slice(0, 160),
  };
  if (mode === "basic") return basic;
  return {
    ...basic,
    imageAlt: (texts?.imageAlt || facts.title).slice(0, 200),
    headings: (facts.options ?? [])
      .slice(0, 3)
      .map(({ name }) => ({ level: 2 as const, text: name.slice(0, 120) })),
    links: targets
      .slice(0, 3)
      .map(({ number, title: anchor }) => ({ product: number, anchor: anchor.slice(0, 80) })),
    ideas: [],
  };
}

function proposalOf(answer: Answer, targets: readonly LinkTarget[]): SeoProposal {
  const links = (answer.links ?? []).flatMap(({ product, anchor }) => {
    const target = targets.find(({ number }) => number === product);
    return target ? [{ productId: target.id, title: target.title, anchor }] : [];
  });
  return {
    seoTitle: answer.title.slice(0, productLimits.seoTitle),
    seoDescription: answer.description.slice(0, productLimits.seoDescription),
    handle: handleFrom(answer.slug.replaceAll("-", " ")),
    keywords: [...new Set(answer.keywords)],
    heading: answer.heading,
    imageAlt: answer.imageAlt ?? null,
    headings: answer.headings ?? [],
    links: links.filter(({ productId }, at) => links.findIndex((one) => one.productId === productId) === at),
    ideas: answer.ideas ?? [],
  };
}

/** The page as it would be with the whole proposal. */
function proposedPage(page: SeoPage, proposal: SeoProposal): SeoPage {
  const [first, ...others] = page.alts;
  return {
    ...page,
    seoTitle: proposal.seoTitle,
    seoDescription: proposal.seoDescription,
    handle: proposal.handle,
    tags: [...new Set([...page.tags, ...proposal.keywords])],
    alts: first === "" && proposal.imageAlt ? [proposal.imageAlt, ...others] : page.alts,
    twins: 0,
  };
}

function findingsOf(proposal: SeoProposal, facts: ProductFacts, locale: WritingLocale): SeoFinding[] {
  const texts: [SeoFinding["field"], string][] = [
    ["seoTitle", proposal.seoTitle],
    ["seoDescription", proposal.seoDescription],
    ["heading", proposal.heading],
    ["imageAlt", proposal.imageAlt ?? ""],
    ["headings", proposal.headings.map(({ text }) => text).join("\n")],
  ];
  return texts.flatMap(([field, text]) =>
    checkGrounding(text, facts, locale).map(({ start, end, kind, reason, known }) => ({
      field,
      words: text.slice(start, end),
      kind,
      reason,
      known,
    })),
  );
}

/** The whole result: the page as it is, the proposal with the score it would get, and what in it nobody has said. */
export function seoResultOf(
  answer: Answer,
  of: {
    product: WholeProduct;
    page: SeoPage;
    facts: ProductFacts;
    targets: readonly LinkTarget[];
    currency: string;
    input: Pick<SeoWish, "locale" | "keyword">;
  },
): SeoResult {
  const { locale, keyword } = of.input;
  const proposal = proposalOf(answer, of.targets);
  return {
    page: of.page,
    score: scorePage(of.page, keyword, locale),
    proposal,
    proposed: scorePage(proposedPage(of.page, proposal), keyword, locale),
    findings: findingsOf(proposal, of.facts, locale),
    jsonLd: JSON.stringify(jsonLdOf(of.product, of.currency), null, 2),
  };
}
