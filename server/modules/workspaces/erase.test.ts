import { Readable } from "node:stream";
import { eq, sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { withWorkspace } from "@/server/db/client";
import { withService } from "@/server/db/service";
import { workspaces } from "@/server/db/tenant";
import { openFile, storeFile } from "@/server/modules/files";
import { removeOfStore } from "@/server/modules/files/jobs";
import { createTask, taskSignal } from "@/server/modules/tasks";
import { stopWithStore } from "@/server/modules/tasks/jobs";
import { grantPoints, holdPoints, settleHold } from "@/server/modules/wallet";
import { execute } from "@/server/operations/execute";
import { decodeId } from "@/server/platform/ids";
import { codeOf } from "@/server/testing/code-of";
import { ended, startEngine } from "@/server/testing/jobs/harness";
import { asOwner, refusal } from "@/server/testing/owner";
import { createStore } from "@/server/testing/store";
import { openWorkspace } from "./access";
import { eraseClosedStores } from "./erase";
import { closeWorkspace } from "./operations/close-workspace";
import { createApiKey } from "./operations/create-api-key";
import { listClosedWorkspaces } from "./operations/list-closed-workspaces";
import { listWorkspaces } from "./operations/list-workspaces";
import { restoreWorkspace } from "./operations/restore-workspace";
import { apiKeys, memberships } from "./schema";

type Store = Awaited<ReturnType<typeof createStore>>;

const close = (store: Store) => execute(closeWorkspace, store.caller(), { name: store.workspace.name });
const restore = (store: Store) => execute(restoreWorkspace, store.caller(), { id: store.workspace.id });
const ids = async (store: Store, operation: typeof listWorkspaces | typeof listClosedWorkspaces) => {
  const { items } = (await execute(operation, store.caller(), {})) as { items: { id: string }[] };
  return items.map(({ id }) => id);
};
const days = (count: number) => new Date(Date.now() + count * 86_400_000);
const enter = (store: Store) => codeOf(openWorkspace(store.actor, store.workspace.slug));

/** The rows of a store in each table that has any, its own row among them; orders for jobs are no store's. */
async function rowsOf({ workspace }: Store): Promise<Record<string, number>> {
  const uuid = decodeId("workspace", workspace.id) ?? "";
  return withService(async (tx) => {
    const columns = await tx.execute<{ table: string; column: string }>(sql`
      select table_name as table, column_name as column from information_schema.columns
      where table_schema = 'public' and table_name not like 'job\\_%' and (column_name in ('workspace_id', 'owner_workspace_id')
        or (table_name = 'workspaces' and column_name = 'id')) order by 1`);
    const counts: Record<string, number> = {};
    for (const { table, column } of columns) {
      const [row] = await tx.execute<{ count: number }>(
        sql`select count(*)::int as count from ${sql.identifier(table)} where ${sql.identifier(column)} = ${uuid}::uuid`,
      );
      if (row && row.count > 0) counts[table] = row.count;
    }
    return counts;
  });
}

async function sendFile(store: Store) {
  return storeFile(store.workspace, (fn) => withWorkspace(store.workspace.id, fn), {
    name: "a.csv",
    mediaType: "text/csv",
    purpose: "import",
    content: Readable.from([Buffer.from("a")]),
    createdBy: null,
  });
}

/** Leaves rows in every table of the ledger. */
async function spend({ workspace }: Store): Promise<void> {
  await withWorkspace(workspace.id, async (tx) => {
    await grantPoints(tx, { amount: 10, key: "gift", cause: "operator" });
    await settleHold(tx, await holdPoints(tx, { amount: 3, key: "work", cause: "operator" }));
  });
}

describe("a store that its owner deletes", () => {
  it("asks for its name, and is an owner's matter", async () => {
    const store = await createStore();
    expect(await codeOf(execute(closeWorkspace, store.caller(), { name: "Another" }))).toBe("BAD_INPUT");
    const admin = await createStore({ role: "admin" });
    expect(await codeOf(close(admin))).toBe("FORBIDDEN");
    expect(await enter(store)).toBe("ok");
    expect(await enter(admin)).toBe("ok");
  });

  it("closes at once: nobody enters, keys end, work stops; and can be opened again for 30 days", async () => {
    const store = await createStore();
    await execute(createApiKey, store.caller(), { name: "Key", scopes: ["catalog.read"] });
    const taskId = await withWorkspace(store.workspace.id, (tx) =>
      createTask(tx, {
        workspaceId: store.workspace.id,
        kind: "catalogImport",
        params: { file: "a.csv" },
        userId: null,
        link: "/products",
      }),
    );
    await startEngine([stopWithStore]);
    await close(store);
    expect(await enter(store)).toBe("NOT_FOUND");
    expect(await ids(store, listWorkspaces)).toEqual([]);
    expect(await ids(store, listClosedWorkspaces)).toEqual([store.workspace.id]);
    await ended(stopWithStore);
    expect(await taskSignal(store.workspace.id, taskId)).toBe("cancel");

    const stranger = await createStore();
    const stolen = execute(restoreWorkspace, stranger.caller(), { id: store.workspace.id });
    expect(await codeOf(stolen)).toBe("NOT_FOUND");
    await restore(store);
    expect(await enter(store)).toBe("ok");
    const keys = await withWorkspace(store.workspace.id, (tx) => tx.select().from(apiKeys));
    expect(keys.map(({ revokedAt }) => revokedAt)).toEqual([expect.any(Date)]);
    expect(await codeOf(restore(store))).toBe("NOT_FOUND");
  });

  it("is erased with all that it has after 30 days, and no other store with it", async () => {
    const store = await createStore();
    const other = await createStore();
    const kept = await createStore();
    const file = await sendFile(store);
    const staying = await sendFile(other);
    await Promise.all([store, other].map(spend));
    await close(store);
    await close(kept);
    const before = await rowsOf(other);
    await eraseClosedStores(days(29));
    expect(Object.keys(await rowsOf(store))).toContain("ledger_entries");

    await withService((tx) =>
      tx
        .update(workspaces)
        .set({ closedAt: days(-31) })
        .where(eq(workspaces.id, store.workspace.id)),
    );
    await startEngine([removeOfStore]);
    await eraseClosedStores(new Date());
    expect(await rowsOf(store)).toEqual({});
    await ended(removeOfStore);
    await expect(openFile(file)).rejects.toMatchObject({ code: "ENOENT" });
    await openFile(staying);
    expect(await rowsOf(other)).toEqual(before);
    expect(await ids(kept, listClosedWorkspaces)).toEqual([kept.workspace.id]);
    expect(await codeOf(restore(store))).toBe("NOT_FOUND");
  });
});

describe("the database", () => {
  it("lets no store go before its time, whoever asks", async () => {
    const open = await createStore();
    const closed = await createStore();
    await close(closed);
    await asOwner(async (tx) => {
      for (const { workspace } of [open, closed]) {
        const uuid = decodeId("workspace", workspace.id) ?? "";
        for (const role of ["rooz_service", null]) {
          await tx.unsafe(role ? `set local role ${role}` : "reset role");
          expect(await refusal(tx, (t) => t`delete from workspaces where id = ${uuid}`)).toMatchObject({
            code: "42501",
          });
        }
      }
    });
    expect(await enter(open)).toBe("ok");
  });

  it("lets append-only rows go with their store only, also for who says that it is being erased", async () => {
    const store = await createStore();
    await spend(store);
    const uuid = decodeId("workspace", store.workspace.id) ?? "";
    await asOwner(async (tx) => {
      await tx.unsafe("alter table ledger_entries no force row level security");
      await tx`select set_config('app.erased_workspace_id', ${uuid}, true)`;
      const [row] = await tx`select count(*)::int as count from ledger_entries where workspace_id = ${uuid}`;
      expect(row?.count).toBeGreaterThan(0);
      expect(
        await refusal(tx, (t) => t`delete from ledger_entries where workspace_id = ${uuid}`),
      ).toMatchObject({ code: "42501" });
      // What takes append-only rows along is a store, and nothing else.
      const taken = await tx`
        select c.conrelid::regclass::text as table, c.confrelid::regclass::text as with from pg_constraint c
        join pg_trigger t on t.tgrelid = c.conrelid and t.tgname = 'append_only'
        where c.contype = 'f' and c.confdeltype <> 'a' and c.confdeltype <> 'r' order by 1`;
      expect(new Set(taken.map((one) => one.with))).toEqual(new Set(["workspaces"]));
    });
    const members = await withService((tx) =>
      tx.$count(memberships, eq(memberships.workspaceId, store.workspace.id)),
    );
    expect(members).toBe(1);
  });
});
