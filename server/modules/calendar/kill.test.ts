import type { ChildProcess } from "node:child_process";
import { setTimeout as after } from "node:timers/promises";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { withWorkspace } from "@/server/db/client";
import { withService } from "@/server/db/service";
import { encodeId } from "@/server/platform/ids";
import { mailboxMessages } from "@/server/platform/mail/schema";
import { type CalendarStore, calendarStore, stubChannels } from "@/server/testing/calendar/calendar";
import { Crew, kill } from "@/server/testing/jobs/crew";
import { proofIsWhole, proofSize } from "@/server/testing/proof-size";
import type { Channel } from "./contract";
import { listChannels } from "./operations/list-channels";
import { resolveDelivery } from "./operations/resolve-delivery";
import { sweepDue } from "./sweep";

const stub = stubChannels();
const kills = proofSize(100, 20);
const postCount = 80;
let crew: Crew;
let store: CalendarStore;

beforeAll(async () => {
  store = await calendarStore({ plan: "pro" });
  stub().chats.set("@second", { status: "administrator", can_post_messages: true });
  await store.telegram(stub().token);
  await store.channel({ kind: "telegram", name: "Second", chat: "@second", token: stub().token });
  await store.webhook(stub().hookUrl);
  await store.channel({ kind: "email", name: "Drafts" });
  await duePosts("Practice", 1);
  crew = await Crew.gather({
    entry: "server/testing/jobs/calendar-worker.ts",
    spares: 3,
    practice: ended,
  });
});
afterAll(() => crew.dismiss());

/** So many approved posts for all channels, each with a text of its own, due now. Made in the database: there are many. */
async function duePosts(name: string, count: number): Promise<void> {
  const channels = await store.call<{ items: Channel[] }>(listChannels, {});
  const targets = channels.items.map(({ id }) => ({ channelId: id }));
  const first = await store.draft({ text: `${name} 0`, channels: targets });
  const model = await store.act(await store.act(first, "submit"), "approve");
  await store.act(model, "schedule", { planned: { date: "2099-01-01", time: "09:00" } });
  await withWorkspace(store.workspaceId, async (tx) => {
    await tx.execute(sql`
      with post as (
        insert into calendar_posts (id, workspace_id, status, text, planned_at, revision, approved_revision, created_by)
        select gen_random_uuid(), workspace_id, status, ${`${name} `} || n, planned_at, revision, approved_revision, created_by
        from calendar_posts, generate_series(1, ${count - 1}) n where text = ${`${name} 0`} returning id, workspace_id)
      insert into calendar_deliveries (id, workspace_id, post_id, channel_id)
      select gen_random_uuid(), post.workspace_id, post.id, c.id from post cross join calendar_channels c`);
  });
  const at = new Date("2099-01-02");
  for (let begun = 0; begun < count; ) begun += await sweepDue(at);
}

interface Ended {
  id: string;
  status: string;
  kind: string;
  target: string | null;
  text: string;
}
const deliveries = () =>
  withWorkspace(store.workspaceId, async (tx) => [
    ...(await tx.execute<Ended & Record<string, unknown>>(sql`
      select d.id, d.status, c.kind, c.target, p.text from calendar_deliveries d
      join calendar_channels c on c.id = d.channel_id join calendar_posts p on p.id = d.post_id`)),
  ]);
const open = async () =>
  (await deliveries()).filter(({ status }) => status === "waiting" || status === "sending").length;
/** Waits until no message is under way any more. */
const ended = () => vi.waitFor(async () => expect(await open()).toBe(0), { interval: 100 });
const mails = () => withService((tx) => tx.$count(mailboxMessages));

it(`publishes each post once on each channel, though its worker is killed ${kills} times`, async () => {
  await duePosts("Post", postCount);
  // A third of the kills come before a message is there, a third when it is there and its sender does not know it yet,
  // the rest at any moment, so that a run loses many workers before it gets anywhere.
  let target: ChildProcess | undefined;
  let killed = 0;
  let messages = 0;
  let hit = Promise.withResolvers<void>();
  const strike = (way: number) => (): boolean => {
    if (!target || killed % 3 !== way || ++messages < 2) return false;
    target = undefined;
    hit.resolve();
    return true;
  };
  stub().before = strike(0);
  stub().after = strike(1);
  while (killed < kills) {
    expect(await open()).toBeGreaterThan(0);
    hit = Promise.withResolvers();
    messages = 0;
    const worker = await crew.begin();
    target = worker;
    if (killed % 3 === 2) await after(Math.random() * 100);
    else await hit.promise;
    target = undefined;
    await kill(worker);
    killed += 1;
  }
  // What came after these is left to the last, which lives.
  expect(await open()).toBeGreaterThan(0);
  await crew.begin();
  await ended();

  const count = ({ text, target: chat }: Ended) =>
    stub().shown.filter((message) => message.text === text && message.chat === chat).length;
  const ends = (await deliveries()).filter(({ text }) => text.startsWith("Post"));
  const on = (kind: string) => ends.filter((delivery) => delivery.kind === kind);
  expect(ends).toHaveLength(4 * postCount);
  // Webhook and mail know a message by its id: they were asked more often than there are posts, and took each once.
  for (const kind of ["webhook", "email"])
    expect(new Set(on(kind).map(({ status }) => status))).toEqual(new Set(["sent"]));
  expect(stub().taken.size).toBe(postCount + 1);
  expect(stub().hooked.length).toBeGreaterThan(stub().taken.size);
  expect(await mails()).toBe(postCount + 1);
  // Telegram knows nothing again, so nothing is sent to it twice: where nobody can tell, somebody looks.
  const unsure = on("telegram").filter(({ status }) => status === "uncertain");
  expect(unsure.length).toBeGreaterThan(kills / 10);
  for (const delivery of on("telegram")) {
    if (delivery.status === "uncertain") expect(count(delivery)).toBeLessThanOrEqual(1);
    else expect([delivery.status, count(delivery)]).toEqual(["sent", 1]);
  }
  // Both are among a hundred kills; among fewer it may be that chance hit one of them only.
  if (proofIsWhole) expect(new Set(unsure.map(count))).toEqual(new Set([0, 1]));

  // Somebody looks into the channel and says what is there.
  for (const delivery of unsure) {
    const arrived = count(delivery) > 0;
    await store.call(resolveDelivery, { id: encodeId("delivery", delivery.id), arrived });
  }
  await ended();
  expect((await deliveries()).every(({ status }) => status === "sent")).toBe(true);
  for (const delivery of on("telegram")) expect(count(delivery)).toBe(1);
  const unpublished = await withWorkspace(store.workspaceId, (tx) =>
    tx.execute(sql`select 1 from calendar_posts where status <> 'published'`),
  );
  expect(unpublished).toHaveLength(0);
}, 560_000);
