import { sql } from "drizzle-orm";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { withWorkspace } from "@/server/db/client";
import { listNotifications } from "@/server/modules/notifications/operations/list-notifications";
import { AppError } from "@/server/platform/errors";
import { decodeId } from "@/server/platform/ids";
import { approvedPost, calendarStore } from "@/server/testing/calendar/calendar";
import type { PostDetail } from "./contract";
import { actOnPost } from "./operations/act-on-post";
import { addChannel } from "./operations/add-channel";
import { commentOnPost } from "./operations/comment-on-post";
import { createPost } from "./operations/create-post";
import { deletePost } from "./operations/delete-post";
import { getPost } from "./operations/get-post";
import { movePost } from "./operations/move-post";
import { updatePost } from "./operations/update-post";
import { sweepDue } from "./sweep";

const codeOf = (call: Promise<unknown>) =>
  call.then(
    () => "done",
    (error: unknown) => (error instanceof AppError ? error.code : String(error)),
  );

async function storeWithMail() {
  const store = await calendarStore();
  const { channel } = await store.channel({ kind: "email", name: "Drafts" });
  return { store, channels: [{ channelId: channel.id }] };
}

/** A day that is always ahead. */
const ahead = { date: "2099-03-02", time: "09:00" };
const kinds = (post: PostDetail) => post.thread.map((event) => event.kind);

describe("a post on its way", () => {
  it("goes from draft to scheduled, and its thread tells who did what", async () => {
    const { store, channels } = await storeWithMail();
    const agent = await store.member("agent");
    const draft = await agent.call<PostDetail>(createPost, { text: "Tea is in", channels, planned: ahead });
    expect(draft).toMatchObject({ status: "draft", planned: ahead, author: { id: agent.user.id } });
    const act = (action: string, more: object = {}) =>
      agent.call<PostDetail>(actOnPost, { id: draft.id, action, ...more });
    expect((await act("submit")).status).toBe("review");
    await store.call(commentOnPost, { id: draft.id, note: "Nice" });
    const back = await store.act(draft, "requestChanges", { note: "Say which tea" });
    expect(back.status).toBe("changes");
    const edited = await agent.call<PostDetail>(updatePost, {
      id: draft.id,
      revision: back.revision,
      text: "Green tea is in",
      channels,
    });
    expect(edited).toMatchObject({ status: "changes", revision: 2 });
    await act("submit");
    // It has a time that is ahead, so that who approves it schedules it.
    const approved = await store.act(edited, "approve");
    expect(approved).toMatchObject({ status: "scheduled", approvedRevision: 2 });
    expect(kinds(approved)).toEqual([
      ...["create", "submit", "comment", "requestChanges"],
      ...["edit", "submit", "approve", "schedule"],
    ]);
    expect(approved.thread[3]).toMatchObject({ note: "Say which tea", by: { id: store.user.id } });
  });

  it("tells the people it concerns, not who did it", async () => {
    const { store, channels } = await storeWithMail();
    const agent = await store.member("agent");
    const draft = await agent.call<PostDetail>(createPost, { text: "Tea is in", channels });
    await agent.call(actOnPost, { id: draft.id, action: "submit" });
    await store.act(draft, "approve");
    type List = { items: { kind: string; link: string }[] };
    const told = async (who: { call: <T>(o: typeof listNotifications, i: unknown) => Promise<T> }) =>
      (await who.call<List>(listNotifications, {})).items.map((item) => item.kind);
    expect(await told(store as never)).toContain("postReview");
    expect(await told(store as never)).not.toContain("postApproved");
    expect(await told(agent as never)).toEqual(["postApproved"]);
  });

  it("goes back to review when what was approved is edited, and stays where it is when it is moved", async () => {
    const { store, channels } = await storeWithMail();
    const approved = await approvedPost(store, { text: "Tea is in", channels });
    expect(approved.status).toBe("approved");
    const scheduled = await store.call<PostDetail>(movePost, { id: approved.id, planned: ahead });
    expect(scheduled.status).toBe("scheduled");
    const later = { date: "2099-03-03", time: "10:30" };
    const moved = await store.call<PostDetail>(movePost, { id: approved.id, planned: later });
    expect(moved).toMatchObject({ status: "scheduled", planned: later, revision: 1 });
    const { revision } = moved;
    const edited = await store.call<PostDetail>(updatePost, {
      id: moved.id,
      revision,
      text: "Tea",
      channels,
    });
    expect(edited).toMatchObject({ status: "review", revision: 2, planned: later });
    expect((await store.call<PostDetail>(movePost, { id: moved.id, planned: null })).planned).toBeNull();
  });

  it("is approved only as it was read, and edited only by who has read the last edit", async () => {
    const { store, channels } = await storeWithMail();
    const draft = await store.draft({ text: "Tea is in", channels });
    const read = await store.act(draft, "submit");
    await store.call(updatePost, { id: draft.id, revision: 1, text: "Something else", channels });
    expect(await codeOf(store.act(read, "approve"))).toBe("CONFLICT");
    expect(await codeOf(store.call(updatePost, { id: draft.id, revision: 1, text: "Mine", channels }))).toBe(
      "CONFLICT",
    );
    expect((await store.read(draft.id)).status).toBe("review");
  });

  it("needs a text, a channel that takes it, a note with requested changes, and a time that is ahead", async () => {
    const { store, channels } = await storeWithMail();
    const bare = await store.draft({ text: "", channels: [] });
    const refused = await store.act(bare, "submit").catch((error: AppError) => error.fields);
    expect(refused).toEqual([
      { path: "text", code: "required" },
      { path: "channels", code: "required" },
    ]);
    const { channel } = await store.channel({
      kind: "telegram",
      name: "Shop",
      chat: "@shop",
      token: "1:abcdefghijklmnopqrstuvwxyz",
    });
    const long = await store.draft({ text: "x".repeat(4097), channels: [{ channelId: channel.id }] });
    expect(await store.act(long, "submit").catch((error: AppError) => error.fields)).toEqual([
      { path: "text", code: "tooBig.text", params: { max: 4096 } },
    ]);
    const review = await store.act(await store.draft({ text: "Tea", channels }), "submit");
    expect(await codeOf(store.act(review, "requestChanges"))).toBe("BAD_INPUT");
    const planned = { date: "2020-01-01", time: "09:00" };
    expect(await codeOf(store.call(movePost, { id: review.id, planned }))).toBe("BAD_INPUT");
  });

  it("can be deleted while it is a draft, and not once it is approved", async () => {
    const { store, channels } = await storeWithMail();
    const draft = await store.draft({ text: "Tea", channels });
    await store.call(deletePost, { id: draft.id });
    expect(await codeOf(store.read(draft.id))).toBe("NOT_FOUND");
    const approved = await approvedPost(store, { text: "Tea", channels });
    expect(await codeOf(store.call(deletePost, { id: approved.id }))).toBe("WRONG_STATE");
  });
});

