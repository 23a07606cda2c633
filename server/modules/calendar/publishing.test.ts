import { createHmac } from "node:crypto";
import { Readable } from "node:stream";
import { eq, sql } from "drizzle-orm";
import sharp from "sharp";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { withWorkspace } from "@/server/db/client";
import { withService } from "@/server/db/service";
import { workspaces } from "@/server/db/tenant";
import { jobOutbox } from "@/server/jobs/schema";
import { uploadImage } from "@/server/modules/files/operations/upload-file";
import {
  approvedPost,
  type CalendarStore,
  calendarStore,
  stubChannels,
} from "@/server/testing/calendar/calendar";
import { refuse } from "@/server/testing/calendar/channels-stub";
import { ended, passTime, startEngine, waiting } from "@/server/testing/jobs/harness";
import type { Channel, Delivery, PostDetail } from "./contract";
import { deliveryDue } from "./events";
import { publishDelivery } from "./jobs";
import { actOnPost } from "./operations/act-on-post";
import { resolveDelivery } from "./operations/resolve-delivery";
import { testChannel } from "./operations/test-channel";
import { updatePost } from "./operations/update-post";
import { sendDelivery } from "./send";
import { sweepDue } from "./sweep";

const stub = stubChannels();
let store: CalendarStore;

beforeEach(async () => {
  store = await calendarStore({ plan: "pro" });
});
const setStore = (set: Partial<typeof workspaces.$inferInsert>) =>
  withService((tx) => tx.update(workspaces).set(set).where(eq(workspaces.id, store.workspaceId)));

/** Attempts that get no answer, and what lets them go. */
const unanswered: { attempt: Promise<unknown>; letGo(): void }[] = [];
/** Begins an attempt that breaks off for everybody else when its message is there: no answer comes before the test ends. */
async function breakOff(deliveryId: Delivery["deliveryId"]): Promise<void> {
  const there = Promise.withResolvers<() => void>();
  stub().after = (_, response) => {
    there.resolve(() => response.destroy());
    return true;
  };
  const attempt = sendDelivery(store.workspaceId, deliveryId);
  unanswered.push({ attempt, letGo: await there.promise });
  stub().after = () => false;
}

afterEach(async () => {
  for (const { letGo } of unanswered) letGo();
  await Promise.all(unanswered.splice(0).map(({ attempt }) => attempt));
  // What a test has left under way is not for the sweeps of the next.
  await setStore({ closedAt: new Date() });
  const at = stub();
  at.before = () => false;
  at.after = () => false;
  at.shown.length = 0;
  at.hooked.length = 0;
  at.taken.clear();
});

/** A post whose time has come, begun. */
async function due(input: Record<string, unknown>): Promise<PostDetail> {
  const post = await approvedPost(store, input);
  await store.act(post, "schedule", { planned: { date: "2099-01-01", time: "09:00" } });
  await sweepDue(new Date("2099-01-02"));
  return store.read(post.id);
}

const first = (post: PostDetail): Delivery => {
  const [delivery] = post.deliveries;
  if (!delivery) throw new Error("no delivery");
  return delivery;
};

/** Lets the time come at which messages are to be tried again. */
const timeComes = () =>
  withWorkspace(store.workspaceId, (tx) =>
    tx.execute(sql`
      update calendar_deliveries set due_at = now() where due_at is not null`),
  );

/** An attempt at the only delivery of a post, when its time has come. */
async function attempt(
  post: PostDetail,
): Promise<{ again: Date | null; post: PostDetail; delivery: Delivery }> {
  await timeComes();
  const again = await sendDelivery(store.workspaceId, first(post).deliveryId);
  const now = await store.read(post.id);
  return { again, post: now, delivery: first(now) };
}

async function dueOnTelegram(input: Record<string, unknown> = {}): Promise<PostDetail> {
  const channelId = await store.telegram(stub().token);
  return due({ text: "Tea is in", channels: [{ channelId }], ...input });
}

