import { withWorkspace } from "@/server/db/client";
import { endWithout } from "@/server/modules/analyses/end";
import { finish } from "@/server/modules/analyses/run";
import { addProducts } from "@/server/modules/catalog";
import { ProductInput } from "@/server/modules/catalog/contract";
import type { AttackTable, Victim } from "../attack";
import { makeProduct } from "./catalog";
import { keepFile } from "./files";

const seo = { locale: "en", mode: "basic" };
const startSeo = async (victim: Victim) =>
  victim.make("analyses.startSeo", { ...seo, productId: await makeProduct(victim), keyword: victim.secret });

/** A proposal for a product with the secret in its name, by the offline writer. */
async function makeSeo(victim: Victim): Promise<string> {
  const id = await startSeo(victim);
  await finish(victim.workspace.id, id, []);
  return id;
}

/** The same, taken over in one field. */
async function applied(victim: Victim): Promise<string> {
  const id = await makeSeo(victim);
  await victim.read("analyses.applySeoField", { id, field: "seoTitle" });
  return id;
}

/** Gives the store a product of its own, whoever's it is. */
const someProduct = ({ workspace, secret }: Victim) =>
  withWorkspace(workspace.id, (tx) =>
    addProducts(tx, [ProductInput.parse({ title: "Shirt", category: secret, variants: [{ price: 100 }] })]),
  );

export const analysesAttacks: AttackTable = {
  "analyses.listAnalyses": {
    arrange: async (victim) => {
      await startSeo(victim);
      return {};
    },
    attacker: "nothing",
  },
  "analyses.getAnalysis": { arrange: async (victim) => ({ id: await makeSeo(victim) }), attacker: "refused" },
  "analyses.deleteAnalysis": {
    arrange: async (victim) => {
      const id = await startSeo(victim);
      await endWithout(victim.workspace.id, id, "CANCELLED");
      return { id };
    },
    attacker: "refused",
  },
  "analyses.exportAnalysis": {
    arrange: async (victim) => ({ id: await makeSeo(victim) }),
    attacker: "refused",
  },
  "analyses.previewReviews": {
    arrange: async (victim) => ({ locale: "en", fileId: await keepFile(victim) }),
    attacker: "refused",
  },
  "analyses.startReviews": {
    arrange: async (victim) => ({ locale: "en", text: "Too small.", productId: await makeProduct(victim) }),
    attacker: "refused",
  },
  "analyses.previewPage": {
    arrange: async (victim) => ({ locale: "en", productId: await makeProduct(victim) }),
    attacker: "refused",
  },
  "analyses.startSeo": {
    arrange: async (victim) => ({ ...seo, productId: await makeProduct(victim) }),
    attacker: "refused",
  },
  "analyses.applySeoField": {
    arrange: async (victim) => ({ id: await makeSeo(victim), field: "seoTitle" }),
    attacker: "refused",
  },
  "analyses.undoSeoField": {
    arrange: async (victim) => ({ id: await applied(victim), field: "seoTitle" }),
    attacker: "refused",
  },
  "analyses.previewFigures": {
    arrange: async (victim) => {
      await someProduct(victim);
      return {};
    },
    attacker: "nothing",
  },
  "analyses.startStrategy": {
    arrange: async (victim) => {
      await someProduct(victim);
      return { locale: "en" };
    },
    // Their own store has no products to analyse.
    attacker: "WRONG_STATE",
  },
};
