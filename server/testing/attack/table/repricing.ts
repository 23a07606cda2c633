import { plainRule, runOnce } from "@/server/modules/repricing/testing/run";
import type { AttackTable, Victim } from "../attack";
import { makeProduct } from "./catalog";

/** The id of the product of `makeProduct`, which costs 10.00, and of its only variant. */
async function pricedProduct(victim: Victim) {
  const productId = await makeProduct(victim);
  const { variants } = await victim.read<{ variants: { id: string }[] }>("catalog.getProduct", {
    id: productId,
  });
  return { productId, variantId: variants[0]?.id ?? "" };
}

const makeRule = (victim: Victim, more: object = {}) =>
  victim.make("repricing.createRule", { rule: { ...plainRule, name: victim.secret, ...more } });

/** A rule that is on, and a product that it would like at 20.00. */
async function activeRule(victim: Victim, more: object = {}): Promise<string> {
  await makeProduct(victim);
  const id = await makeRule(victim, more);
  await victim.read("repricing.setRuleActive", { id, active: true });
  return id;
}

/** What the rule has made of it: a change that was made, or one that waits. */
async function changeOf(victim: Victim, mode: "automatic" | "approval") {
  await activeRule(victim, { mode });
  const { runId } = await runOnce(victim.workspace);
  const { items } = await victim.read<{ items: { id: string }[] }>("repricing.listChanges", { runId });
  return { runId, id: items[0]?.id ?? "" };
}

async function heldPrice(victim: Victim): Promise<string> {
  const { id } = await changeOf(victim, "automatic");
  await victim.read("repricing.undoChange", { id });
  const { items } = await victim.read<{ items: { id: string }[] }>("repricing.listHolds", {});
  return items[0]?.id ?? "";
}

export const repricingAttacks: AttackTable = {
  "repricing.getOverview": {
    arrange: async (victim) => {
      await activeRule(victim);
      return {};
    },
    attacker: "nothing",
    hides: "it tells counts and a moment only",
  },
  "repricing.listRules": {
    arrange: async (victim) => {
      await makeRule(victim);
      return {};
    },
    attacker: "nothing",
  },
  "repricing.getRule": { arrange: async (victim) => ({ id: await makeRule(victim) }), attacker: "refused" },
  "repricing.createRule": {
    arrange: async (victim) => ({
      rule: { ...plainRule, scope: { kind: "products", ids: [await makeProduct(victim)] } },
    }),
    // Products of another store are none that a rule can name.
    attacker: "BAD_INPUT",
  },
  "repricing.updateRule": {
    arrange: async (victim) => ({ id: await makeRule(victim), version: 1, rule: plainRule }),
    attacker: "refused",
  },
  "repricing.setRuleActive": {
    arrange: async (victim) => ({ id: await makeRule(victim), active: true }),
    attacker: "refused",
  },
  "repricing.deleteRule": {
    arrange: async (victim) => ({ id: await makeRule(victim) }),
    attacker: "refused",
  },
  "repricing.previewRule": {
    arrange: async (victim) => ({
      rule: { ...plainRule, scope: { kind: "products", ids: [await makeProduct(victim)] } },
    }),
    attacker: "nothing",
  },
  "repricing.previewPrices": {
    arrange: async (victim) => {
      await activeRule(victim);
      return {};
    },
    attacker: "nothing",
  },
  "repricing.simulateRule": {
    arrange: async (victim) => {
      const { variantId } = await pricedProduct(victim);
      return { terms: plainRule.terms, variantId, days: 30 };
    },
    attacker: "refused",
    hides: "it tells prices only",
  },
  "repricing.runRules": {
    arrange: async (victim) => {
      await activeRule(victim);
      return {};
    },
    // Their own store has no rule to carry out.
    attacker: "WRONG_STATE",
  },
  "repricing.listRuns": {
    arrange: async (victim) => {
      await changeOf(victim, "automatic");
      return {};
    },
    attacker: "nothing",
  },
  "repricing.undoRun": {
    arrange: async (victim) => ({ id: (await changeOf(victim, "automatic")).runId }),
    attacker: "refused",
  },
  "repricing.listChanges": {
    arrange: async (victim) => ({ runId: (await changeOf(victim, "automatic")).runId }),
    attacker: "nothing",
  },
  "repricing.approveChanges": {
    arrange: async (victim) => ({ ids: [(await changeOf(victim, "approval")).id] }),
    attacker: "nothing",
  },
  "repricing.rejectChanges": {
    arrange: async (victim) => ({ ids: [(await changeOf(victim, "approval")).id] }),
    attacker: "nothing",
  },
  "repricing.undoChange": {
    arrange: async (victim) => ({ id: (await changeOf(victim, "automatic")).id }),
    attacker: "refused",
  },
  "repricing.listHolds": {
    arrange: async (victim) => {
      await heldPrice(victim);
      return {};
    },
    attacker: "nothing",
  },
  "repricing.releaseHolds": {
    arrange: async (victim) => ({ ids: [await heldPrice(victim)] }),
    attacker: "nothing",
  },
};
