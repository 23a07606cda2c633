import type { Attack, AttackTable, Victim } from "../attack";
import { makeProduct } from "./catalog";

const service = "product-description";
const options = { locale: "en" };

/** Has a text written for a product with the secret in its name, by the offline writer. */
async function writeText(victim: Victim): Promise<string> {
  await victim.read("studio.generate", { service, productId: await makeProduct(victim), options });
  const { items } = await victim.read<{ items: { id: string }[] }>("studio.listGenerations", {});
  return items[0]?.id ?? "";
}

const selectProduct = async (victim: Victim) => ({ ids: [await makeProduct(victim)] });
const startBulk = async (victim: Victim) =>
  victim.make("studio.startBulk", { service, options, selection: await selectProduct(victim) });

const onBulk: Attack = { arrange: async (victim) => ({ id: await startBulk(victim) }), attacker: "refused" };

export const studioAttacks: AttackTable = {
  "studio.listServices": {
    arrange: async () => ({}),
    attacker: "nothing",
    hides: "the same for every store",
  },
  "studio.generate": {
    arrange: async (victim) => ({ service, options, productId: await makeProduct(victim) }),
    attacker: "refused",
  },
  "studio.listGenerations": {
    arrange: async (victim) => {
      await writeText(victim);
      return {};
    },
    attacker: "nothing",
  },
  "studio.getGeneration": {
    arrange: async (victim) => ({ id: await writeText(victim) }),
    attacker: "refused",
  },
  "studio.saveVersion": {
    arrange: async (victim) => ({ id: await writeText(victim), text: "Another" }),
    attacker: "refused",
  },
  "studio.applyVersion": {
    arrange: async (victim) => ({ id: await writeText(victim), version: 1 }),
    attacker: "refused",
  },
  "studio.undoApply": {
    arrange: async (victim) => {
      const id = await writeText(victim);
      await victim.read("studio.applyVersion", { id, version: 1 });
      return { id };
    },
    attacker: "refused",
  },
  "studio.quoteBulk": {
    arrange: async (victim) => ({ service, selection: await selectProduct(victim) }),
    attacker: "nothing",
    hides: "numbers; that another's products are not counted shows in startBulk",
  },
  "studio.startBulk": {
    arrange: async (victim) => ({ service, options, selection: await selectProduct(victim) }),
    // Of what was selected nothing is the attacker's, and a run over nothing is refused.
    attacker: "BAD_INPUT",
  },
  "studio.getBulk": onBulk,
  "studio.applyBulk": onBulk,
};
