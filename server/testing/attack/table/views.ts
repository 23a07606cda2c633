import type { AttackTable, Victim } from "../attack";

const viewOf = (victim: Victim) =>
  victim.make("views.saveView", {
    list: "products",
    name: "Mine",
    query: `q=${victim.secret}`,
    columns: null,
  });

export const viewsAttacks: AttackTable = {
  "views.listViews": {
    arrange: async (victim) => {
      await viewOf(victim);
      return { list: "products" };
    },
    attacker: "nothing",
  },
  "views.saveView": {
    arrange: async (victim) => ({
      list: "products",
      id: await viewOf(victim),
      name: "Other",
      query: "",
      columns: null,
    }),
    attacker: "refused",
  },
  "views.deleteView": { arrange: async (victim) => ({ id: await viewOf(victim) }), attacker: "refused" },
  "views.chooseColumns": {
    arrange: async (victim) => {
      await viewOf(victim);
      return { list: "products", columns: ["price"] };
    },
    attacker: "nothing",
  },
};
