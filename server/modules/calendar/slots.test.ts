import { eq } from "drizzle-orm";
import { afterEach, describe, expect, it, vi } from "vitest";
import { withService } from "@/server/db/service";
import { workspaces } from "@/server/db/tenant";
import { execute } from "@/server/operations/execute";
import { approvedPost, type CalendarStore, calendarStore } from "@/server/testing/calendar/calendar";
import { callerFor } from "@/server/testing/store";
import type { Calendar, PostDetail, Queue, Slot } from "./contract";
import { addSlot } from "./operations/add-slot";
import { getCalendar } from "./operations/get-calendar";
import { listQueue } from "./operations/list-queue";
import { listSlots } from "./operations/list-slots";
import { movePost } from "./operations/move-post";
import { reorderQueue } from "./operations/reorder-queue";
import { skipSlot } from "./operations/skip-slot";
import { updatePost } from "./operations/update-post";
import { sweepDue } from "./sweep";

afterEach(() => {
  vi.useRealTimers();
});

/** Holds the clock still at a moment; only `Date`, so that connections live. */
const freeze = (at: string) => vi.useFakeTimers({ toFake: ["Date"], now: new Date(at) });

const nine = { weekdays: [1, 4], time: "09:00" };

/** A store in a timezone, with a slot on Mondays and Thursdays and so many approved posts without a time. */
async function storeIn(timezone: string, posts: number) {
  const store = await calendarStore();
  await setZone(store, timezone);
  const workspace = { ...store.workspace, timezone };
  const call = async <T>(operation: Parameters<typeof execute>[0], input: unknown) =>
    (await execute(operation, callerFor(store.actor, workspace), input)) as T;
  const { channel } = await store.channel({ kind: "email", name: "Drafts" });
  const queue: PostDetail[] = [];
  for (let n = 1; n <= posts; n++) {
    queue.push(await approvedPost(store, { text: `Post ${n}`, channels: [{ channelId: channel.id }] }));
  }
  return { ...store, call, queue, channelId: channel.id };
}

const setZone = (store: Pick<CalendarStore, "workspaceId">, timezone: string) =>
  withService((tx) => tx.update(workspaces).set({ timezone }).where(eq(workspaces.id, store.workspaceId)));

