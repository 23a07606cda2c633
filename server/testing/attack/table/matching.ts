import { withWorkspace } from "@/server/db/client";
import { matchCompetitor } from "@/server/modules/competitors/matching/run";
import { competitorPictures } from "@/server/modules/competitors/matching/schema";
import { addOwn, addShop, addTheirs } from "@/server/modules/competitors/matching/testing/watched";
import { keepRate } from "@/server/modules/competitors/rates/keep";
import { competitorPrices } from "@/server/modules/competitors/schema";
import { newId } from "@/server/platform/ids";
import type { Attack, AttackTable, Victim } from "../attack";

/** A pair that may be the same, with the secret in both titles. */
async function suggested(victim: Victim) {
  const workspaceId = victim.workspace.id;
  const shop = await addShop(workspaceId);
  const title = `${victim.secret} kettle`;
  const [productId = ""] = await addOwn(workspaceId, [
    { title, status: "active", category: victim.secret, variants: [{ price: 1000 }] },
  ]);
  const [theirs = ""] = await addTheirs(workspaceId, shop, [{ title, listPriceMinor: 2000 }]);
  await matchCompetitor(workspaceId, shop);
  const { items } = await victim.read<{ items: { id: string }[] }>("competitors.listMatches", {});
  const id = items[0]?.id;
  if (!id) throw new Error("no match was suggested");
  return { id, productId, theirs, shop };
}

/** The same, confirmed by the victim. */
async function confirmed(victim: Victim) {
  const pair = await suggested(victim);
  const { edit } = await victim.read<{ edit: string }>("competitors.decideMatches", {
    ids: [pair.id],
    decision: "confirm",
  });
  return { ...pair, edit };
}

/** What the victim does not sell. */
async function lacking(victim: Victim): Promise<void> {
  const shop = await addShop(victim.workspace.id);
  await addTheirs(victim.workspace.id, shop, [{ title: victim.secret }]);
}

/** Two shops of which one follows the other. */
async function moved(victim: Victim): Promise<void> {
  const workspaceId = victim.workspace.id;
  const { productId } = await confirmed(victim);
  const before = new Date(Date.now() - 3 * 86_400_000);
  for (const name of [victim.secret, "Follower"]) {
    const shop = await addShop(workspaceId, { name });
    const [id = ""] = await addTheirs(workspaceId, shop, [{ title: name, firstSeenAt: before }]);
    await victim.read("competitors.linkProducts", { competitorProductId: id, productId });
    const later = { workspaceId, productId: id, priceMinor: 900, currency: "USD", fromAt: new Date() };
    await withWorkspace(workspaceId, (tx) => tx.insert(competitorPrices).values(later));
  }
}

const onReport = (arrange: (victim: Victim) => Promise<unknown>): Attack => ({
  arrange: async (victim) => {
    await arrange(victim);
    return {};
  },
  attacker: "nothing",
});

async function entered(victim: Victim): Promise<string> {
  const id = await withWorkspace(victim.workspace.id, (tx) =>
    keepRate(tx, victim.workspace.id, {
      base: "EUR",
      quote: "USD",
      day: "2026-01-01",
      rate: "1.1",
      source: "entered",
    }),
  );
  if (!id) throw new Error("no rate was kept");
  return id;
}

/** The picture of a competitor's product, as if it had been fetched. */
async function pictured(victim: Victim): Promise<string> {
  const { theirs } = await suggested(victim);
  const id = newId("competitorPicture");
  const url = "https://pictures.example/kettle.jpg";
  const picture = { id, competitorProductId: theirs, url, origin: new URL(url).origin };
  await withWorkspace(victim.workspace.id, (tx) =>
    tx.insert(competitorPictures).values({
      ...picture,
      workspaceId: victim.workspace.id,
      state: "seen",
      small: Buffer.from(victim.secret),
    }),
  );
  return id;
}

const onProduct: Attack = {
  arrange: async (victim) => ({ productId: (await confirmed(victim)).productId }),
  attacker: "refused",
};

export const matchingAttacks: AttackTable = {
  "competitors.getPicture": {
    arrange: async (victim) => ({ id: await pictured(victim) }),
    attacker: "refused",
  },
  "competitors.listMatches": {
    arrange: async (victim) => {
      await suggested(victim);
      return {};
    },
    attacker: "nothing",
  },
  "competitors.getMatchOverview": {
    arrange: async (victim) => {
      await addShop(victim.workspace.id, { name: victim.secret });
      return {};
    },
    attacker: "nothing",
  },
  "competitors.decideMatches": {
    arrange: async (victim) => ({ ids: [(await suggested(victim)).id], decision: "confirm" }),
    attacker: "refused",
  },
  "competitors.linkProducts": {
    arrange: async (victim) => {
      const { productId, theirs } = await suggested(victim);
      return { productId, competitorProductId: theirs };
    },
    attacker: "refused",
  },
  "competitors.undoDecision": {
    arrange: async (victim) => ({ edit: (await confirmed(victim)).edit }),
    attacker: "refused",
  },
  "competitors.startMatching": {
    arrange: async (victim) => {
      await suggested(victim);
      return {};
    },
    attacker: "nothing",
  },
  "competitors.getComparison": onProduct,
  "competitors.getComparisonHistory": onProduct,
  "competitors.getPriceReport": onReport(confirmed),
  "competitors.getGapReport": onReport(lacking),
  "competitors.getPromotionReport": onReport(confirmed),
  "competitors.getMoversReport": onReport(moved),
  "competitors.exportReport": {
    arrange: async (victim) => {
      await lacking(victim);
      return { report: "gaps" };
    },
    attacker: "nothing",
  },
  "competitors.listRates": {
    arrange: async (victim) => {
      await entered(victim);
      return {};
    },
    attacker: "nothing",
    hides: "rates have no words of their own; whose they are shows in deleteRate",
  },
  "competitors.setRate": {
    arrange: async (victim) => {
      await entered(victim);
      return { base: "EUR", day: "2026-01-01", rate: "1.2" };
    },
    attacker: "nothing",
    hides: "a rate of one's own; whose they are shows in deleteRate",
  },
  "competitors.deleteRate": {
    arrange: async (victim) => ({ id: await entered(victim) }),
    attacker: "refused",
  },
};
