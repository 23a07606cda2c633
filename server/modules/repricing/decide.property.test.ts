import { describe, expect, it } from "vitest";
import { proofSize } from "@/server/testing/proof-size";
import { decide } from "./decide";
import type { Own } from "./limits";
import type { Offer } from "./offers";
import type { Bound, RuleTerms } from "./terms";
import {
  plainOffer,
  randomFrom,
  randomHistory,
  randomOwn,
  randomTerms,
  type Step,
  start,
} from "./testing/market";

/** Random histories in all, and in one test. */
const histories = proofSize(100_000, 10_000);
const atOnce = 2500;
const length = 8;
const hour = 3_600_000;

type Decide = typeof decide;

/** Whether a price is on the right side of a limit, by the limit's own words and without any rounding. */
function within(price: number, bound: Bound, own: Own, side: "min" | "max"): boolean {
  const beyond = (limit: bigint, of: bigint) => (side === "min" ? of >= limit : of <= limit);
  const times = (amount: number, by: number) => BigInt(amount) * BigInt(by);
  switch (bound.kind) {
    case "price":
      return beyond(BigInt(bound.amount), BigInt(price));
    case "cost":
      return beyond(times(own.cost ?? 0, 10_000 + bound.bp), times(price, 10_000));
    case "usual":
      return beyond(times(own.usual, bound.bp), times(price, 10_000));
  }
}

/** Whether an offer may be followed, said once more and in other words than the program's. */
const counts = (offer: Offer, terms: RuleTerms, now: number, hours = terms.staleHours) =>
  !offer.own &&
  !offer.friendly &&
  offer.confirmed &&
  offer.available &&
  !offer.withoutRate &&
  offer.price !== null &&
  now - offer.seenAt <= hours * hour;

/** What is wrong with one decision, in a word each. */
function problemsOf(how: Decide, terms: RuleTerms, own: Own, step: Step): string[] {
  const { offers, now, day } = step;
  const moment = { now, day };
  const decision = how(terms, own, offers, moment);
  const { price } = decision;
  const problems: string[] = [];
  const must = (holds: boolean, problem: string) => holds || problems.push(problem);

  const shuffled = offers.toReversed().map((offer) => ({ ...offer }));
  must(JSON.stringify(how(terms, { ...own }, shuffled, moment)) === JSON.stringify(decision), "changes");
  if (price === null) {
    must(decision.reason === "no_cost" || decision.reason === "min_above_max", "silent");
    return problems;
  }
  must(Number.isSafeInteger(price) && price >= 1, "no price");
  must(within(price, terms.min, own, "min"), "below min");
  must(within(price, terms.max, own, "max"), "above max");

  // Offers that must not be followed: without them, and whatever they ask, it is the same price.
  const grace = 2 * terms.staleHours;
  const telling = offers.filter((offer) => counts(offer, terms, now, grace));
  must(how(terms, own, telling, moment).price === price, "follows a stranger");
  const tempting = offers.map((offer) =>
    telling.includes(offer) ? offer : { ...offer, price: offer.price && 1 },
  );
  must(how(terms, own, tempting, moment).price === price, "is tempted");

  const fresh = offers.filter((offer) => counts(offer, terms, now));
  const byFresh = how(terms, own, fresh, moment).price ?? 0;
  const present = Math.min(Math.max(own.price, decision.limits?.min ?? 0), decision.limits?.max ?? 0);
  must(price <= byFresh && price >= Math.min(byFresh, present), "falls by a stale offer");

  // Who undercut leaves: the next cycle asks what it would ask had there been nobody.
  const lowest = fresh.toSorted((a, b) => (a.price ?? 0) - (b.price ?? 0))[0];
  if (lowest) {
    const gone = fresh.map((offer) => (offer === lowest ? { ...offer, available: false } : offer));
    const never = fresh.filter((offer) => offer !== lowest);
    const after = how(terms, { ...own, price }, gone, moment).price;
    must(after === how(terms, { ...own, price: own.usual }, never, moment).price, "remembers who left");

    const dearer = fresh.map((offer) =>
      offer === lowest ? { ...offer, price: (offer.price ?? 0) + 7 } : offer,
    );
    must((how(terms, own, dearer, moment).price ?? 0) >= byFresh, "falls when another rises");
  }
  return problems;
}

/** Goes through histories, applying each decision, until something is wrong. */
function walk(how: Decide, size: number, first = 1): { problems: string[]; seen: Map<string, number> } {
  const seen = new Map<string, number>();
  for (let seed = first; seed < first + size; seed++) {
    const random = randomFrom(seed);
    let own = randomOwn(random);
    const terms = randomTerms(random, own.usual);
    for (const step of randomHistory(random, own.usual, length)) {
      own = { ...own, quantity: step.quantity };
      const problems = problemsOf(how, terms, own, step);
      if (problems.length > 0)
        return { problems: problems.map((problem) => `${problem} (history ${seed})`), seen };
      const { price, reason } = how(terms, own, step.offers, step);
      for (const what of [reason, terms.strategy.kind]) seen.set(what, (seen.get(what) ?? 0) + 1);
      own = { ...own, price: price ?? own.price };
    }
  }
  return { problems: [], seen };
}

const parts = Array.from({ length: histories / atOnce }, (_, part) => 1 + part * atOnce);