describe("what is due", () => {
  it.each(["closedAt", "suspendedAt"] as const)("is begun when the store is there: %s", async (column) => {
    const channelId = await store.telegram(stub().token);
    const post = await approvedPost(store, { text: "Tea is in", channels: [{ channelId }] });
    await store.act(post, "schedule", { planned: { date: "2099-01-01", time: "09:00" } });
    await setStore({ [column]: new Date() });
    await sweepDue(new Date("2099-01-02"));
    expect((await store.read(post.id)).status).toBe("scheduled");
    await setStore({ [column]: null });
    await sweepDue(new Date("2099-01-02"));
    expect((await store.read(post.id)).status).toBe("publishing");
  });
});

describe("Telegram", () => {
  it("gets the text with the short link under it, as plain text", async () => {
    const { post, delivery } = await attempt(
      await dueOnTelegram({ text: "Tea *is* <b>in</b>", link: "https://shop.example/tea" }),
    );
    expect(post.status).toBe("published");
    expect(delivery).toMatchObject({ status: "sent", url: "https://t.me/shop/1", problem: null });
    expect(stub().shown).toEqual([
      expect.objectContaining({
        method: "sendMessage",
        chat: "@shop",
        text: expect.stringMatching(/^Tea \*is\* <b>in<\/b>\n\nhttp:\/\/localhost:3000\/l\/\w{10}$/),
      }),
    ]);
  });

  it("gets a picture as a JPEG with the text as its caption, and the channel's own text", async () => {
    const picture = await sharp({ create: { width: 8, height: 8, channels: 3, background: "red" } })
      .png()
      .toBuffer();
    const file = await store.call<{ id: string }>(uploadImage, {
      name: "tea.png",
      content: Readable.from([picture]),
    });
    const channelId = await store.telegram(stub().token);
    const channels = [{ channelId, text: "For the channel" }];
    const { post } = await attempt(await due({ text: "Tea", imageId: file.id, channels }));
    expect(post.status).toBe("published");
    expect(stub().shown[0]).toMatchObject({
      method: "sendPhoto",
      text: "For the channel",
      picture: { type: "image/jpeg" },
    });
  });

  it.each([
    [403, "Forbidden: bot was kicked from the channel chat", "botRemoved"],
    [403, "Forbidden: bot is not a member of the channel chat", "botRemoved"],
    [400, "Bad Request: chat not found", "chatNotFound"],
    [400, "Bad Request: need administrator rights in the channel chat", "noRights"],
    [400, "Bad Request: not enough rights to send text messages to the chat", "noRights"],
    [400, "Bad Request: message is too long", "tooLong"],
    [400, "Bad Request: wrong file identifier/HTTP URL specified", "pictureRefused"],
    [401, "Unauthorized", "tokenWrong"],
    [400, "Bad Request: something new", "rejected"],
  ])("that refuses with %s %s ends it at once: %s", async (status, says, code) => {
    const post = await dueOnTelegram();
    stub().before = (_, response) => {
      refuse(response, status, says);
      return true;
    };
    const { again, post: ended, delivery } = await attempt(post);
    expect(again).toBeNull();
    expect(delivery).toMatchObject({ status: "failed", problem: { code } });
    expect(ended.status).toBe("failed");
  });

  it("that asks to wait is asked again after that time, not before", async () => {
    const post = await dueOnTelegram();
    stub().before = (_, response) => {
      refuse(response, 429, "Too Many Requests: retry after 35", { retry_after: 35 });
      return true;
    };
    const before = Date.now();
    const { again, delivery } = await attempt(post);
    expect(again?.getTime()).toBeGreaterThanOrEqual(before + 35_000);
    expect(again?.getTime()).toBeLessThan(Date.now() + 36_000);
    expect(delivery).toMatchObject({ status: "waiting", problem: { code: "rateLimited" } });
    stub().before = () => false;
    // Whoever else is told of it waits as well.
    expect(await sendDelivery(store.workspaceId, delivery.deliveryId)).toEqual(again);
    expect(stub().shown).toHaveLength(0);
    expect((await attempt(post)).delivery.status).toBe("sent");
    expect(stub().shown).toHaveLength(1);
  });

  it.each<[string, (at: ReturnType<typeof stub>) => void]>([
    [
      "whose answer is lost",
      (at) => {
        at.after = (_, response) => {
          response.destroy();
          return true;
        };
      },
    ],
    [
      "that answers with an error of its own",
      (at) => {
        at.after = (_, response) => {
          response.writeHead(502).end("<html>Bad Gateway</html>");
          return true;
        };
      },
    ],
  ])("%s is not sent to again before somebody has looked", async (_, breakIt) => {
    const post = await dueOnTelegram();
    breakIt(stub());
    const { again, post: open, delivery } = await attempt(post);
    expect(again).toBeNull();
    expect(delivery).toMatchObject({ status: "uncertain", problem: { code: "answerLost" } });
    expect(open.status).toBe("failed");
    await attempt(post);
    expect(stub().shown).toHaveLength(1);
    const done = await store.call<PostDetail>(resolveDelivery, { id: delivery.deliveryId, arrived: true });
    expect(done.status).toBe("published");
    expect(first(done).status).toBe("sent");
  });

  it("that was not reached at all is tried again; what nobody found there is sent once more", async () => {
    const post = await dueOnTelegram();
    const { url } = stub();
    process.env.TELEGRAM_API_URL = "http://127.0.0.1:1";
    const { resetEnv } = await import("@/server/platform/env");
    resetEnv();
    const { again, delivery } = await attempt(post);
    expect(again).not.toBeNull();
    expect(delivery).toMatchObject({ status: "waiting", problem: { code: "unreachable" } });
    process.env.TELEGRAM_API_URL = url;
    resetEnv();
    stub().before = (_, response) => {
      response.destroy();
      return true;
    };
    const lost = await attempt(post);
    expect(lost.delivery.status).toBe("uncertain");
    stub().before = () => false;
    await store.call(resolveDelivery, { id: delivery.deliveryId, arrived: false });
    expect((await attempt(post)).post.status).toBe("published");
    expect(stub().shown).toHaveLength(1);
  });
});

