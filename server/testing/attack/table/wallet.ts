import { withWorkspace } from "@/server/db/client";
import { grantPoints } from "@/server/modules/wallet";
import type { Attack, AttackTable, Victim } from "../attack";

/** A wallet whose history names the victim's secret. */
async function fill({ workspace, secret }: Victim): Promise<void> {
  await withWorkspace(workspace.id, (tx) =>
    grantPoints(tx, { amount: 1234, key: secret, cause: "operator", reference: secret }),
  );
}

const onWallet: Attack = {
  arrange: async (victim) => {
    await fill(victim);
    return {};
  },
  attacker: "nothing",
};

export const walletAttacks: AttackTable = {
  "wallet.getBalance": { ...onWallet, hides: "two figures; the history shows that the rows are kept apart" },
  "wallet.listMovements": onWallet,
  "wallet.readStatement": onWallet,
};