it.each(parts)(`keeps its promises over ${atOnce} random histories of markets from the %i. on`, (first) => {
  const { problems, seen } = walk(decide, atOnce, first);
  expect(problems).toEqual([]);
  // The walk is worth nothing if it never gets there.
  const musts = [
    "followed",
    "held_at_min",
    "held_at_max",
    "alone",
    "usual",
    "waiting",
    "no_cost",
    "min_above_max",
  ];
  for (const must of [...musts, "match", "beat", "band"])
    expect(seen.get(must), must).toBeGreaterThan(atOnce / 100);
});

describe("the walk finds a program that", () => {
  const broken: Record<string, { how: Decide; says: string }> = {
    "undercuts its limit": {
      how: (terms, own, offers, moment) => {
        const decision = decide(terms, own, offers, moment);
        return {
          ...decision,
          price: decision.price && Math.min(decision.price, decision.target ?? decision.price),
        };
      },
      says: "below min",
    },
    "follows a friend": {
      how: (terms, own, offers, moment) =>
        decide(
          terms,
          own,
          offers.map((offer) => ({ ...offer, friendly: false })),
          moment,
        ),
      says: "follows a stranger",
    },
    "follows itself": {
      how: (terms, own, offers, moment) =>
        decide(
          terms,
          own,
          offers.map((offer) => ({ ...offer, own: false })),
          moment,
        ),
      says: "follows a stranger",
    },
    "falls and never rises": {
      how: (terms, own, offers, moment) => {
        const decision = decide(terms, own, offers, moment);
        const { price, limits } = decision;
        const ratchet = limits && Math.max(limits.min, Math.min(price ?? own.price, own.price, limits.max));
        return { ...decision, price: ratchet };
      },
      says: "remembers who left",
    },
    "rolls a die": {
      how: (terms, own, offers, moment) => {
        const decision = decide(terms, own, offers, moment);
        return { ...decision, target: Math.random() };
      },
      says: "changes",
    },
  };

  it.each(Object.entries(broken))("%s", (_name, { how, says }) => {
    expect(walk(how, 2000).problems.join()).toContain(says);
  });
});

describe("two such programs that answer each other", () => {
  interface Side {
    terms: RuleTerms;
    own: Own;
  }
  const answer = ({ terms, own }: Side, other: number) =>
    decide(terms, own, [plainOffer(other)], { now: start, day: "03-01" });

  function randomSide(random: ReturnType<typeof randomFrom>): Side {
    const usual = 1000 + random(1000);
    const terms = randomTerms(random, usual);
    const min = 300 + random(600);
    const bounds = {
      min: { kind: "price", amount: min },
      max: { kind: "price", amount: usual + random(400) },
    } as const;
    return {
      terms: { ...terms, ...bounds, staleHours: 48 },
      own: { usual, price: usual, cost: null, quantity: null },
    };
  }
  /** More moves than there are prices between the limits: who still moves then, moves for ever. */
  const moves = 4000;

  it("go in one direction and come to rest, whatever each was told to do", () => {
    for (let seed = 1; seed <= proofSize(2000, 300); seed++) {
      const random = randomFrom(seed);
      const [a, b] = [randomSide(random), randomSide(random)];
      let left = a.own.price;
      let right = b.own.price;
      const directions = new Set<number>();
      let rested = false;
      for (let move = 0; move < moves && !rested; move++) {
        const nextLeft = answer(a, right).price ?? 0;
        const nextRight = answer(b, nextLeft).price ?? 0;
        rested = nextLeft === left && nextRight === right;
        // The first answers are to a price that nobody had reckoned.
        if (move > 1) directions.add(Math.sign(nextLeft - left)).add(Math.sign(nextRight - right));
        left = nextLeft;
        right = nextRight;
      }
      directions.delete(0);
      expect({ seed, rested, turns: directions.size > 1 }).toEqual({ seed, rested: true, turns: false });
    }
  });

  it("stop at the floor when both undercut, and also when both move at the same moment", () => {
    for (let seed = 1; seed <= proofSize(2000, 300); seed++) {
      const random = randomFrom(seed);
      const undercutting = (side: Side): Side => ({
        ...side,
        terms: {
          ...side.terms,
          seasons: [],
          ending: null,
          strategy: { kind: "beat", against: "lowest", by: { unit: "amount", amount: 1 + random(20) } },
        },
      });
      const [a, b] = [undercutting(randomSide(random)), undercutting(randomSide(random))];
      const floor = (side: Side) => (side.terms.min.kind === "price" ? side.terms.min.amount : 0);
      let prices = [a.own.price, b.own.price] as const;
      let rested = false;
      for (let move = 0; move < moves && !rested; move++) {
        const next = [answer(a, prices[1]).price ?? 0, answer(b, prices[0]).price ?? 0] as const;
        rested = next[0] === prices[0] && next[1] === prices[1];
        prices = next;
      }
      expect({ seed, rested }).toEqual({ seed, rested: true });
      // The one whose floor is higher stands on it; the other has gone no further than it had to.
      const [higher, at] = floor(a) >= floor(b) ? [floor(a), prices[0]] : [floor(b), prices[1]];
      expect({ seed, at }).toEqual({ seed, at: higher });
    }
  });
});
