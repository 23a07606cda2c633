import { sql } from "drizzle-orm";
import postgres from "postgres";
import { describe, expect, it, vi } from "vitest";
import { withWorkspace } from "@/server/db/client";
import { withService } from "@/server/db/service";
import { notify } from "@/server/modules/notifications";
import { createTask, reportProgress } from "@/server/modules/tasks";
import type { Followed } from "@/server/operations/define";
import { execute } from "@/server/operations/execute";
import type { Permission } from "@/server/operations/permissions";
import type { Id } from "@/server/platform/ids";
import { createStore } from "@/server/testing/store";
import type { LiveEvent } from "./contract";
import { subscribe } from "./operations/subscribe";

type Store = Awaited<ReturnType<typeof createStore>>;

/** Follows a store as its person does, and keeps what comes. */
async function follow(store: Store, lastEventId?: string) {
  const ended = new AbortController();
  const source = (await execute(subscribe, store.caller({ signal: ended.signal }), {
    lastEventId,
  })) as AsyncGenerator<Followed<LiveEvent>>;
  const heard: Followed<LiveEvent>[] = [];
  const done = (async () => {
    for await (const item of source) heard.push(item);
  })();
  return {
    heard,
    seqs: () => heard.flatMap(({ data }) => (data.type === "notification" ? [data.notification.seq] : [])),
    types: () => heard.map(({ data }) => data.type),
    async leave() {
      ended.abort();
      await done;
      return heard.at(-1)?.id;
    },
  };
}

/** The same, and waits until everything from now on is heard. */
async function listenTo(store: Store, lastEventId?: string) {
  const follower = await follow(store, lastEventId);
  await vi.waitFor(() => expect(follower.types()).toContain("ready"));
  return follower;
}

const tell = (store: Store, points: number, userIds: Id<"user">[] = [store.user.id]) =>
  withWorkspace(store.workspace.id, (tx) =>
    notify(tx, { workspaceId: store.workspace.id, userIds, kind: "pointsLow", params: { points } }),
  );

const upTo = (n: number) => Array.from({ length: n }, (_, i) => i + 1);

