import { withService } from "@/server/db/service";
import { memberships } from "@/server/modules/workspaces";
import { newId } from "@/server/platform/ids";
import { createPerson } from "@/server/testing/store";
import type { Attack, AttackTable, Victim } from "../attack";

const somebody = () => `${crypto.randomUUID()}@example.com`;

async function addMember(victim: Victim, role: "owner" | "agent"): Promise<string> {
  const { user } = await createPerson();
  const id = newId("membership");
  await withService((tx) =>
    tx.insert(memberships).values({ id, workspaceId: victim.workspace.id, userId: user.id, role }),
  );
  return id;
}

const invite = (victim: Victim) =>
  victim.make("workspaces.inviteMember", { email: somebody(), role: "agent" });
const makeKey = (victim: Victim) =>
  victim.make("workspaces.createApiKey", { name: victim.secret, scopes: ["catalog.read"] });

const onInvitation: Attack = {
  arrange: async (victim) => ({ id: await invite(victim) }),
  attacker: "refused",
};

export const workspacesAttacks: AttackTable = {
  "workspaces.getWorkspace": { arrange: async () => ({}), attacker: "nothing" },
  "workspaces.updateWorkspace": { arrange: async () => ({ name: "Renamed" }), attacker: "nothing" },
  // Test stores have one name, so the attacker closes their own.
  "workspaces.closeWorkspace": {
    arrange: async (victim) => ({ name: victim.workspace.name }),
    attacker: "nothing",
  },
  "workspaces.listMembers": { arrange: async () => ({}), attacker: "nothing" },
  "workspaces.changeRole": {
    arrange: async (victim) => ({ id: await addMember(victim, "agent"), role: "owner" }),
    attacker: "refused",
  },
  "workspaces.removeMember": {
    arrange: async (victim) => ({ id: await addMember(victim, "agent") }),
    attacker: "refused",
  },
  "workspaces.leaveWorkspace": {
    arrange: async (victim) => {
      await addMember(victim, "owner");
      return {};
    },
    // The victim's second owner does not count for the attacker, who is the only one of their store.
    attacker: "LAST_OWNER",
  },
  "workspaces.inviteMember": {
    arrange: async () => ({ email: somebody(), role: "agent" }),
    attacker: "nothing",
  },
  "workspaces.listInvitations": {
    arrange: async (victim) => {
      await invite(victim);
      return {};
    },
    attacker: "nothing",
  },
  "workspaces.resendInvitation": onInvitation,
  "workspaces.revokeInvitation": onInvitation,
  "workspaces.listApiKeys": {
    arrange: async (victim) => {
      await makeKey(victim);
      return {};
    },
    attacker: "nothing",
  },
  "workspaces.createApiKey": {
    arrange: async () => ({ name: "Key", scopes: ["catalog.read"] }),
    attacker: "nothing",
  },
  "workspaces.revokeApiKey": {
    arrange: async (victim) => ({ id: await makeKey(victim) }),
    attacker: "refused",
  },
};
