import type { Tone } from "../prompts/tasks";

/** Alternatives of one sentence; `{slots}` are filled by the composer. */
export type Alternatives = readonly [string, ...string[]];
type ByTone = Record<Tone, Alternatives>;

/** What the merchant says is special about this text; recognised in goal and instruction. */
export type Intent = "new" | "sale" | "gift" | "restock";

export type ReviewTopic =
  | "quality"
  | "fit"
  | "comfort"
  | "look"
  | "delivery"
  | "packaging"
  | "service"
  | "price"
  | "function";

export type Metric =
  | "price"
  | "cost"
  | "revenue"
  | "orders"
  | "visitors"
  | "adSpend"
  | "returns"
  | "stock"
  | "customers";

export type Finding =
  | "margin"
  | "discount"
  | "averageOrder"
  | "conversion"
  | "returnOnAds"
  | "costPerOrder"
  | "returnRate";

interface ReviewPhrases {
  /** {n} */
  count: string;
  /** {average} {n} */
  average: string;
  /** {positive} {negative} {mixed} */
  balance: string;
  overall: Record<"good" | "mixed" | "bad" | "unclear", string>;
  praised: string;
  criticised: string;
  frequent: string;
  quotes: string;
  next: string;
  /** Said when few reviews were read. */
  few: string;
  none: string;
  topics: Record<ReviewTopic, string>;
  actions: Record<ReviewTopic, string>;
  /** Actions that fit where no topic is criticised. */
  generalActions: readonly [string, string];
}

interface StrategyPhrases {
  situation: string;
  /** {product} */
  about: string;
  figures: string;
  reading: string;
  risks: string;
  next: string;
  noFigures: string;
  metrics: Record<Metric, string>;
  findings: Record<Finding, string>;
  /** loss: no slots; adsEat: {cost} {margin}; missing: {list}; single: no slots. */
  riskTexts: Record<"loss" | "adsEat" | "returns" | "missing" | "single", string>;
  steps: Record<"measure" | "page" | "price" | "ads" | "basket" | "returns" | "present", string>;
}

interface ChatPhrases {
  /** {product} {price} */
  price: string;
  /** {product}: the facts do not answer the question. */
  unknown: string;
  /** Nothing to answer from, and no provider to ask. */
  offline: string;
  /** No question was asked. */
  welcome: string;
}

/** Everything that the composer says in one language. */
export interface Phrases {
  quotes: readonly [string, string];
  /** Around the name of a product inside a sentence. */
  nameQuotes: readonly [string, string];
  comma: string;
  and: string;
  /** Before the last of several things to choose from. */
  or: string;
  colon: string;
  /** Between two sentences, and at the end of one. */
  gap: string;
  stop: string;
  /** {kind} {name} (in Kazakh {kind} is the possessive form). */
  kindAndName: string;
  /** The product when not even its name is known. */
  someProduct: string;

  opening: ByTone;
  material: Alternatives;
  details: Alternatives;
  colours: Alternatives;
  /** {material} {colour} */
  materialColour: Alternatives;
  /** {label} {list} */
  choice: Alternatives;
  /** Said where there is next to nothing to say; claims nothing. */
  thin: Alternatives;
  closing: ByTone;
  intents: Record<Intent, Alternatives>;
  price: Alternatives;
  /** {price} {before} */
  sale: Alternatives;
  call: ByTone;
  seoTail: Alternatives;
  seoCall: Alternatives;
  subject: ByTone;
  preheader: Alternatives;
  greeting: ByTone;
  button: Alternatives;
  adHeadline: Alternatives;
  adPrice: Alternatives;
  adDescription: Alternatives;
  reviews: ReviewPhrases;
  strategy: StrategyPhrases;
  chat: ChatPhrases;
}
