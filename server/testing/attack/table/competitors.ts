import { eq } from "drizzle-orm";
import { withWorkspace } from "@/server/db/client";
import {
  alertRules,
  alerts,
  competitorPrices,
  competitorProducts,
} from "@/server/modules/competitors/schema";
import { newId } from "@/server/platform/ids";
import type { Attack, AttackTable, Victim } from "../attack";

/** A competitor of an address that is never fetched here: its job waits. */
async function watch(victim: Victim) {
  const url = `https://${victim.secret}.example/`;
  const { job_id: jobId } = await victim.read<{ job_id: string }>("competitors.analyze", { url });
  const { items } = await victim.read<{ items: { id: string }[] }>("competitors.listCompetitors", {});
  const competitorId = items[0]?.id;
  if (!competitorId) throw new Error("no competitor was made");
  return { jobId, competitorId };
}

/** The same, with a product and what it cost. */
async function withProduct(victim: Victim) {
  const { competitorId } = await watch(victim);
  const workspaceId = victim.workspace.id;
  const at = new Date();
  const id = newId("competitorProduct");
  await withWorkspace(workspaceId, async (tx) => {
    await tx.insert(competitorProducts).values({
      id,
      workspaceId,
      competitorId,
      url: `https://${victim.secret}.example/1`,
      title: victim.secret,
      priceMinor: 100,
      currency: "EUR",
      observedAt: at,
      firstSeenAt: at,
      lastSeenAt: at,
      lastChangedAt: at,
    });
    await tx
      .insert(competitorPrices)
      .values({ workspaceId, productId: id, fromAt: at, priceMinor: 100, currency: "EUR" });
    const [rule] = await tx.select().from(alertRules).where(eq(alertRules.userId, victim.user.id));
    if (!rule) throw new Error("no rule was made");
    await tx.insert(alerts).values({
      workspaceId,
      ruleId: rule.id,
      userId: victim.user.id,
      competitorId,
      productId: id,
      kind: "drop",
      at,
    });
  });
  return { id, competitorId };
}

/** The victim's competitor is over and done with: nothing is looked at. */
async function idle(victim: Victim): Promise<string> {
  const { jobId, competitorId } = await watch(victim);
  await victim.read("competitors.cancelJob", { id: jobId });
  return competitorId;
}

const rule = { kinds: ["drop"], leastPercent: 5, delivery: "now", mail: false };

const onCompetitor: Attack = {
  arrange: async (victim) => ({ id: (await watch(victim)).competitorId }),
  attacker: "refused",
};
const onJob: Attack = {
  arrange: async (victim) => ({ id: (await watch(victim)).jobId }),
  attacker: "refused",
};

export const competitorsAttacks: AttackTable = {
  "competitors.analyze": {
    // The same shop may be watched by many stores, each for itself.
    arrange: async (victim) => {
      await watch(victim);
      return { url: "https://shop.example/" };
    },
    attacker: "nothing",
  },
  "competitors.quote": {
    arrange: async (victim) => {
      await watch(victim);
      return {};
    },
    attacker: "nothing",
    hides: "figures; that competitors are the store's own shows in listCompetitors",
  },
  "competitors.getJob": onJob,
  "competitors.cancelJob": onJob,
  "competitors.listCompetitors": {
    arrange: async (victim) => {
      await watch(victim);
      return {};
    },
    attacker: "nothing",
  },
  "competitors.getCompetitor": onCompetitor,
  "competitors.updateCompetitor": {
    arrange: async (victim) => ({ id: (await watch(victim)).competitorId, name: "Renamed" }),
    attacker: "refused",
  },
  "competitors.deleteCompetitor": onCompetitor,
  "competitors.checkNow": { arrange: async (victim) => ({ id: await idle(victim) }), attacker: "refused" },
  "competitors.listProducts": {
    arrange: async (victim) => ({ competitorId: (await withProduct(victim)).competitorId }),
    attacker: "refused",
  },
  "competitors.getProduct": {
    arrange: async (victim) => ({ id: (await withProduct(victim)).id }),
    attacker: "refused",
  },
  "competitors.getHistory": {
    arrange: async (victim) => ({ productId: (await withProduct(victim)).id }),
    attacker: "refused",
    hides: "prices and moments; the product that they are of is refused",
  },
  "competitors.listAlerts": {
    arrange: async (victim) => {
      await withProduct(victim);
      return {};
    },
    attacker: "nothing",
  },
  "competitors.listAlertRules": {
    arrange: async (victim) => {
      await watch(victim);
      return {};
    },
    attacker: "nothing",
  },
  "competitors.saveAlertRule": {
    arrange: async (victim) => ({ ...rule, competitorId: (await watch(victim)).competitorId }),
    attacker: "refused",
  },
  "competitors.deleteAlertRule": {
    arrange: async (victim) => ({ id: await victim.make("competitors.saveAlertRule", rule) }),
    attacker: "refused",
  },
};
