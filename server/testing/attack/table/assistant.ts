import type { Attack, AttackTable, Victim } from "../attack";

/** Has a question with the secret in it answered by the offline writer. */
async function talk(victim: Victim): Promise<string> {
  await victim.read("assistant.ask", { text: `Do we have ${victim.secret}?` });
  const { items } = await victim.read<{ items: { id: string }[] }>("assistant.listConversations", {});
  return items[0]?.id ?? "";
}

const onConversation: Attack = {
  arrange: async (victim) => ({ id: await talk(victim) }),
  attacker: "refused",
};

export const assistantAttacks: AttackTable = {
  "assistant.ask": {
    arrange: async (victim) => ({ conversationId: await talk(victim), text: "And what else?" }),
    attacker: "refused",
  },
  "assistant.listConversations": {
    arrange: async (victim) => {
      await talk(victim);
      return {};
    },
    attacker: "nothing",
  },
  "assistant.getConversation": onConversation,
  "assistant.renameConversation": {
    arrange: async (victim) => ({ id: await talk(victim), title: "Another" }),
    attacker: "refused",
  },
  "assistant.deleteConversation": onConversation,
};