it("edited after it failed, goes through review again and then only where it had failed", async () => {
  const mail = await store.channel({ kind: "email", name: "Drafts" });
  const telegram = await store.telegram(stub().token);
  const channels = [{ channelId: telegram }, { channelId: mail.channel.id }];
  const post = await due({ text: "Tea", channels });
  stub().before = (_, response) => {
    refuse(response, 400, "Bad Request: something new");
    return true;
  };
  for (const { deliveryId } of post.deliveries) await sendDelivery(store.workspaceId, deliveryId);
  expect((await store.read(post.id)).deliveries.map(({ status }) => status)).toEqual(["failed", "sent"]);
  stub().before = () => false;
  const edited = await store.call<PostDetail>(updatePost, {
    id: post.id,
    revision: post.revision,
    text: "Tea is in",
    channels,
  });
  expect(edited.status).toBe("review");
  // It has kept its time, which is ahead.
  expect((await store.act(edited, "approve")).status).toBe("scheduled");
  await sweepDue(new Date("2099-02-02"));
  const again = await store.read(post.id);
  expect(again.deliveries.map(({ status }) => status)).toEqual(["waiting", "sent"]);
  await sendDelivery(store.workspaceId, first(again).deliveryId);
  expect((await store.read(post.id)).status).toBe("published");
  expect(stub().shown.map(({ text }) => text)).toEqual(["Tea is in"]);
});

