import { withWorkspace } from "@/server/db/client";
import { createTask } from "@/server/modules/tasks";
import type { Attack, AttackTable, Victim } from "../attack";

function makeTask({ workspace, user, secret }: Victim) {
  return withWorkspace(workspace.id, (tx) =>
    createTask(tx, {
      workspaceId: workspace.id,
      kind: "catalogImport",
      params: { file: secret },
      userId: user.id,
    }),
  );
}

const onTask: Attack = { arrange: async (victim) => ({ id: await makeTask(victim) }), attacker: "refused" };

export const tasksAttacks: AttackTable = {
  "tasks.getTask": onTask,
  "tasks.cancelTask": onTask,
  "tasks.pauseTask": onTask,
  "tasks.resumeTask": {
    arrange: async (victim) => {
      const id = await makeTask(victim);
      await victim.make("tasks.pauseTask", { id });
      return { id };
    },
    attacker: "refused",
  },
  "tasks.listTasks": {
    arrange: async (victim) => {
      await makeTask(victim);
      return {};
    },
    attacker: "nothing",
  },
};
