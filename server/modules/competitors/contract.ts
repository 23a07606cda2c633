import { z } from "zod";
import { idOf } from "@/server/platform/ids";
import {
  alertKinds,
  availabilities,
  deliveries,
  healths,
  jobStates,
  modes,
  productStates,
  rhythms,
  siteKinds,
} from "./kinds";

export * from "./kinds";
export * from "./matching/contract";
export * from "./matching/kinds";
export { pagesFor, pointsFor } from "./points";
export * from "./rates/contract";
export * from "./reports/contract";

/** `python` is the name that the rules mode had in an older system. */
const AskedMode = z
  .enum([...modes, "python"])
  .transform((mode) => (mode === "python" ? "rules" : mode))
  .pipe(z.enum(modes))
  .meta({ description: "How pages are read: by rules (`python` is an alias), or by a model too" });

/** An address as people paste it: with or without `https://`. */
const Address = z
  .string()
  .trim()
  .min(4)
  .max(2000)
  .transform((text) => (/^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : `https://${text}`))
  .refine((text) => /^https?:$/.test(URL.parse(text)?.protocol ?? ""), { params: { code: "url" } })
  .meta({ description: "A product, a listing or a shop" });

export const AnalyzeInput = z.strictObject({
  url: Address,
  mode: AskedMode.optional().meta({ description: "The installation's default unless given" }),
  pages: z.int().min(1).max(100_000).optional().meta({
    description: "Read at most so many pages; what the plan and the points allow unless given",
  }),
});

export const AnalyzeOutput = z.object({ job_id: idOf("competitorJob"), mode: z.enum(modes) });

const Pages = z.object({
  found: z.int(),
  fetched: z.int(),
  unchanged: z.int().meta({ description: "Not read again, since they are as they were" }),
  read: z.int().meta({ description: "Read as products" }),
  problems: z.int(),
});

const amount = z.int().nullable();

const JobProduct = z.object({
  url: z.string(),
  title: z.string(),
  price: amount.meta({ description: "In minor units of the currency" }),
  currency: z.string().nullable(),
  list_price: amount,
  availability: z.enum(availabilities).nullable(),
  brand: z.string().nullable(),
  sku: z.string().nullable(),
  gtin: z.string().nullable(),
  image: z.string().nullable(),
  rating: z.number().nullable().meta({ description: "Of 5" }),
});

export const JobView = z.object({
  id: idOf("competitorJob"),
  url: z.string(),
  mode: z.enum(modes),
  status: z.enum(["pending", "running", "done", "failed"]),
  result: z
    .object({
      competitor_id: idOf("competitor"),
      kind: z.enum([...siteKinds, "pages"]).nullable(),
      pages: Pages,
      points: z.int().meta({ description: "Points taken; while it runs, set aside" }),
      products: z.array(JobProduct).meta({ description: "When it is over: at most a thousand" }),
      products_total: z.int(),
      error: z.string().nullable(),
    })
    .nullable(),
  created_at: z.iso.datetime(),
  updated_at: z.iso.datetime(),
});

export const Quote = z.object({
  defaultMode: z.enum(modes),
  available: z.int().meta({ description: "Points of the store" }),
  mostPages: z.int().meta({ description: "What the plan allows" }),
  pagesPerPoint: z.int().meta({ description: "Pages that a point reads by rules" }),
  pointsOfPage: z.int().meta({ description: "What a page costs that a model reads too" }),
  competitors: z.int(),
  mostCompetitors: z.int(),
});
export type Quote = z.output<typeof Quote>;

const Minute = z.int().min(0).max(1439);

const ScheduleInput = z
  .strictObject({
    rhythm: z.enum(rhythms),
    atMinute: Minute.meta({ description: "Minutes after midnight, by the store's clock" }),
    weekday: z.int().min(1).max(7).meta({ description: "ISO 8601, Monday is 1; of the weekly rhythm" }),
    quietFrom: Minute.nullable(),
    quietUntil: Minute.nullable(),
  })
  .refine(({ quietFrom, quietUntil }) => (quietFrom === null) === (quietUntil === null), {
    path: ["quietUntil"],
    params: { code: "required" },
  });

export const CompetitorChange = z.strictObject({
  id: idOf("competitor"),
  name: z.string().trim().min(1).max(80).optional(),
  mode: z.enum(modes).optional(),
  friendly: z.boolean().optional().meta({ description: "Never repriced against" }),
  own: z.boolean().optional().meta({ description: "The store's own listing at another address" }),
  schedule: ScheduleInput.optional(),
  paused: z.boolean().optional(),
});

const Job = z.object({
  id: idOf("competitorJob"),
  kind: z.enum(["analyze", "search", "check"]),
  status: z.enum(jobStates),
  pages: Pages,
  pageLimit: z.int(),
  added: z.int(),
  changed: z.int(),
  unreadable: z.int(),
  pointsHeld: z.int(),
  pointsSpent: z.int(),
  errorCode: z.string().nullable(),
  createdAt: z.iso.datetime(),
  finishedAt: z.iso.datetime().nullable(),
});
export type CompetitorJob = z.output<typeof Job>;