describe("a webhook", () => {
  it("gets a signed message, and a new attempt at it under the same id and with the same body", async () => {
    const { channel, signingKey } = await store.webhook(stub().hookUrl);
    const post = await due({
      text: "Tea",
      link: "https://shop.example/tea",
      channels: [{ channelId: channel.id }],
    });
    stub().after = (_, response) => {
      response.writeHead(503, { "retry-after": "120" }).end();
      return true;
    };
    const { again, delivery } = await attempt(post);
    expect(delivery).toMatchObject({
      status: "waiting",
      problem: { code: "status", params: { status: 503 } },
    });
    expect((again?.getTime() ?? 0) - Date.now()).toBeGreaterThan(115_000);
    stub().after = () => false;
    expect((await attempt(post)).post.status).toBe("published");
    const [one, two] = stub().hooked;
    expect(two).toMatchObject({ id: one?.id, body: one?.body });
    expect(stub().taken.size).toBe(1);
    // As a receiver would check it, by the words of the specification.
    const key = Buffer.from((signingKey ?? "").slice("whsec_".length), "base64");
    const signed = createHmac("sha256", key).update(`${two?.id}.${two?.timestamp}.${two?.body}`);
    expect(two?.signature).toBe(`v1,${signed.digest("base64")}`);
    const { type, data } = JSON.parse(two?.body ?? "") as { type: string; data: Record<string, unknown> };
    expect(type).toBe("post.published");
    expect(data).toMatchObject({ id: post.id, text: "Tea", target: "https://shop.example/tea" });
    expect(data.link).toMatch(/\/l\/\w{10}$/);
  });

  it("stays with its run while an attempt of a process that had lost the run goes on", async () => {
    const { channel } = await store.webhook(stub().hookUrl);
    const post = await due({ text: "Tea", channels: [{ channelId: channel.id }] });
    const { deliveryId } = first(post);
    let late = false;
    stub().before = async (_, response) => {
      if (late) return false;
      late = true;
      await breakOff(deliveryId);
      response.writeHead(503).end();
      return true;
    };
    // The answer to the first attempt comes while the second is under way.
    expect(await sendDelivery(store.workspaceId, deliveryId)).toBeInstanceOf(Date);
    expect(first(await store.read(post.id)).status).toBe("sending");
    expect((await attempt(post)).post.status).toBe("published");
    expect(stub().taken.size).toBe(1);
  });

  it("that is gone, or leads into the network of the installation, is given up", async () => {
    const { channel } = await store.webhook(stub().hookUrl);
    const gone = await due({ text: "Tea", channels: [{ channelId: channel.id }] });
    stub().before = (_, response) => {
      response.writeHead(410).end();
      return true;
    };
    expect((await attempt(gone)).delivery).toMatchObject({ status: "failed", problem: { code: "gone" } });
    const inside = await store.webhook("http://169.254.169.254/latest");
    const post = await due({ text: "Tea", channels: [{ channelId: inside.channel.id }] });
    expect((await attempt(post)).delivery).toMatchObject({
      status: "failed",
      problem: { code: "addressRefused" },
    });
  });
});

describe("testing a channel", () => {
  const tested = (id: string) => store.call<Channel>(testChannel, { id });

  it("tells what is wrong without publishing anything", async () => {
    const at = stub();
    const id = await store.telegram(at.token);
    expect(await tested(id)).toMatchObject({ problem: null, testedAt: expect.any(String) });
    at.chats.set("@shop", { status: "member" });
    expect((await tested(id)).problem).toMatchObject({ code: "noRights" });
    at.chats.set("@shop", { status: "kicked" });
    expect((await tested(id)).problem).toMatchObject({ code: "botRemoved" });
    at.chats.delete("@shop");
    expect((await tested(id)).problem).toMatchObject({ code: "chatNotFound" });
    at.chats.set("@shop", { status: "administrator", can_post_messages: true });
    const wrong = await store.telegram("9:another-token-of-the-right-length");
    expect((await tested(wrong)).problem).toMatchObject({ code: "tokenWrong" });
    expect(at.shown).toEqual([]);
    const hook = await store.webhook(at.hookUrl);
    expect((await tested(hook.channel.id)).problem).toBeNull();
    expect(JSON.parse(at.hooked[0]?.body ?? "")).toMatchObject({ type: "channel.test" });
    const mail = await store.channel({ kind: "email", name: "Drafts" });
    expect((await tested(mail.channel.id)).problem).toBeNull();
  });
});

