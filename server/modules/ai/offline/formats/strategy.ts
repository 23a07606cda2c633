import { currencyDigits } from "@/server/platform/money";
import type { WritingBrief } from "../../prompts/brief";
import { asciiDigits, findPrice, numberValue } from "../figures";
import { formatAmount, formatNumber, formatShare } from "../money";
import type { Finding, Metric } from "../phrases";
import type { Subject } from "../subject";
import { capitalise, plainText } from "../text";
import { fill, finish, listing, run, type Voice } from "../voice";

/** How figures are called, in any of the seven languages. */
const metricWords: Array<[Metric, RegExp]> = [
  [
    "adSpend",
    /\b(?:ad(?:vertising|s)?(?: spend| budget| costs?)?|marketing(?: spend| budget)?)\b|تبلیغات|الإعلان|إعلانات|โฆษณา|реклам|жарнама|広告/i,
  ],
  ["returns", /\b(?:returns?|returned|refunds?)\b|مرجوع|المرتجعات|مرتجعات|คืนสินค้า|возврат|қайтарым|返品/i],
  ["stock", /\b(?:stock|inventory)\b|موجودی|المخزون|مخزون|สต็อก|สินค้าคงเหลือ|остат|склад|қойма|在庫/i],
  [
    "visitors",
    /\b(?:visit(?:or)?s?|sessions?|traffic)\b|بازدید|زيارات|زوار|الزوار|ผู้เข้าชม|посетител|визит|трафик|келуші|訪問|アクセス/i,
  ],
  ["orders", /\b(?:orders?|sales count|purchases?)\b|سفارش|طلبات|الطلبات|คำสั่งซื้อ|ออเดอร์|заказ|тапсырыс|注文/i],
  [
    "customers",
    /\b(?:customers?|buyers?)\b|مشتری|عملاء|العملاء|ลูกค้า|клиент|покупател|тұтынушы|сатып алушы|顧客|お客様/i,
  ],
  [
    "cost",
    /\b(?:unit cost|cost(?: price)?|cogs)\b|بهای تمام‌شده|هزینه|التكلفة|تكلفة|ต้นทุน|себестоимост|закуп|өзіндік құн|原価/i,
  ],
  [
    "revenue",
    /\b(?:revenue|turnover|sales|income)\b|درآمد|فروش|الإيرادات|إيرادات|المبيعات|مبيعات|รายได้|ยอดขาย|выручк|оборот|продаж|түсім|табыс|сату|売上|収益/i,
  ],
  ["price", /\bprice\b|قیمت|السعر|سعر|ราคา|цена|баға|価格|値段/i],
];
const number = /\d{1,3}(?:[,.\u00a0\u202f ]\d{3})+(?:[.,]\d{1,2})?|\d+(?:[.,]\d{1,2})?/;
const amounts: ReadonlySet<Metric> = new Set(["price", "cost", "revenue", "adSpend"]);

type Figures = Partial<Record<Metric, number>>;

/** Figures written as "orders: 300", "300 orders" or "revenue of $12,000", a piece at a time. */
function figuresIn(text: string, figures: Figures): void {
  const pieces = asciiDigits(plainText(text)).split(/\n|[;؛،、。]|,(?!\d)|\.(?!\d)|\s(?:and|و|и|және|และ)\s/);
  for (const piece of pieces) {
    const found = number.exec(piece);
    const metric = metricWords.find(
      ([name, pattern]) => figures[name] === undefined && pattern.test(piece),
    )?.[0];
    if (found && metric) figures[metric] = numberValue(found[0]);
  }
}

interface Sums {
  figures: Figures;
  currency: string | undefined;
  before: number | undefined;
}

function gather(brief: WritingBrief): Sums {
  const { facts } = brief;
  const figures: Figures = {};
  const major = (price: { amount: number; currency: string }) =>
    price.amount / 10 ** currencyDigits(price.currency);
  if (facts?.price) figures.price = major(facts.price);
  for (const [name, value] of Object.entries(facts?.attributes ?? {}))
    figuresIn(`${name}: ${value}`, figures);
  const text = [brief.prompt?.slice(0, 20_000), brief.instruction, brief.goal].filter(Boolean).join("\n");
  figuresIn(text, figures);
  const named = findPrice(text)?.price;
  // A text about a product instead of figures: what it costs is the one figure there is.
  if (named && Object.keys(figures).length === 0) figures.price = major(named);
  const before =
    facts?.compareAt && facts.compareAt.currency === facts.price?.currency
      ? major(facts.compareAt)
      : undefined;
  return { figures, before, currency: facts?.price?.currency ?? named?.currency };
}

