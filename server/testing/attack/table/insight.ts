import type { AttackTable } from "../attack";

export const insightAttacks: AttackTable = {
  "insight.getDashboard": {
    arrange: async () => ({}),
    attacker: "nothing",
    hides: "figures; what they are counted from is attacked through the modules that own it",
  },
  "insight.getAiUsage": {
    arrange: async () => ({}),
    attacker: "nothing",
    hides: "figures; they are counted from the ledger, which is attacked through the wallet",
  },
  "insight.exportAiUsage": {
    arrange: async () => ({}),
    attacker: "nothing",
    hides: "a file of the same figures",
  },
};
