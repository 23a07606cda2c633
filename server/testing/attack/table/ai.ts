import { withWorkspace } from "@/server/db/client";
import { setStoreBudget } from "@/server/modules/ai/budgets/store-budget";
import { setKey } from "@/server/modules/ai/keys/store-keys";
import { aiUsage } from "@/server/modules/ai/schema";
import { resetEnv } from "@/server/platform/env";
import type { AttackTable } from "../attack";

export const aiAttacks: AttackTable = {
  "ai.generate": {
    arrange: async () => ({ task: "seo_basic", prompt: "A title for a linen shirt" }),
    attacker: "nothing",
  },
  "ai.listTasks": {
    arrange: async () => ({}),
    attacker: "nothing",
    hides: "prices and models, the same for every store",
  },
  "ai.getBudget": {
    arrange: async ({ workspace, user }) => {
      await withWorkspace(workspace.id, (tx) => setStoreBudget(tx, workspace.id, 7_654_321, user.id));
      return {};
    },
    attacker: "nothing",
    hides: "a sum of money, which the attacker's own store has not set",
  },
  "ai.setBudget": {
    arrange: async () => ({ limitMicros: 1_000_000 }),
    attacker: "nothing",
  },
  "ai.listProviderKeys": {
    arrange: async ({ workspace, user, secret }) => {
      const key = { provider: "groq" as const, key: `sk-${secret}`, setBy: user.id };
      await withWorkspace(workspace.id, (tx) => setKey(tx, workspace.id, key));
      return {};
    },
    attacker: "nothing",
    hides: "a key, of which four characters are shown",
  },
  "ai.setProviderKey": {
    arrange: async ({ secret }) => ({ provider: "groq", key: `sk-${secret}` }),
    attacker: "nothing",
  },
  "ai.removeProviderKey": {
    arrange: async ({ workspace, user, secret }) => {
      const key = { provider: "openai" as const, key: `sk-${secret}`, setBy: user.id };
      await withWorkspace(workspace.id, (tx) => setKey(tx, workspace.id, key));
      return { provider: "openai" };
    },
    attacker: "refused",
  },
  "ai.testProviderKey": {
    arrange: async ({ workspace, user, secret }) => {
      // An address where nobody answers: what the test finds out is not what this is about.
      process.env.OPENAI_BASE_URL = "http://127.0.0.1:9";
      resetEnv();
      const key = { provider: "openai" as const, key: `sk-${secret}`, setBy: user.id };
      await withWorkspace(workspace.id, (tx) => setKey(tx, workspace.id, key));
      return { provider: "openai" };
    },
    attacker: "refused",
  },
  "ai.listUsage": {
    arrange: async ({ workspace, user, secret }) => {
      const call = {
        task: "seo_basic",
        provider: "offline" as const,
        model: "writer-1",
        outcome: "ok" as const,
      };
      const figures = { points: 1, latencyMs: 1 };
      await withWorkspace(workspace.id, (tx) =>
        tx.insert(aiUsage).values({
          ...call,
          ...figures,
          workspaceId: workspace.id,
          key: secret,
          actor: user.id,
          userId: user.id,
          reference: secret,
        }),
      );
      return {};
    },
    attacker: "nothing",
  },
};
