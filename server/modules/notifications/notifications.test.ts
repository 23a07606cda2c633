import { describe, expect, it } from "vitest";
import { withWorkspace } from "@/server/db/client";
import type { AnyOperation } from "@/server/operations/define";
import { execute } from "@/server/operations/execute";
import { locales } from "@/server/platform/i18n/locales";
import { translatorFor } from "@/server/platform/i18n/messages";
import { createStore } from "@/server/testing/store";
import { type Notification, type NotificationKind, notificationKinds } from "./contract";
import { forgetOldNotifications } from "./jobs";
import { notify } from "./notify";
import { countUnread } from "./operations/count-unread";
import { listNotifications } from "./operations/list-notifications";
import { markAllRead } from "./operations/mark-all-read";
import { markRead } from "./operations/mark-read";
import { notifications } from "./schema";

type Store = Awaited<ReturnType<typeof createStore>>;
interface List {
  items: Notification[];
  nextCursor: number | null;
  unread: number;
  lastSeq: number;
}

const call = <T>(store: Store, operation: AnyOperation, input: unknown = {}) =>
  execute(operation, store.caller(), input) as Promise<T>;

const tell = (store: Store, points: number) =>
  withWorkspace(store.workspace.id, (tx) =>
    notify(tx, {
      workspaceId: store.workspace.id,
      userIds: [store.user.id],
      kind: "pointsLow",
      params: { points },
      link: "/wallet",
    }),
  );

describe("an inbox", () => {
  it("is empty at first", async () => {
    const store = await createStore();
    expect(await call(store, listNotifications)).toEqual({
      items: [],
      nextCursor: null,
      unread: 0,
      lastSeq: 0,
    });
    expect(await call(store, markAllRead)).toEqual({ unread: 0 });
  });

  it("lists the newest first, page by page", async () => {
    const store = await createStore();
    for (let points = 1; points <= 5; points++) await tell(store, points);
    const first = await call<List>(store, listNotifications, { limit: 3 });
    expect(first).toMatchObject({ nextCursor: 3, unread: 5, lastSeq: 5 });
    expect(first.items.map((n) => n.params.points)).toEqual([5, 4, 3]);
    expect(first.items[0]).toMatchObject({ seq: 5, kind: "pointsLow", link: "/wallet", readAt: null });
    const second = await call<List>(store, listNotifications, { limit: 3, cursor: first.nextCursor });
    expect(second).toMatchObject({ nextCursor: null });
    expect(second.items.map((n) => n.seq)).toEqual([2, 1]);
  });

  it("counts what is unread, exactly, however often something is marked", async () => {
    const store = await createStore();
    for (let points = 1; points <= 4; points++) await tell(store, points);
    const { items } = await call<List>(store, listNotifications);
    const ids = items.slice(0, 2).map((n) => n.id);
    expect(await call(store, markRead, { ids })).toEqual({ unread: 2 });
    expect(await call(store, markRead, { ids })).toEqual({ unread: 2 });
    expect(await call(store, countUnread)).toEqual({ unread: 2 });
    await tell(store, 5);
    expect(await call(store, markAllRead)).toEqual({ unread: 0 });
    const after = await call<List>(store, listNotifications);
    expect(after.unread).toBe(0);
    expect(after.items.every((n) => n.readAt !== null)).toBe(true);
  });

  it("stays exact when many write and mark at once", async () => {
    const store = await createStore();
    await Promise.all(
      Array.from({ length: 30 }, async (_, i) => {
        await tell(store, i);
        if (i % 3 === 0) await call(store, markAllRead);
      }),
    );
    const { items, unread, lastSeq } = await call<List>(store, listNotifications, { limit: 100 });
    expect(lastSeq).toBe(30);
    expect(items.map((n) => n.seq)).toEqual(Array.from({ length: 30 }, (_, i) => 30 - i));
    expect(unread).toBe(items.filter((n) => n.readAt === null).length);
  });

  it("is one's own: a colleague can neither read nor mark it", async () => {
    const store = await createStore();
    const colleague = await createStore();
    await tell(store, 1);
    const { items } = await call<List>(store, listNotifications);
    const seenBy = (userId: string) =>
      withWorkspace(store.workspace.id, (tx) => tx.select().from(notifications), { userId });
    expect(await seenBy(store.user.id)).toHaveLength(1);
    expect(await seenBy(colleague.user.id)).toHaveLength(0);
    const asColleague = { ...store, caller: () => ({ ...store.caller(), actor: colleague.caller().actor }) };
    const ids = items.map((n) => n.id);
    expect(await call(asColleague, markRead, { ids })).toEqual({ unread: 0 });
    expect(await call(store, countUnread)).toEqual({ unread: 1 });
  });

  it("forgets what was read half a year ago, and goes on counting", async () => {
    const store = await createStore();
    for (const points of [1, 2, 3]) await tell(store, points);
    const { items } = await call<List>(store, listNotifications);
    await call(store, markRead, { ids: items.slice(1).map((n) => n.id) });
    await forgetOldNotifications(new Date(Date.now() + 181 * 86_400_000));
    await tell(store, 4);
    const after = await call<List>(store, listNotifications);
    expect(after.items.map((n) => n.seq)).toEqual([4, 3]);
    expect(after).toMatchObject({ unread: 2, lastSeq: 4 });
  });

  it("refuses values that the kind does not know", async () => {
    const store = await createStore();
    const { id: workspaceId } = store.workspace;
    const wrong = withWorkspace(workspaceId, (tx) =>
      notify(tx, {
        workspaceId,
        userIds: [store.user.id],
        kind: "pointsLow",
        params: { name: "x" } as never,
      }),
    );
    await expect(wrong).rejects.toThrow();
  });
});

describe.each(locales)("in %s", (locale) => {
  const samples: { [K in NotificationKind]: Record<string, string | number> } = {
    welcome: { points: 50 },
    importDone: { file: "a.csv", created: 3, updated: 1, failed: 2 },
    importFailed: { file: "a.csv" },
    exportReady: { products: 12 },
    exportFailed: {},
    bulkDone: { done: 5, failed: 1 },
    bulkFailed: {},
    bulkCancelled: { done: 2 },
    analysisDone: { what: "reviews" },
    analysisFailed: { what: "seo" },
    competitorDone: { shop: "mugs.example", products: 12 },
    competitorFailed: { shop: "mugs.example" },
    priceAlert: { what: "drop", product: "Mug", shop: "mugs.example" },
    priceAlerts: { count: 3, shops: 2, shop: "mugs.example" },
    pointsLow: { points: 3 },
    budgetReached: { percent: 80 },
    memberJoined: { name: "Mina" },
    postReview: { title: "Tea", name: "Mina" },
    postChanges: { title: "Tea", name: "Mina" },
    postApproved: { title: "Tea", name: "Mina" },
    postPublished: { title: "Tea" },
    postFailed: { title: "Tea" },
    postUncertain: { title: "Tea" },
    textMention: { name: "Mina", title: "Shorter" },
    textComment: { name: "Mina", title: "Shorter" },
    pricesProposed: { count: 3 },
    pricesHeld: { count: 1 },
    roleChanged: { role: "manager" },
  };

  it("each kind has a text, with its values in it", async () => {
    const t = await translatorFor(locale, "notifications");
    for (const kind of Object.keys(notificationKinds) as NotificationKind[]) {
      const values = notificationKinds[kind].parse(samples[kind]) as Record<string, string | number>;
      const text = t(`kind.${kind}`, values as never);
      expect(text).not.toContain(kind);
      expect(text).not.toMatch(/[{}]/);
    }
  });
});