describe("the job", () => {
  it("waits where it is asked to, sends what failed again on demand, and tells when all is out", async () => {
    await startEngine([publishDelivery]);
    let refusals = 1;
    stub().before = (_, response) => {
      if (refusals-- <= 0) return false;
      refuse(response, 429, "Too Many Requests", { retry_after: 600 });
      return true;
    };
    const mail = await store.channel({ kind: "email", name: "Drafts" });
    const telegram = await store.telegram(stub().token);
    const post = await due({
      text: "Tea",
      channels: [{ channelId: telegram }, { channelId: mail.channel.id }],
    });
    await waiting("sleep");
    const now = await store.read(post.id);
    expect(now.status).toBe("publishing");
    expect(now.deliveries.map((delivery) => delivery.status)).toEqual(["waiting", "sent"]);
    await timeComes();
    await passTime();
    await ended(publishDelivery, 2);
    expect((await store.read(post.id)).status).toBe("published");
    expect(stub().shown).toHaveLength(1);

    stub().before = (_, response) => {
      refuse(response, 400, "Bad Request: chat not found");
      return true;
    };
    const lost = await due({ text: "Coffee", channels: [{ channelId: telegram }] });
    await ended(publishDelivery, 3);
    expect((await store.read(lost.id)).status).toBe("failed");
    stub().before = () => false;
    await store.call(actOnPost, { id: lost.id, action: "retry" });
    await ended(publishDelivery, 4);
    await vi.waitFor(async () => expect((await store.read(lost.id)).status).toBe("published"));
    expect(stub().shown.map((message) => message.text)).toEqual(["Tea", "Coffee"]);
  });
});

describe("a message whose run is lost", () => {
  const minutesLater = (minutes: number) => new Date(Date.now() + minutes * 60_000);
  const events = () => withService((tx) => tx.$count(jobOutbox, eq(jobOutbox.name, deliveryDue.name)));
  /** A post whose run is gone, however that came about. */
  async function lost(kind: "telegram" | "webhook"): Promise<PostDetail> {
    const channelId =
      kind === "telegram"
        ? await store.telegram(stub().token)
        : (await store.webhook(stub().hookUrl)).channel.id;
    const post = await due({ text: "Tea", channels: [{ channelId }] });
    await withService((tx) => tx.delete(jobOutbox));
    return post;
  }
  it("is told of again when nothing was heard of it for a quarter of an hour, once in that time", async () => {
    const post = await lost("webhook");
    await sweepDue(minutesLater(14));
    expect(await events()).toBe(0);
    const later = minutesLater(16);
    await sweepDue(later);
    await sweepDue(later);
    expect(await events()).toBe(1);
    await startEngine([publishDelivery]);
    await ended(publishDelivery);
    expect((await store.read(post.id)).status).toBe("published");
    await sweepDue(minutesLater(60));
    expect(await events()).toBe(0);
    expect(stub().hooked).toHaveLength(1);
  });

  it("goes to a webhook again under the id that it had", async () => {
    const post = await lost("webhook");
    await breakOff(first(post).deliveryId);
    await sweepDue(minutesLater(16));
    await startEngine([publishDelivery]);
    await ended(publishDelivery);
    expect((await store.read(post.id)).status).toBe("published");
    expect(stub().hooked).toHaveLength(2);
    expect(stub().taken.size).toBe(1);
  });

  it("does not go to Telegram again when it may be there: somebody is to look", async () => {
    const post = await lost("telegram");
    await breakOff(first(post).deliveryId);
    await sweepDue(minutesLater(16));
    await startEngine([publishDelivery]);
    await ended(publishDelivery);
    expect(first(await store.read(post.id))).toMatchObject({
      status: "uncertain",
      problem: { code: "interrupted" },
    });
    expect(stub().shown).toHaveLength(1);
  });

  it("is sent once though its run was there after all", async () => {
    const post = await dueOnTelegram();
    await sweepDue(minutesLater(16));
    expect(await events()).toBe(2);
    await startEngine([publishDelivery]);
    await ended(publishDelivery, 2);
    expect((await store.read(post.id)).status).toBe("published");
    expect(stub().shown).toHaveLength(1);
  });
});