export const CompetitorSummary = z.object({
  id: idOf("competitor"),
  name: z.string(),
  host: z.string(),
  startUrl: z.string(),
  mode: z.enum(modes),
  friendly: z.boolean(),
  own: z.boolean(),
  paused: z.boolean(),
  rhythm: z.enum(rhythms),
  health: z.enum(healths),
  troubleCode: z.string().nullable(),
  products: z.int(),
  unreadable: z.int(),
  nextCheckAt: z.iso.datetime().nullable(),
  lastCheckAt: z.iso.datetime().nullable(),
  job: Job.nullable().meta({ description: "The one that runs, else the last" }),
});
export type CompetitorSummary = z.output<typeof CompetitorSummary>;

export const CompetitorDetail = CompetitorSummary.extend({
  addresses: z.array(z.string()),
  kind: z.enum(siteKinds).nullable(),
  pageLimit: z.int(),
  schedule: z.object({
    rhythm: z.enum(rhythms),
    atMinute: Minute,
    weekday: z.int(),
    quietFrom: Minute.nullable(),
    quietUntil: Minute.nullable(),
  }),
  zone: z.string(),
  pending: z.int().meta({ description: "Prices that wait for a second look" }),
  jobs: z.array(Job),
  problems: z.array(z.object({ code: z.string(), products: z.int() })),
});
export type CompetitorDetail = z.output<typeof CompetitorDetail>;

export const productSorts = ["changed", "price", "title"] as const;
export const productFilters = ["all", "promotion", "outOfStock", "pending", "unreadable", "gone"] as const;

export const ListCompetitorProductsInput = z.strictObject({
  competitorId: idOf("competitor"),
  search: z.string().trim().max(200).optional(),
  filter: z.enum(productFilters).default("all"),
  sort: z.enum(productSorts).default("changed"),
  order: z.enum(["asc", "desc"]).default("desc"),
  cursor: z.string().max(600).optional(),
  limit: z.int().min(1).max(100).default(25),
});

const Offer = z.object({
  priceMinor: amount,
  currency: z.string().nullable(),
  listPriceMinor: amount,
  availability: z.enum(availabilities).nullable(),
});

export const CompetitorProduct = Offer.extend({
  id: idOf("competitorProduct"),
  competitorId: idOf("competitor"),
  url: z.string(),
  title: z.string(),
  brand: z.string().nullable(),
  sku: z.string().nullable(),
  gtin: z.string().nullable(),
  imageUrl: z.string().nullable(),
  state: z.enum(productStates),
  problemCode: z.string().nullable(),
  pending: Offer.nullable().meta({ description: "Seen once, and to be confirmed by a second look" }),
  lastSeenAt: z.iso.datetime(),
  lastChangedAt: z.iso.datetime(),
});
export type CompetitorProduct = z.output<typeof CompetitorProduct>;

export const CompetitorProductDetail = CompetitorProduct.extend({
  competitor: z.object({ id: idOf("competitor"), name: z.string() }),
  own: z
    .object({ id: idOf("product"), title: z.string() })
    .nullable()
    .meta({ description: "The store's own product that it is matched to" }),
  mpn: z.string().nullable(),
  rating: z.number().nullable(),
  ratingCount: z.int().nullable(),
  attributes: z.record(z.string(), z.string()),
  variants: z.int(),
  firstSeenAt: z.iso.datetime(),
  observedAt: z.iso.datetime(),
  sources: z.record(z.string(), z.object({ sources: z.array(z.string()), confidence: z.number() })),
});
export type CompetitorProductDetail = z.output<typeof CompetitorProductDetail>;

export const HistoryInput = z.strictObject({
  productId: idOf("competitorProduct"),
  from: z.iso.datetime().optional(),
  to: z.iso.datetime().optional(),
});

export const PriceHistory = z.object({
  from: z.iso.datetime(),
  to: z.iso.datetime(),
  points: z.array(Offer.extend({ at: z.iso.datetime() })).meta({
    description: "Each holds until the next; the first is the one that held when the span began",
  }),
});
export type PriceHistory = z.output<typeof PriceHistory>;

export const AlertRuleInput = z.strictObject({
  competitorId: idOf("competitor").nullable().default(null),
  kinds: z.array(z.enum(alertKinds)).min(1).max(alertKinds.length),
  leastPercent: z.int().min(0).max(95),
  delivery: z.enum(deliveries),
  mail: z.boolean(),
  digestAt: Minute.default(480),
});
export type AlertRuleInput = z.output<typeof AlertRuleInput>;

export const AlertRule = z.object({
  id: idOf("alertRule"),
  competitor: z.object({ id: idOf("competitor"), name: z.string() }).nullable(),
  kinds: z.array(z.enum(alertKinds)),
  leastPercent: z.int(),
  delivery: z.enum(deliveries),
  mail: z.boolean(),
  digestAt: Minute,
  nextDigestAt: z.iso.datetime().nullable(),
});
export type AlertRule = z.output<typeof AlertRule>;

export const Alert = z.object({
  id: idOf("competitorAlert"),
  kind: z.enum(alertKinds),
  competitor: z.object({ id: idOf("competitor"), name: z.string() }),
  product: z.object({ id: idOf("competitorProduct"), title: z.string(), url: z.string() }),
  fromMinor: amount,
  toMinor: amount,
  ownMinor: amount.meta({ description: "The store's own price, where it was undercut" }),
  currency: z.string().nullable(),
  permille: z.int().nullable(),
  at: z.iso.datetime(),
});
export type Alert = z.output<typeof Alert>;
