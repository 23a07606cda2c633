import type { ChildProcess } from "node:child_process";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { withWorkspace } from "@/server/db/client";
import { encodeId } from "@/server/platform/ids";
import { type CalendarStore, calendarStore, stubChannels } from "@/server/testing/calendar/calendar";
import { Crew, kill } from "@/server/testing/jobs/crew";
import { resolveDelivery } from "./operations/resolve-delivery";
import { sweepDue } from "./sweep";

const stub = stubChannels();
const kills = 100;
const postCount = 120;
let crew: Crew;
let store: CalendarStore;

beforeAll(async () => {
  crew = await Crew.gather(3, "server/testing/jobs/calendar-worker.ts");
});
afterAll(() => crew.dismiss());

/** So many approved posts, each with a text of its own, due now. Made in the database: there are many. */
async function duePosts(channelIds: string[]): Promise<void> {
  const channels = channelIds.map((channelId) => ({ channelId }));
  const model = await store.act(
    await store.act(await store.draft({ text: "Post 0", channels }), "submit"),
    "approve",
  );
  await store.act(model, "schedule", { planned: { date: "2099-01-01", time: "09:00" } });
  await withWorkspace(store.workspaceId, async (tx) => {
    for (let n = 1; n < postCount; n++) {
      await tx.execute(sql`
        with post as (
          insert into calendar_posts (id, workspace_id, status, text, planned_at, revision, approved_revision, created_by)
          select gen_random_uuid(), workspace_id, status, ${`Post ${n}`}, planned_at, revision, approved_revision, created_by
          from calendar_posts where text = 'Post 0' returning id, workspace_id)
        insert into calendar_deliveries (id, workspace_id, post_id, channel_id)
        select gen_random_uuid(), post.workspace_id, post.id, c.id from post cross join calendar_channels c`);
    }
  });
  const at = new Date("2099-01-02");
  for (let begun = 0; begun < postCount; ) begun += await sweepDue(at);
}

interface Ended {
  id: string;
  status: string;
  kind: string;
  text: string;
}
const deliveries = () =>
  withWorkspace(store.workspaceId, async (tx) => [
    ...(await tx.execute<Ended & Record<string, unknown>>(sql`
      select d.id, d.status, c.kind, p.text from calendar_deliveries d
      join calendar_channels c on c.id = d.channel_id join calendar_posts p on p.id = d.post_id`)),
  ]);
const open = async () =>
  (await deliveries()).filter(({ status }) => status === "waiting" || status === "sending").length;

it("publishes each post once on each channel, though its worker is killed 100 times", async () => {
  store = await calendarStore({ plan: "pro" });
  const telegram = await store.telegram(stub().token);
  const { channel: hook } = await store.webhook(stub().hookUrl);
  await duePosts([telegram, hook.id]);

  // The kill comes when a message is there and its sender does not know it yet: the worst moment, half of the time.
  let target: ChildProcess | undefined;
  let messages = 0;
  let killed = 0;
  let striking: Promise<void> | undefined;
  const strike = (): boolean => {
    messages += 1;
    if (!target || killed >= kills || messages % 2 === 0) return false;
    const worker = target;
    target = undefined;
    killed += 1;
    striking = kill(worker).then(async () => {
      target = await crew.begin();
    });
    return true;
  };
  stub().before = () => killed % 2 === 0 && strike();
  stub().after = () => killed % 2 === 1 && strike();
  target = await crew.begin();
  await vi.waitFor(
    async () => {
      await striking;
      if ((await open()) > 0) throw new Error(`${await open()} are open after ${killed} kills`);
    },
    { timeout: 400_000, interval: 200 },
  );
  expect(killed).toBe(kills);

  const count = (text: string) => stub().shown.filter((message) => message.text === text).length;
  const ends = await deliveries();
  const on = (kind: string) => ends.filter((delivery) => delivery.kind === kind);
  expect(ends).toHaveLength(2 * postCount);
  // The webhook knows a message by its id: it was asked more often than there are posts, and took each once.
  expect(on("webhook").every(({ status }) => status === "sent")).toBe(true);
  expect(stub().taken.size).toBe(postCount);
  expect(stub().hooked.length).toBeGreaterThan(postCount);
  // Telegram knows nothing again, so nothing is sent to it twice: where nobody can tell, somebody looks.
  const unsure = on("telegram").filter(({ status }) => status === "uncertain");
  expect(unsure.length).toBeGreaterThan(10);
  for (const { status, text } of on("telegram")) {
    if (status === "uncertain") expect(count(text)).toBeLessThanOrEqual(1);
    else expect([status, count(text)]).toEqual(["sent", 1]);
  }
  expect(new Set(unsure.map(({ text }) => count(text)))).toEqual(new Set([0, 1]));

  // Somebody looks into the channel and says what is there.
  for (const { id, text } of unsure) {
    const arrived = count(text) > 0;
    await store.call(resolveDelivery, { id: encodeId("delivery", id), arrived });
  }
  await vi.waitFor(async () => expect(await open()).toBe(0), { timeout: 60_000, interval: 200 });
  expect((await deliveries()).every(({ status }) => status === "sent")).toBe(true);
  for (const { text } of on("telegram")) expect(count(text)).toBe(1);
  const unpublished = await withWorkspace(store.workspaceId, (tx) =>
    tx.execute(sql`select 1 from calendar_posts where status <> 'published'`),
  );
  expect(unpublished).toHaveLength(0);
}, 560_000);