describe("a slot at 09:00 on Mondays and Thursdays", () => {
  it.each([
    // The Mondays and Thursdays around the change; 09:00 by the zone's clock, written in UTC.
    ["Europe/Berlin", "2027-03-23", ["2027-03-25T08:00", "2027-03-29T07:00", "2027-04-01T07:00"]],
    ["Europe/Berlin", "2027-10-26", ["2027-10-28T07:00", "2027-11-01T08:00", "2027-11-04T08:00"]],
    ["America/New_York", "2027-03-09", ["2027-03-11T14:00", "2027-03-15T13:00", "2027-03-18T13:00"]],
    ["America/New_York", "2027-11-02", ["2027-11-04T13:00", "2027-11-08T14:00", "2027-11-11T14:00"]],
    ["Asia/Tehran", "2027-03-19", ["2027-03-22T05:30", "2027-03-25T05:30", "2027-03-29T05:30"]],
    ["Australia/Lord_Howe", "2027-03-30", ["2027-03-31T22:00", "2027-04-04T22:30", "2027-04-07T22:30"]],
  ])("in %s from %s goes out at the store's nine o'clock", async (zone, from, moments) => {
    freeze(`${from}T00:00:00Z`);
    const store = await storeIn(zone, 3);
    await store.call(addSlot, nine);
    for (const [n, moment] of moments.entries()) {
      const at = new Date(`${moment}:00Z`);
      // A second before, nothing has happened.
      await sweepDue(new Date(at.getTime() - 1000));
      const id = store.queue[n]?.id ?? "";
      expect((await store.read(id)).status).toBe("approved");
      await sweepDue(at);
      expect(await store.read(id)).toMatchObject({ status: "publishing", at: at.toISOString() });
      const { planned } = await store.call<PostDetail>((await import("./operations/get-post")).getPost, {
        id,
      });
      expect(planned?.time).toBe("09:00");
    }
  });

  it("is shown ahead with the posts that it will take, which then it takes", async () => {
    freeze("2027-03-23T00:00:00Z");
    const store = await storeIn("Europe/Berlin", 2);
    await store.call(addSlot, nine);
    const shown = await store.call<Calendar>(getCalendar, { from: "2027-03-22", to: "2027-04-04" });
    expect(shown.today).toBe("2027-03-23");
    expect(shown.slots.map(({ planned, postId }) => [planned.date, planned.time, postId])).toEqual([
      ["2027-03-25", "09:00", store.queue[0]?.id],
      ["2027-03-29", "09:00", store.queue[1]?.id],
      ["2027-04-01", "09:00", null],
    ]);
    expect(shown.unscheduled.map((post) => post.id).sort()).toEqual(
      store.queue.map((post) => post.id).sort(),
    );
  });

  it("takes the posts in the order that somebody gives them; a later one comes behind these", async () => {
    freeze("2027-03-23T00:00:00Z");
    const store = await storeIn("Europe/Berlin", 3);
    await store.call(addSlot, nine);
    const [a, b, c] = store.queue.map(({ id }) => id);
    const order = async (queue: Promise<Queue>) =>
      (await queue).items.map(({ post, goesOut }) => [post.id, goesOut?.date]);
    expect(await order(store.call<Queue>(listQueue, {}))).toEqual([
      [a, "2027-03-25"],
      [b, "2027-03-29"],
      [c, "2027-04-01"],
    ]);
    expect(await order(store.call<Queue>(reorderQueue, { ids: [c, a] }))).toEqual([
      [c, "2027-03-25"],
      [a, "2027-03-29"],
      [b, "2027-04-01"],
    ]);
    const late = await approvedPost(store, { text: "Late", channels: [{ channelId: store.channelId }] });
    await sweepDue(new Date("2027-03-25T08:00:00Z"));
    expect((await store.read(c ?? "")).status).toBe("publishing");
    // What is gone is passed over.
    const again = await order(store.call<Queue>(reorderQueue, { ids: [late.id, c, b, a] }));
    expect(again.map(([id]) => id)).toEqual([late.id, b, a]);
    // Approved anew, it stands behind the others again.
    const edited = await store.call<PostDetail>(updatePost, {
      id: late.id,
      revision: late.revision,
      text: "Later",
      channels: [{ channelId: store.channelId }],
    });
    await store.act(edited, "approve");
    expect((await order(store.call<Queue>(listQueue, {}))).map(([id]) => id)).toEqual([b, a, late.id]);
  });

  it("can be skipped once and again, and that taken back", async () => {
    freeze("2027-03-23T00:00:00Z");
    const store = await storeIn("Europe/Berlin", 1);
    const slot = await store.call<Slot>(addSlot, nine);
    const skip = async (value: boolean) =>
      (await store.call<Slot>(skipSlot, { id: slot.id, skip: value })).nextAt;
    expect(await skip(true)).toBe("2027-03-29T07:00:00.000Z");
    expect(await skip(true)).toBe("2027-04-01T07:00:00.000Z");
    expect(await skip(false)).toBe("2027-03-25T08:00:00.000Z");
    expect(await skip(true)).toBe("2027-03-29T07:00:00.000Z");
    const shown = await store.call<Calendar>(getCalendar, { from: "2027-03-22", to: "2027-04-04" });
    expect(shown.slots.map(({ planned }) => planned.date)).toEqual(["2027-03-29", "2027-04-01"]);
    await sweepDue(new Date("2027-03-25T08:00:00Z"));
    expect((await store.read(store.queue[0]?.id ?? "")).status).toBe("approved");
    await sweepDue(new Date("2027-03-29T07:00:00Z"));
    expect((await store.read(store.queue[0]?.id ?? "")).status).toBe("publishing");
  });

  it("passes with an empty queue, and does not come late when nothing ran for hours", async () => {
    freeze("2027-03-23T00:00:00Z");
    const store = await storeIn("Europe/Berlin", 0);
    await store.call(addSlot, nine);
    await sweepDue(new Date("2027-03-25T08:00:00Z"));
    const post = await approvedPost(store, { text: "Late", channels: [{ channelId: store.channelId }] });
    await sweepDue(new Date("2027-03-25T08:05:00Z"));
    expect((await store.read(post.id)).status).toBe("approved");
    // Monday's was missed by three hours, Thursday's by half an hour.
    await sweepDue(new Date("2027-03-29T10:00:00Z"));
    expect((await store.read(post.id)).status).toBe("approved");
    await sweepDue(new Date("2027-04-01T07:30:00Z"));
    expect(await store.read(post.id)).toMatchObject({ status: "publishing", at: "2027-04-01T07:00:00.000Z" });
  });

  it("gives one post once, however many look at once", async () => {
    freeze("2027-03-23T00:00:00Z");
    const store = await storeIn("Europe/Berlin", 3);
    await store.call(addSlot, nine);
    const at = new Date("2027-03-25T08:00:00Z");
    await Promise.all(Array.from({ length: 6 }, () => sweepDue(at)));
    const states = await Promise.all(store.queue.map(async ({ id }) => (await store.read(id)).status));
    expect(states).toEqual(["publishing", "approved", "approved"]);
  });

  it("follows the store when it moves to another timezone", async () => {
    freeze("2027-03-23T00:00:00Z");
    const store = await storeIn("Europe/Berlin", 1);
    await store.call(addSlot, nine);
    await setZone(store, "America/New_York");
    await sweepDue(new Date("2027-03-25T08:00:00Z"));
    expect((await store.read(store.queue[0]?.id ?? "")).status).toBe("approved");
    const { items } = await store.call<{ items: Slot[] }>(listSlots, {});
    expect(items[0]?.nextAt).toBe("2027-03-25T13:00:00.000Z");
    await sweepDue(new Date("2027-03-25T13:00:00Z"));
    expect((await store.read(store.queue[0]?.id ?? "")).status).toBe("publishing");
  });

  it("stays skipped there, and had its post there, on whatever clock its day is reckoned", async () => {
    freeze("2027-03-23T00:00:00Z");
    const store = await storeIn("Europe/Berlin", 2);
    const slot = await store.call<Slot>(addSlot, nine);
    await store.call(skipSlot, { id: slot.id, skip: true });
    const days = async () =>
      (await store.call<Calendar>(getCalendar, { from: "2027-03-22", to: "2027-04-04" })).slots.map(
        ({ planned }) => planned.date,
      );
    // Before anything has run, and after, to the west and to the east.
    for (const zone of ["America/New_York", "Pacific/Kiritimati", "Europe/Berlin"]) {
      await setZone(store, zone);
      expect(await days()).toEqual(["2027-03-29", "2027-04-01"]);
      await sweepDue(new Date("2027-03-23T01:00:00Z"));
      expect(await days()).toEqual(["2027-03-29", "2027-04-01"]);
    }
    await sweepDue(new Date("2027-03-29T07:00:00Z"));
    expect((await store.read(store.queue[0]?.id ?? "")).status).toBe("publishing");
    // In New York it is nine o'clock on that Monday six hours later.
    freeze("2027-03-29T08:00:00Z");
    await setZone(store, "America/New_York");
    await sweepDue(new Date("2027-03-29T13:00:00Z"));
    expect((await store.read(store.queue[1]?.id ?? "")).status).toBe("approved");
  });

  it("that belongs to a channel takes only posts for that channel", async () => {
    freeze("2027-03-23T00:00:00Z");
    const store = await storeIn("Europe/Berlin", 1);
    const { channel } = await store.channel({ kind: "email", name: "Others" });
    const mine = await approvedPost(store, { text: "Mine", channels: [{ channelId: channel.id }] });
    await store.call(addSlot, { ...nine, channelId: channel.id });
    await sweepDue(new Date("2027-03-25T08:00:00Z"));
    expect((await store.read(mine.id)).status).toBe("publishing");
    expect((await store.read(store.queue[0]?.id ?? "")).status).toBe("approved");
  });
});

it("puts a post on a day at the time that the store's clock shows, also over a change", async () => {
  freeze("2027-03-20T00:00:00Z");
  const store = await storeIn("Europe/Berlin", 1);
  const id = store.queue[0]?.id ?? "";
  const moved = async (date: string, time: string) =>
    (await store.call<PostDetail>(movePost, { id, planned: { date, time } })).at;
  expect(await moved("2027-03-27", "09:00")).toBe("2027-03-27T08:00:00.000Z");
  expect(await moved("2027-03-28", "09:00")).toBe("2027-03-28T07:00:00.000Z");
  expect(await moved("2027-03-28", "02:30")).toBe("2027-03-28T01:30:00.000Z");
});
