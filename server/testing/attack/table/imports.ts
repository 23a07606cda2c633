import type { Attack, AttackTable, Victim } from "../attack";
import { makeProduct } from "./catalog";
import { keepFile } from "./files";

const startImport = async (victim: Victim) =>
  victim.make("catalog.startImport", { fileId: await keepFile(victim), format: "rooz" });

const onImport: Attack = {
  arrange: async (victim) => ({ id: await startImport(victim) }),
  attacker: "refused",
};

export const importsAttacks: AttackTable = {
  "catalog.previewImport": {
    arrange: async (victim) => ({ fileId: await keepFile(victim) }),
    attacker: "refused",
  },
  "catalog.startImport": {
    arrange: async (victim) => ({ fileId: await keepFile(victim), format: "rooz", dryRun: true }),
    attacker: "refused",
  },
  "catalog.getImport": onImport,
  "catalog.downloadFaults": onImport,
  "catalog.exportProducts": {
    arrange: async (victim) => {
      await makeProduct(victim);
      return { format: "csv" };
    },
    attacker: "nothing",
  },
};
