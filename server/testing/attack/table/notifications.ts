import { withWorkspace } from "@/server/db/client";
import { notify } from "@/server/modules/notifications";
import type { AttackTable, Victim } from "../attack";

const tell = ({ workspace, user, secret }: Victim) =>
  withWorkspace(workspace.id, (tx) =>
    notify(tx, {
      workspaceId: workspace.id,
      userIds: [user.id],
      kind: "memberJoined",
      params: { name: secret },
    }),
  );

/** Tells the victim something and gives the id of that notification. */
async function notificationOf(victim: Victim): Promise<string> {
  await tell(victim);
  const { items } = await victim.read<{ items: { id: string }[] }>("notifications.listNotifications", {});
  return items[0]?.id ?? "";
}

export const notificationsAttacks: AttackTable = {
  "notifications.listNotifications": {
    arrange: async (victim) => {
      await tell(victim);
      return {};
    },
    attacker: "nothing",
  },
  "notifications.countUnread": {
    arrange: async (victim) => {
      await tell(victim);
      return {};
    },
    attacker: "nothing",
    hides: "a number; the list that it counts is attacked above",
  },
  "notifications.markRead": {
    arrange: async (victim) => ({ ids: [await notificationOf(victim)] }),
    attacker: "nothing",
  },
  "notifications.markAllRead": {
    arrange: async (victim) => {
      await tell(victim);
      return {};
    },
    attacker: "nothing",
  },
  "live.subscribe": {
    arrange: async (victim) => {
      await tell(victim);
      return { lastEventId: "0" };
    },
    attacker: "nothing",
  },
};
