import { describe, expect, it, vi } from "vitest";
import { withService } from "@/server/db/service";
import type { LiveEvent } from "@/server/modules/live/contract";
import { subscribe } from "@/server/modules/live/operations/subscribe";
import type { Notification } from "@/server/modules/notifications/contract";
import { listNotifications } from "@/server/modules/notifications/operations/list-notifications";
import { memberships, type Role, rolePermissions } from "@/server/modules/workspaces";
import type { Followed } from "@/server/operations/define";
import { execute } from "@/server/operations/execute";
import { newId } from "@/server/platform/ids";
import { callerFor, createPerson } from "@/server/testing/store";
import { createWriter } from "@/server/testing/studio";
import type { Thread } from "../contract";
import { deleteComment } from "../operations/delete-comment";
import { editComment } from "../operations/edit-comment";
import { listThreads } from "../operations/list-threads";
import { replyToThread } from "../operations/reply-to-thread";
import { resolveThread } from "../operations/resolve-thread";
import { saveVersion } from "../operations/save-version";
import { startThread } from "../operations/start-thread";

type Operation = Parameters<typeof execute>[0];

/** A text that its owner ordered, and how somebody else of the store deals with it. */
async function withText() {
  const writer = await createWriter();
  const [productId = ""] = await writer.addShirts("<p>Linen shirt with a camp collar.</p>");
  const { generationId, version } = await writer.write({ productId });
  const { workspace, user } = writer.store;
  async function colleague(role: Role) {
    const person = await createPerson();
    await withService((tx) =>
      tx.insert(memberships).values({ workspaceId: workspace.id, userId: person.user.id, role }),
    );
    const access = { ...workspace, role, permissions: rolePermissions[role] };
    const caller = (signal = new AbortController().signal) => callerFor(person.actor, access, { signal });
    const call = async <T>(operation: Operation, input: unknown) =>
      (await execute(operation, caller(), input)) as T;
    const news = async () =>
      (await call<{ items: Notification[] }>(listNotifications, {})).items.map(({ kind, link }) => ({
        kind,
        link,
      }));
    return { id: person.user.id, caller, call, news };
  }
  const ownNews = async () =>
    (await writer.call<{ items: Notification[] }>(listNotifications, {})).items.filter(({ kind }) =>
      kind.startsWith("text"),
    );
  const start = (input: object = {}) =>
    writer.call<Thread>(startThread, { id: generationId, version: 1, body: "Shorter.", ...input });
  const threads = async () =>
    (await writer.call<{ items: Thread[] }>(listThreads, { id: generationId })).items;
  return { ...writer, generationId, text: version.text, owner: user.id, colleague, ownNews, start, threads };
}

const firstOf = ({ comments: [first] }: Thread) => {
  if (!first) throw new Error("a thread without a comment");
  return first.id;
};

describe("a thread", () => {
  it("is about a version, or the words of it that the server read at that place", async () => {
    const { start, text, threads } = await withText();
    const words = text.slice(4, 14);
    await start();
    await start({ passage: { start: 4, end: 14 }, body: "Which collar?" });
    expect(await threads()).toMatchObject([
      { version: 1, passage: null, resolved: null, comments: [{ body: "Shorter." }] },
      { version: 1, passage: { start: 4, end: 14, quote: words }, comments: [{ body: "Which collar?" }] },
    ]);
  });

  it("is about nothing that is not there", async () => {
    const { start, text } = await withText();
    for (const input of [
      { passage: { start: 0, end: text.length + 1 } },
      { passage: { start: 3, end: 3 } },
      { mentions: [newId("user")] },
    ]) {
      await expect(start(input)).rejects.toMatchObject({ code: "BAD_INPUT" });
    }
    await expect(start({ version: 2 })).rejects.toMatchObject({ code: "NOT_FOUND" });
  });

  it("stays with the version that it is about when there is a newer one", async () => {
    const { start, call, generationId, threads } = await withText();
    await start({ passage: { start: 0, end: 5 } });
    await call(saveVersion, { id: generationId, text: "All new." });
    expect(await threads()).toMatchObject([{ version: 1, passage: { start: 0 } }]);
  });

  it("is settled once, by the first, and opened again", async () => {
    const { start, call, owner, colleague, threads } = await withText();
    const { id } = await start();
    const agent = await colleague("agent");
    await call(resolveThread, { id, resolved: true });
    await agent.call(resolveThread, { id, resolved: true });
    expect(await threads()).toMatchObject([{ resolved: { by: { id: owner } } }]);
    expect(await agent.call<Thread>(resolveThread, { id, resolved: false })).toMatchObject({
      resolved: null,
    });
  });

  it("goes with its last comment, and not before", async () => {
    const { start, call, threads } = await withText();
    const thread = await start();
    const both = await call<Thread>(replyToThread, { id: thread.id, body: "Done." });
    await call(deleteComment, { id: firstOf(thread) });
    expect(await threads()).toMatchObject([{ comments: [{ body: "Done." }] }]);
    await call(deleteComment, { id: both.comments[1]?.id });
    expect(await threads()).toEqual([]);
  });
});

