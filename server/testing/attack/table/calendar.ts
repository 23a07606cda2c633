import { sql } from "drizzle-orm";
import { withWorkspace } from "@/server/db/client";
import { encodeId } from "@/server/platform/ids";
import type { Attack, AttackTable, Victim } from "../attack";
import { makeProduct } from "./catalog";

const makeChannel = async (victim: Victim) =>
  (
    await victim.read<{ channel: { id: string } }>("calendar.addChannel", {
      channel: { kind: "email", name: victim.secret },
    })
  ).channel.id;

/** A draft with the secret in it, for a channel of the store. */
async function makePost(victim: Victim): Promise<string> {
  const channels = [{ channelId: await makeChannel(victim) }];
  return victim.make("calendar.createPost", { text: victim.secret, channels });
}

/** A delivery of which nobody can tell whether it arrived. */
async function makeUncertain(victim: Victim): Promise<string> {
  const id = await makePost(victim);
  await victim.read("calendar.actOnPost", { id, action: "submit" });
  await victim.read("calendar.actOnPost", { id, action: "approve", revision: 1 });
  const [row] = await withWorkspace(victim.workspace.id, async (tx) => {
    await tx.execute(sql`update calendar_posts set status = 'failed'`);
    return tx.execute<{ id: string }>(sql`update calendar_deliveries set status = 'uncertain' returning id`);
  });
  return encodeId("delivery", row?.id ?? "");
}

/** A post with the secret in it that waits for a slot. */
async function makeQueued(victim: Victim): Promise<string> {
  const id = await makePost(victim);
  await victim.read("calendar.actOnPost", { id, action: "submit" });
  await victim.read("calendar.actOnPost", { id, action: "approve", revision: 1 });
  return id;
}

const makeSlot = async (victim: Victim) =>
  victim.make("calendar.addSlot", {
    weekdays: [1],
    time: "09:00",
    channelId: await makeChannel(victim),
  });

const onPost = (more: object = {}): Attack => ({
  arrange: async (victim) => ({ id: await makePost(victim), ...more }),
  attacker: "refused",
});
const onChannel: Attack = {
  arrange: async (victim) => ({ id: await makeChannel(victim) }),
  attacker: "refused",
};

export const calendarAttacks: AttackTable = {
  "calendar.getCalendar": {
    arrange: async (victim) => {
      await makePost(victim);
      return { from: "2026-01-01", to: "2026-01-31" };
    },
    attacker: "nothing",
  },
  "calendar.getPost": onPost(),
  "calendar.createPost": {
    arrange: async (victim) => ({
      text: victim.secret,
      channels: [{ channelId: await makeChannel(victim) }],
    }),
    attacker: "refused",
  },
  "calendar.updatePost": onPost({ revision: 1, text: "Another" }),
  "calendar.movePost": onPost({ planned: { date: "2099-01-01", time: "09:00" } }),
  "calendar.actOnPost": onPost({ action: "submit" }),
  "calendar.commentOnPost": onPost({ note: "A note" }),
  "calendar.deletePost": onPost(),
  "calendar.resolveDelivery": {
    arrange: async (victim) => ({ id: await makeUncertain(victim), arrived: true }),
    attacker: "refused",
  },
  "calendar.listChannels": {
    arrange: async (victim) => {
      await makeChannel(victim);
      return {};
    },
    attacker: "nothing",
  },
  "calendar.addChannel": {
    arrange: async () => ({ channel: { kind: "email", name: "Drafts" } }),
    attacker: "nothing",
  },
  "calendar.testChannel": onChannel,
  "calendar.removeChannel": onChannel,
  "calendar.listSlots": {
    arrange: async (victim) => {
      await makeSlot(victim);
      return {};
    },
    attacker: "nothing",
  },
  "calendar.addSlot": {
    arrange: async (victim) => ({
      weekdays: [1],
      time: "09:00",
      channelId: await makeChannel(victim),
    }),
    attacker: "refused",
  },
  "calendar.removeSlot": {
    arrange: async (victim) => ({ id: await makeSlot(victim) }),
    attacker: "refused",
  },
  "calendar.skipSlot": {
    arrange: async (victim) => ({ id: await makeSlot(victim), skip: true }),
    attacker: "refused",
  },
  "calendar.listQueue": {
    arrange: async (victim) => {
      await makeQueued(victim);
      return {};
    },
    attacker: "nothing",
  },
  "calendar.reorderQueue": {
    arrange: async (victim) => ({ ids: [await makeQueued(victim)] }),
    attacker: "nothing",
  },
  "calendar.getResults": {
    arrange: async (victim) => {
      await makeUncertain(victim);
      await withWorkspace(victim.workspace.id, (tx) =>
        tx.execute(sql`update calendar_deliveries set status = 'sent', sent_at = now()`),
      );
      return { days: 7 };
    },
    attacker: "nothing",
  },
  "calendar.planMonth": {
    arrange: async (victim) => {
      await victim.make("catalog.createProduct", {
        title: victim.secret,
        status: "active",
        variants: [{ price: 1, quantity: 20 }],
      });
      const day = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
      return { from: day(1), to: day(30) };
    },
    attacker: "nothing",
  },
  "calendar.draftIdea": {
    arrange: async (victim) => ({
      productId: await makeProduct(victim),
      planned: { date: "2099-01-01", time: "09:00" },
      locale: "en",
    }),
    attacker: "refused",
  },
};