/** A strategic analysis: the figures given, what follows from them by calculation, risks, next steps. */
export function strategy(voice: Voice, subject: Subject | undefined, brief: WritingBrief): string {
  const t = voice.phrases.strategy;
  const { locale } = voice;
  const sums = gather(brief);
  const { figures, currency } = sums;
  const money = (value: number) =>
    currency ? formatAmount(value, currency, locale) : formatNumber(value, locale);
  const show = (metric: Metric, value: number) =>
    amounts.has(metric) ? money(value) : formatNumber(value, locale);
  const given = (Object.keys(t.metrics) as Metric[]).flatMap((metric) => {
    const value = figures[metric];
    return value === undefined
      ? []
      : [`- ${capitalise(t.metrics[metric])}${voice.phrases.colon}${show(metric, value)}`];
  });
  const findings = findingsOf(sums, money, locale).map(
    ([id, slots]) => `- ${fill(voice, t.findings[id], slots)}`,
  );
  const missing = (["price", "cost", "revenue", "orders", "visitors", "adSpend"] as const).filter(
    (metric) => figures[metric] === undefined,
  );
  const missingList = listing(
    voice,
    missing.slice(0, 4).map((metric) => t.metrics[metric]),
  );
  const situation = [
    ...(subject ? [fill(voice, t.about)] : []),
    ...(subject?.sentences[0] ? [finish(voice, subject.sentences[0])] : []),
    ...(given.length === 0 ? [t.noFigures] : []),
  ];
  const section = (heading: string, lines: string[]) =>
    lines.length > 0 ? `${heading}\n${lines.join("\n")}` : "";
  return [
    section(t.situation, situation.length > 0 ? [run(voice, situation)] : []),
    section(t.figures, given),
    section(t.reading, findings),
    section(
      t.risks,
      risksOf(voice, sums, money, missingList).map((risk) => `- ${risk}`),
    ),
    section(
      t.next,
      stepsOf(voice, figures, missingList).map((step, i) => `${formatNumber(i + 1, locale)}. ${step}`),
    ),
  ]
    .filter(Boolean)
    .join("\n\n");
}

type Slots = Record<string, string>;

function findingsOf(
  { figures: f, before }: Sums,
  money: (value: number) => string,
  locale: Voice["locale"],
): Array<[Finding, Slots]> {
  const list: Array<[Finding, Slots]> = [];
  const share = (value: number) => formatShare(value, locale);
  if (f.price && f.cost !== undefined) {
    const slots = {
      price: money(f.price),
      cost: money(f.cost),
      margin: money(f.price - f.cost),
      share: share((f.price - f.cost) / f.price),
    };
    list.push(["margin", slots]);
  }
  if (f.price && before && before > f.price) {
    list.push([
      "discount",
      { price: money(f.price), before: money(before), share: share((before - f.price) / before) },
    ]);
  }
  if (f.revenue !== undefined && f.orders)
    list.push(["averageOrder", { value: money(f.revenue / f.orders) }]);
  if (f.orders !== undefined && f.visitors)
    list.push(["conversion", { share: share(f.orders / f.visitors) }]);
  if (f.revenue !== undefined && f.adSpend)
    list.push(["returnOnAds", { times: formatNumber(f.revenue / f.adSpend, locale, 1) }]);
  if (f.adSpend !== undefined && f.orders)
    list.push(["costPerOrder", { value: money(f.adSpend / f.orders) }]);
  if (f.returns !== undefined && f.orders) list.push(["returnRate", { share: share(f.returns / f.orders) }]);
  return list;
}

function risksOf(
  voice: Voice,
  { figures: f }: Sums,
  money: (value: number) => string,
  missing: string,
): string[] {
  const t = voice.phrases.strategy.riskTexts;
  const margin = f.price !== undefined && f.cost !== undefined ? f.price - f.cost : undefined;
  const perOrder = f.adSpend !== undefined && f.orders ? f.adSpend / f.orders : undefined;
  const risks: string[] = [];
  if (margin !== undefined && margin <= 0) risks.push(t.loss);
  if (margin !== undefined && perOrder !== undefined && margin > 0 && perOrder > margin) {
    risks.push(fill(voice, t.adsEat, { cost: money(perOrder), margin: money(margin) }));
  }
  if (f.returns) risks.push(t.returns);
  if (missing) risks.push(fill(voice, t.missing, { list: missing }));
  if (Object.keys(f).length > 0) risks.push(t.single);
  return risks.slice(0, 3);
}

function stepsOf(voice: Voice, f: Figures, missing: string): string[] {
  const t = voice.phrases.strategy.steps;
  const steps = [
    ...(missing ? [fill(voice, t.measure, { list: missing })] : []),
    ...(f.adSpend === undefined ? [] : [t.ads]),
    ...(f.returns ? [t.returns] : []),
    ...(f.visitors === undefined ? [] : [t.page]),
    ...(f.revenue === undefined || f.orders === undefined ? [] : [t.basket]),
    ...(f.price === undefined ? [] : [t.price]),
    t.page,
    t.present,
  ];
  return [...new Set(steps)].slice(0, 3);
}
