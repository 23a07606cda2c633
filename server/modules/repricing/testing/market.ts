import type { Own } from "../limits";
import type { Offer } from "../offers";
import type { Bound, Ending, RuleTerms, Season, StockStep, Strategy } from "../terms";

/** A source of random integers below a bound, the same for the same seed. */
export type Random = (bound: number) => number;

/** mulberry32 (public domain, Tommy Ettinger). */
export function randomFrom(seed: number): Random {
  let state = seed;
  return (bound) => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return Math.floor((((t ^ (t >>> 14)) >>> 0) / 4_294_967_296) * bound);
  };
}

const hour = 3_600_000;
/** 1 March 2026. */
export const start = Date.UTC(2026, 2, 1);
const nameless = { competitorId: "", productId: "", name: "" };

const pick = <T>(random: Random, list: readonly [T, ...T[]]): T => list[random(list.length)] ?? list[0];

/** Amounts of the sizes that shops have, now and then of the largest that can be. */
const randomPrice = (random: Random) =>
  random(50) === 0 ? 1 + random(2 ** 31) * 4000 : 1 + random(pick(random, [50, 3000, 20_000, 500_000]));

function randomStrategy(random: Random): Strategy {
  const against = pick(random, ["lowest", "lowest", "median"] as const);
  switch (random(5)) {
    case 0:
      return { kind: "match", against };
    case 1:
      return { kind: "beat", against, by: { unit: "amount", amount: 1 + random(300) } };
    case 2:
      return { kind: "beat", against, by: { unit: "share", bp: 1 + random(2000) } };
    case 3: {
      const fromBp = 7000 + random(4000);
      return { kind: "band", against, fromBp, toBp: fromBp + random(3000) };
    }
    default:
      return { kind: "usual" };
  }
}

function randomBound(random: Random, side: "min" | "max", around: number): Bound {
  const high = side === "max";
  switch (random(3)) {
    case 0:
      return { kind: "price", amount: Math.max(1, high ? around + random(around) : around - random(around)) };
    case 1:
      return { kind: "cost", bp: high ? 4000 + random(20_000) : random(4000) - 500 };
    default:
      return { kind: "usual", bp: high ? 10_000 + random(8000) : 4000 + random(6500) };
  }
}

const endings: [Ending | null, ...(Ending | null)[]] = [
  null,
  null,
  { step: 100, offset: 99 },
  { step: 100, offset: 95 },
  { step: 1000, offset: 0 },
  { step: 1000, offset: 990 },
  { step: 10, offset: 9 },
];

const some = <T>(random: Random, make: () => T): T[] =>
  random(2) === 0 ? [] : Array.from({ length: 1 + random(3) }, make);

const randomDay = (random: Random) =>
  `${String(1 + random(12)).padStart(2, "0")}-${String(1 + random(28)).padStart(2, "0")}`;

export function randomTerms(random: Random, around: number): RuleTerms {
  return {
    strategy: randomStrategy(random),
    min: randomBound(random, "min", around),
    max: randomBound(random, "max", around),
    ending: pick(random, endings),
    stock: some(
      random,
      (): StockStep => ({
        when: pick(random, ["atMost", "atLeast"]),
        quantity: random(60),
        bp: random(4000) - 2000,
      }),
    ),
    seasons: some(
      random,
      (): Season => ({ from: randomDay(random), to: randomDay(random), bp: random(4000) - 2000 }),
    ),
    alone: pick(random, ["usual", "usual", "max"]),
    staleHours: 1 + random(48),
  };
}

export function randomOwn(random: Random): Own {
  const usual = randomPrice(random);
  return {
    usual,
    price: random(3) === 0 ? usual : Math.max(1, usual - random(usual) + random(usual)),
    cost: random(8) === 0 ? null : Math.max(1, Math.floor(usual / 2) + random(Math.ceil(usual / 2))),
    quantity: random(5) === 0 ? null : random(80) - 5,
  };
}

/** An offer around a price, of whoever it may be; most are ones that count. */
function randomOffer(random: Random, n: number, around: number, now: number): Offer {
  const rare = () => random(9) === 0;
  return {
    ...nameless,
    competitorId: `shop ${random(4)}`,
    productId: `thing ${n}`,
    own: rare(),
    friendly: rare(),
    confirmed: !rare(),
    price: rare()
      ? null
      : Math.max(1, around - random(Math.ceil(around / 2)) + random(Math.ceil(around / 2))),
    withoutRate: rare(),
    available: !rare(),
    seenAt: now - (random(6) === 0 ? random(200) : random(2)) * hour,
  };
}

/** An offer that counts, of a shop that is nobody's friend. */
export const plainOffer = (price: number, change: Partial<Offer> = {}): Offer => ({
  competitorId: "shop",
  productId: "thing",
  name: "Shop",
  own: false,
  friendly: false,
  confirmed: true,
  price,
  withoutRate: false,
  available: true,
  seenAt: start,
  ...change,
});

export interface Step {
  now: number;
  day: string;
  offers: Offer[];
  quantity: number | null;
}

/** A market as it goes on: offers come, move, age, sell out and leave; so many steps of some hours. */
export function randomHistory(random: Random, around: number, length: number): Step[] {
  let now = start + random(365 * 24) * hour;
  let offers = Array.from({ length: random(5) }, (_, n) => randomOffer(random, n, around, now));
  let made = offers.length;
  return Array.from({ length }, () => {
    now += (1 + random(12)) * hour;
    offers = offers.flatMap((offer) => {
      switch (random(10)) {
        case 0:
          return [];
        case 1:
          return [{ ...offer, available: !offer.available, seenAt: now }];
        case 2:
        case 3:
        case 4:
          return [{ ...randomOffer(random, 0, around, now), productId: offer.productId, own: offer.own }];
        case 5:
          // Not seen this time.
          return [offer];
        default:
          return [{ ...offer, seenAt: now }];
      }
    });
    if (random(3) === 0) offers = [...offers, randomOffer(random, made++, around, now)];
    const quantity = random(5) === 0 ? null : random(80) - 5;
    return { now, day: new Date(now).toISOString().slice(5, 10), offers, quantity };
  });
}