it("lets authors write, reviewers approve, and analysts read", async () => {
  const { store, channels } = await storeWithMail();
  const agent = await store.member("agent");
  const analyst = await store.member("analyst");
  const manager = await store.member("manager");
  const draft = await agent.call<PostDetail>(createPost, { text: "Tea", channels });
  await agent.call(actOnPost, { id: draft.id, action: "submit" });
  const approve = { id: draft.id, action: "approve", revision: 1 };
  expect(await codeOf(agent.call(actOnPost, approve))).toBe("FORBIDDEN");
  expect(await codeOf(agent.call(actOnPost, { ...approve, action: "requestChanges", note: "no" }))).toBe(
    "FORBIDDEN",
  );
  const more = { channel: { kind: "email", name: "Mine" } };
  expect(await codeOf(agent.call(addChannel, more))).toBe("FORBIDDEN");
  expect(await codeOf(analyst.call(getPost, { id: draft.id }))).toBe("done");
  expect(await codeOf(analyst.call(commentOnPost, { id: draft.id, note: "hm" }))).toBe("FORBIDDEN");
  expect(await codeOf(manager.call(actOnPost, approve))).toBe("done");
});

it("is refused by the database itself when it is on its way without being approved as it stands", async () => {
  const { store, channels } = await storeWithMail();
  const approved = await approvedPost(store, { text: "Tea", channels });
  const uuid = decodeId("post", approved.id);
  const update = (set: ReturnType<typeof sql>) =>
    withWorkspace(store.workspaceId, (tx) =>
      tx.execute(sql`update calendar_posts set ${set} where id = ${uuid}`),
    );
  const refusal = expect.objectContaining({ cause: expect.objectContaining({ code: "23514" }) });
  await expect(update(sql`revision = revision + 1`)).rejects.toEqual(refusal);
  await expect(update(sql`status = 'scheduled'`)).rejects.toEqual(refusal);
});

describe("whatever people do, in whatever order", () => {
  /** What may be done in each state, and where it leads: written down once more, by hand. */
  const ways: Record<string, Record<string, string>> = {
    draft: { submit: "review", cancel: "cancelled", edit: "draft" },
    review: {
      withdraw: "draft",
      approve: "approved",
      requestChanges: "changes",
      cancel: "cancelled",
      edit: "review",
    },
    changes: { submit: "review", cancel: "cancelled", edit: "changes" },
    approved: { requestChanges: "changes", schedule: "scheduled", cancel: "cancelled", edit: "review" },
    scheduled: {
      requestChanges: "changes",
      unschedule: "approved",
      cancel: "cancelled",
      edit: "review",
      due: "publishing",
    },
    publishing: {},
    cancelled: { reopen: "draft" },
  };
  const deeds = [
    "submit",
    "withdraw",
    "approve",
    "requestChanges",
    "schedule",
    "unschedule",
    "cancel",
    "reopen",
  ];

  it("only the ways of the table are open, and what goes out is what was approved", async () => {
    const { store, channels } = await storeWithMail();
    const farAhead = new Date("2100-01-01");
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.constantFrom(...deeds, ...deeds, "edit", "edit", "due"), { minLength: 8, maxLength: 25 }),
        async (actions) => {
          let post = await store.draft({ text: "Text 1", channels });
          let expected = "draft";
          let approvedText: string | undefined;
          for (const action of actions) {
            const next = ways[expected]?.[action];
            if (action === "due") await sweepDue(farAhead);
            else {
              const call =
                action === "edit"
                  ? store.call(updatePost, {
                      id: post.id,
                      revision: post.revision,
                      text: `Text ${post.revision + 1}`,
                      channels,
                    })
                  : store.act(post, action, {
                      note: "because",
                      ...(action === "schedule" && { planned: ahead }),
                    });
              expect(await codeOf(call), `${action} when ${expected}`).toBe(next ? "done" : "WRONG_STATE");
            }
            if (next && action === "approve") approvedText = post.text;
            // Whoever approves what has a time schedules it.
            if (next)
              expected = next === "approved" && post.planned && action === "approve" ? "scheduled" : next;
            post = await store.read(post.id);
            expect(post.status).toBe(expected);
            if (expected === "publishing") {
              expect(post.text).toBe(approvedText);
              expect(post.deliveries.map((delivery) => delivery.status)).toEqual(["waiting"]);
              break;
            }
          }
        },
      ),
      { numRuns: 25 },
    );
  });
});