describe("whoever may read a text", () => {
  it("may comment, and change and delete what is their own, nothing else", async () => {
    const { start, colleague } = await withText();
    const theirs = await start();
    const analyst = await colleague("analyst");
    const { comments } = await analyst.call<Thread>(replyToThread, { id: theirs.id, body: "Why?" });
    const mine = comments[1]?.id;
    const changed = await analyst.call<Thread>(editComment, { id: mine, body: "Why so?" });
    expect(changed.comments[1]).toMatchObject({ body: "Why so?", editedAt: expect.any(String) });
    for (const operation of [editComment, deleteComment]) {
      const input = { id: firstOf(theirs), ...(operation === editComment && { body: "No." }) };
      await expect(analyst.call(operation, input)).rejects.toMatchObject({ code: "FORBIDDEN" });
    }
    await analyst.call(deleteComment, { id: mine });
  });

  it("has what they said deleted by an admin, who cannot change it", async () => {
    const { colleague, generationId, threads } = await withText();
    const agent = await colleague("agent");
    const admin = await colleague("admin");
    const thread = await agent.call<Thread>(startThread, { id: generationId, version: 1, body: "Ugh." });
    const id = firstOf(thread);
    await expect(admin.call(editComment, { id, body: "Nice." })).rejects.toMatchObject({ code: "FORBIDDEN" });
    await admin.call(deleteComment, { id });
    expect(await threads()).toEqual([]);
  });
});

describe("of a comment", () => {
  it("those hear who are mentioned, who ordered the text, and who take part; nobody twice, and not who wrote it", async () => {
    const { colleague, generationId, owner, ownNews, call } = await withText();
    const [asked, other] = [await colleague("manager"), await colleague("agent")];
    const link = (id: string) => `/studio/texts/${generationId}#${id}`;
    const { id } = await asked.call<Thread>(startThread, {
      id: generationId,
      version: 1,
      body: "@Test Person look",
      mentions: [owner, asked.id],
    });
    expect(await ownNews()).toMatchObject([
      { kind: "textMention", params: { name: "Test Person", title: "@Test Person look" } },
    ]);
    expect(await asked.news()).toEqual([]);
    await other.call(replyToThread, { id, body: "I agree." });
    expect((await ownNews()).map(({ kind }) => kind)).toEqual(["textComment", "textMention"]);
    expect(await asked.news()).toEqual([{ kind: "textComment", link: link(id) }]);
    await call(replyToThread, { id, body: "So do I.", mentions: [other.id] });
    expect(await other.news()).toEqual([{ kind: "textMention", link: link(id) }]);
  });

  it("those hear who are mentioned when it is changed, if they were not before", async () => {
    const { start, colleague, call } = await withText();
    const agent = await colleague("agent");
    const thread = await start({ mentions: [agent.id] });
    const later = await colleague("analyst");
    await call(editComment, { id: firstOf(thread), body: "Both.", mentions: [agent.id, later.id] });
    expect(await agent.news()).toHaveLength(1);
    expect(await later.news()).toHaveLength(1);
  });

  it("everybody who looks at the store's texts hears at once", async () => {
    const { colleague, start, generationId } = await withText();
    const agent = await colleague("agent");
    const leaving = new AbortController();
    const live = (await execute(subscribe, agent.caller(leaving.signal), {})) as AsyncGenerator<
      Followed<LiveEvent>
    >;
    expect((await live.next()).value).toMatchObject({ data: { type: "ready" } });
    const next = live.next();
    await start();
    await vi.waitFor(async () =>
      expect((await next).value).toMatchObject({ data: { type: "comments", generationId } }),
    );
    leaving.abort();
    await live.return(undefined);
  });
});