describe("a subscriber", () => {
  it("hears a notification when its transaction commits, with the number to resume from", async () => {
    const store = await createStore();
    const follower = await listenTo(store);
    await tell(store, 3);
    const undone = withWorkspace(store.workspace.id, async (tx) => {
      await notify(tx, {
        workspaceId: store.workspace.id,
        userIds: [store.user.id],
        kind: "bulkFailed",
        params: {},
      });
      throw new Error("undo");
    });
    await expect(undone).rejects.toThrow("undo");
    await tell(store, 4);
    await vi.waitFor(() => expect(follower.heard).toHaveLength(3));
    expect(follower.heard).toMatchObject([
      { id: "0", data: { type: "ready", unread: 0 } },
      {
        id: "1",
        data: {
          type: "notification",
          unread: 1,
          notification: { seq: 1, kind: "pointsLow", params: { points: 3 } },
        },
      },
      { id: "2", data: { type: "notification", unread: 2, notification: { seq: 2 } } },
    ]);
    await follower.leave();
  });

  it("is told what it missed, then what comes", async () => {
    const store = await createStore();
    for (const points of upTo(5)) await tell(store, points);
    const follower = await listenTo(store, "2");
    await tell(store, 6);
    await vi.waitFor(() => expect(follower.seqs()).toEqual([3, 4, 5, 6]));
    expect(follower.types()).toEqual([
      "notification",
      "notification",
      "notification",
      "ready",
      "notification",
    ]);
    expect(await follower.leave()).toBe("6");
  });

  it("hears nothing of other people and other stores", async () => {
    const [store, other] = await Promise.all([createStore(), createStore()]);
    const follower = await listenTo(store);
    await tell(other, 1);
    await tell(store, 2, [other.user.id]);
    await withWorkspace(other.workspace.id, (tx) =>
      createTask(tx, {
        workspaceId: other.workspace.id,
        kind: "bulkRun",
        params: { products: 1 },
        userId: null,
      }),
    );
    await tell(store, 3);
    await vi.waitFor(() => expect(follower.types()).toEqual(["ready", "notification"]));
    await follower.leave();
  });

  it("sees long works go on, if it may see them", async () => {
    const store = await createStore();
    const permissions = new Set<Permission>(["workspace.read"]);
    const restricted = {
      ...store,
      caller: (o = {}) => ({
        ...store.caller(o),
        workspace: async () => ({ ...store.workspace, permissions }),
      }),
    };
    const [follower, stranger] = [await listenTo(store), await listenTo(restricted)];
    const workspaceId = store.workspace.id;
    const taskId = await withWorkspace(workspaceId, (tx) =>
      createTask(tx, {
        workspaceId,
        kind: "catalogImport",
        params: { file: "a.csv" },
        userId: store.user.id,
      }),
    );
    await reportProgress(workspaceId, taskId, { done: 5, total: 9 });
    await tell(store, 1);
    await vi.waitFor(() => expect(follower.types()).toEqual(["ready", "task", "task", "notification"]));
    expect(follower.heard[2]?.data).toMatchObject({
      task: { id: taskId, status: "running", done: 5, total: 9 },
    });
    await vi.waitFor(() => expect(stranger.types()).toEqual(["ready", "notification"]));
    await Promise.all([follower.leave(), stranger.leave()]);
  });

  it("gets notifications that are too long for the wire from the database", async () => {
    const store = await createStore();
    const follower = await listenTo(store);
    const file = "é".repeat(6000);
    await withWorkspace(store.workspace.id, (tx) =>
      notify(tx, {
        workspaceId: store.workspace.id,
        userIds: [store.user.id],
        kind: "importFailed",
        params: { file },
      }),
    );
    await tell(store, 1);
    await vi.waitFor(() => expect(follower.seqs()).toEqual([1, 2]));
    const [, long] = follower.heard;
    expect(long?.data).toMatchObject({ notification: { params: { file } } });
    await follower.leave();
  });

  it("misses nothing when it reads more slowly than things happen", async () => {
    const store = await createStore();
    const ended = new AbortController();
    const source = (await execute(subscribe, store.caller({ signal: ended.signal }), {})) as AsyncGenerator<
      Followed<LiveEvent>
    >;
    expect((await source.next()).value).toMatchObject({ data: { type: "ready" } });
    const waiting = source.next();
    await withWorkspace(store.workspace.id, async (tx) => {
      for (const points of upTo(400)) {
        await notify(tx, {
          workspaceId: store.workspace.id,
          userIds: [store.user.id],
          kind: "pointsLow",
          params: { points },
        });
      }
    });
    const seqs: number[] = [];
    for (let next = await waiting; ; next = await source.next()) {
      if (next.value?.data.type === "notification") seqs.push(next.value.data.notification.seq);
      if (seqs.length === 400) break;
    }
    expect(seqs).toEqual(upTo(400));
    ended.abort();
    await source.return(undefined);
  });

  it("misses nothing when the connection to the database is lost", async () => {
    const store = await createStore();
    const follower = await listenTo(store);
    await tell(store, 1);
    await vi.waitFor(() => expect(follower.seqs()).toEqual([1]));
    const owner = postgres(process.env.TEST_DATABASE_OWNER_URL ?? "", { max: 1 });
    const killed = await owner`
      select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and query ilike 'listen%'`;
    await owner.end();
    expect(killed).toHaveLength(1);
    await tell(store, 2);
    await tell(store, 3);
    await vi.waitFor(() => expect(follower.seqs()).toEqual([1, 2, 3]));
    await tell(store, 4);
    await vi.waitFor(() => expect(follower.seqs()).toEqual([1, 2, 3, 4]));
    await follower.leave();
  });
});

it("over any number of dropped connections nothing is missed and nothing told twice, whoever writes meanwhile", async () => {
  const store = await createStore();
  const colleague = await createStore();
  const { id: workspaceId } = store.workspace;
  let committed = 0;

  const writer = async (n: number) => {
    for (let i = 0; i < 40; i++) {
      const undo = Math.random() < 0.2;
      const both = Math.random() < 0.5;
      const write = withService(async (tx) => {
        await tx.execute(sql`select pg_sleep(${Math.random() / 200})`);
        await notify(tx, {
          workspaceId,
          userIds: both ? [colleague.user.id, store.user.id] : [store.user.id],
          kind: "pointsLow",
          params: { points: n * 1000 + i },
        });
        // Held for a while, so that transactions that began earlier commit later.
        await tx.execute(sql`select pg_sleep(${Math.random() / 100})`);
        if (undo) throw new Error("undo");
      });
      await write.then(
        () => committed++,
        (error: Error) => expect(error.message).toBe("undo"),
      );
    }
  };

  let writing = true;
  const reader = async () => {
    const seen: number[] = [];
    let last: string | undefined = "0";
    let connections = 0;
    const complete = () => !writing && seen.length >= committed;
    while (!complete()) {
      connections++;
      const follower = await follow(store, last);
      const leaveAfter = 1 + Math.floor(Math.random() * 12);
      await vi.waitFor(
        () =>
          expect(
            complete() ||
              follower.heard.length >= leaveAfter ||
              (!writing && seen.length + follower.seqs().length >= committed),
          ).toBe(true),
        { interval: 2 },
      );
      // What the client has received when the connection breaks is what it resumes from.
      last = (await follower.leave()) ?? last;
      seen.push(...follower.seqs());
    }
    return { seen, connections };
  };

  const readers = Promise.all(Array.from({ length: 5 }, reader));
  await Promise.all([1, 2, 3, 4].map(writer));
  writing = false;
  for (const { seen, connections } of await readers) {
    expect(seen).toEqual(upTo(committed));
    expect(connections).toBeGreaterThan(5);
  }
});
