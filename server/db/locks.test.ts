import { sql } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { resetEnv } from "@/server/platform/env";
import { decodeId, encodeId, type Id, newId } from "@/server/platform/ids";
import { allowAnyRow, insertAnyRow } from "@/server/testing/catalogue/any-row";
import { readForeignKeys, readTables, type Table } from "@/server/testing/catalogue/tables";
import { asOwner, refusal } from "@/server/testing/owner";
import { type Tx, withUser, withWorkspace } from "./client";
import { pool } from "./pools";
import { withService } from "./service";

type OwnerTx = Parameters<Parameters<typeof asOwner>[0]>[0];

const storeA = crypto.randomUUID();
const storeB = crypto.randomUUID();
/** Who looks at the tables whose rows belong to one person of a store. */
const person = crypto.randomUUID();

/**
 * Runs `fn` with a row of store A and one of store B in every store's table, as the app role. The rows mean
 * nothing, so foreign keys are not checked until `fn` says so; row level security and privileges are.
 */
async function withRowsOfTwoStores(fn: (tx: OwnerTx, tables: Table[]) => Promise<void>): Promise<void> {
  await asOwner(async (tx) => {
    const tables = await readTables(tx);
    const personal = new Set(
      (await tx`select tablename from pg_policies where permissive = 'RESTRICTIVE'`).map(
        (row) => row.tablename,
      ),
    );
    await allowAnyRow(tx, tables);
    await tx`set local session_replication_role = replica`;
    for (const table of tables) {
      for (const store of [storeA, storeB]) {
        const whose = personal.has(table.name) && { user_id: person };
        if (table.tenant) await insertAnyRow(tx, table, { workspace_id: store, ...whose });
        else if (table.name === "workspaces") await insertAnyRow(tx, table, { id: store });
      }
    }
    await tx`set local role rooz_app`;
    await fn(
      tx,
      tables.filter((table) => table.tenant),
    );
  });
}

const enter = (tx: OwnerTx, store: string, user = person) =>
  tx`select set_config('app.workspace_id', ${store}, true), set_config('app.user_id', ${user}, true)`;

describe("every store's table", () => {
  it("shows nothing without a store, and to a store its own rows only", () =>
    withRowsOfTwoStores(async (tx, tables) => {
      expect(tables.length).toBeGreaterThan(5);
      for (const { name } of tables) {
        await enter(tx, "");
        expect(await tx`select workspace_id from ${tx(name)}`, `${name} without a store`).toEqual([]);
        for (const store of [storeA, storeB]) {
          await enter(tx, store);
          const seen = await tx<{ workspace_id: string }[]>`select workspace_id from ${tx(name)}`;
          expect(
            seen.map((row) => row.workspace_id),
            name,
          ).toEqual([store]);
        }
      }
    }));

  it("lets a store change and remove its own rows only, and put none into another's", () =>
    withRowsOfTwoStores(async (tx, tables) => {
      await enter(tx, storeA);
      for (const table of tables) {
        const stranger = await refusal(tx, (t) => insertAnyRow(t, table, { workspace_id: storeB }));
        expect(stranger?.code, `${table.name}: insert`).toBe("42501");
        const [may] = await tx<{ change: boolean; remove: boolean }[]>`
          select has_table_privilege(${table.name}, 'update') as change, has_table_privilege(${table.name}, 'delete') as remove`;
        if (may?.change) {
          const changed = await tx<{ workspace_id: string }[]>`
            update ${tx(table.name)} set workspace_id = workspace_id returning workspace_id`;
          expect(
            changed.map((row) => row.workspace_id),
            `${table.name}: update`,
          ).toEqual([storeA]);
          const given = await refusal(tx, (t) => t`update ${t(table.name)} set workspace_id = ${storeB}`);
          expect(given?.code, `${table.name}: give away`).toBe("42501");
        }
        if (may?.remove) {
          const removed = await refusal(tx, async (t) => {
            const rows = await t<
              { workspace_id: string }[]
            >`delete from ${t(table.name)} returning workspace_id`;
            expect(
              rows.map((row) => row.workspace_id),
              `${table.name}: delete`,
            ).toEqual([storeA]);
          });
          expect(removed, `${table.name}: delete`).toBeNull();
        }
      }
    }));

  it("refuses a child whose parent is another store's, and takes one whose parent is its own", () =>
    withRowsOfTwoStores(async (tx, tables) => {
      await tx`reset role`;
      await tx`set local session_replication_role = origin`;
      const keys = await readForeignKeys(tx);
      const tenants = new Map(tables.map((table) => [table.name, table]));
      const between = keys.filter((key) => tenants.has(key.table) && tenants.has(key.target));
      expect(between.length).toBeGreaterThan(2);
      for (const key of between) {
        const child = tenants.get(key.table);
        if (!child) continue;
        const others = keys.filter((k) => k.table === key.table && k.name !== key.name);
        const insertedUnder = (parentStore: string) =>
          refusal(tx, async (t) => {
            // The row means nothing to its other parents; they would refuse it first.
            for (const { name } of others) await t`alter table ${t(key.table)} drop constraint ${t(name)}`;
            const [parent] = await t`select * from ${t(key.target)} where workspace_id = ${parentStore}`;
            const given = key.columns.map((column, i) => [
              column,
              String(parent?.[key.targetColumns[i] ?? ""]),
            ]);
            await t`set local role rooz_app`;
            const row = { ...Object.fromEntries(given), workspace_id: storeA };
            await enter(t, storeA, row.user_id);
            await insertAnyRow(t, child, row);
          });
        expect(await insertedUnder(storeB), key.name).toEqual({ code: "23503", constraint: key.name });
        expect(await insertedUnder(storeA), key.name).toBeNull();
      }
    }));
});

interface Member {
  store: Id<"workspace">;
  user: Id<"user">;
}

/** Stores with one member each, in the database to stay. */
async function makeStores(count: number): Promise<Member[]> {
  const made = Array.from({ length: count }, () => ({ store: newId("workspace"), user: newId("user") }));
  await withService(async (tx) => {
    for (const { store, user } of made) await join(tx, store, user, true);
  });
  return made;
}

async function join(tx: Tx, store: Id<"workspace">, user: Id<"user">, fresh: boolean): Promise<void> {
  const [storeUuid, userUuid] = [decodeId("workspace", store), decodeId("user", user)];
  if (fresh) {
    await tx.execute(sql`insert into workspaces (id, slug, name) values (${storeUuid}, ${store}, 'Store')`);
    await tx.execute(
      sql`insert into users (id, email, name) values (${userUuid}, ${`${user}@example.com`}, 'Person')`,
    );
  }
  await tx.execute(
    sql`insert into memberships (id, workspace_id, user_id, role) values (gen_random_uuid(), ${storeUuid}, ${userUuid}, 'owner')`,
  );
}

const storesIn = async (tx: Tx, table: "memberships" | "workspaces") => {
  const column = sql.identifier(table === "memberships" ? "workspace_id" : "id");
  const rows = await tx.execute<{ id: string }>(sql`select ${column} as id from ${sql.identifier(table)}`);
  return rows.map((row) => encodeId("workspace", row.id)).sort();
};

describe("with a single connection for all", () => {
  let members: Member[];

  beforeAll(async () => {
    process.env.DATABASE_POOL_SIZE = "1";
    resetEnv();
    members = await makeStores(20);
  });

  /** The setting as the next user of the connection would find it. */
  const leftBehind = async () => {
    const [row] = await pool("app").db.execute<{ store: string | null; user: string | null }>(
      sql`select nullif(current_setting('app.workspace_id', true), '') as store, nullif(current_setting('app.user_id', true), '') as user`,
    );
    return row;
  };

  it("is the single connection that this is about", () => {
    expect(pool("app").client.options.max).toBe(1);
  });

  it("many stores at once each see themselves", async () => {
    const seen = await Promise.all(
      Array.from({ length: 200 }, (_, i) => members[i % members.length]).map(async (member) => {
        if (!member) throw new Error("no member");
        return withWorkspace(member.store, async (tx) => {
          const before = await storesIn(tx, "memberships");
          await new Promise(setImmediate);
          const after = await storesIn(tx, "workspaces");
          return [...before, ...after].every((store) => store === member.store) && before.length === 1;
        });
      }),
    );
    expect(seen).toEqual(Array(200).fill(true));
    expect(await leftBehind()).toEqual({ store: null, user: null });
  });

  it("a store that fails leaves nothing to the next", async () => {
    const [first] = members;
    if (!first) throw new Error("no store");
    const failing = withWorkspace(first.store, async (tx) => tx.execute(sql`select 1 / 0`), {
      userId: first.user,
    });
    await expect(failing).rejects.toThrow();
    expect(await leftBehind()).toEqual({ store: null, user: null });
  });

  it("a query outside of any store finds nothing", async () => {
    expect(await pool("app").db.execute(sql`select id from memberships`)).toHaveLength(0);
    expect(await pool("app").db.execute(sql`select id from workspaces`)).toHaveLength(0);
  });

  it("the app role can neither become another nor switch its lock off", async () => {
    const attempt = (statement: string) => pool("app").client.begin((tx) => tx.unsafe(statement));
    await expect(attempt("set local role rooz_service")).rejects.toThrow(/permission denied/);
    await expect(attempt("set local row_security = off; select id from memberships")).rejects.toThrow(
      /row-level security/,
    );
    await expect(attempt("alter table memberships no force row level security")).rejects.toThrow(
      /must be owner/,
    );
    await expect(attempt("set local session_replication_role = replica")).rejects.toThrow(
      /permission denied/,
    );
  });

  it("a read-only handle refuses to write", async () => {
    const [first] = members;
    if (!first) throw new Error("no store");
    const write = withWorkspace(first.store, (tx) => tx.execute(sql`delete from memberships`), {
      readOnly: true,
    });
    await expect(write).rejects.toMatchObject({ cause: { code: "25006" } });
  });
});

describe("a person", () => {
  it("sees their own rows, and of a store they work in nothing of their other stores", async () => {
    const [first, second] = await makeStores(2);
    if (!first || !second) throw new Error("no stores");
    await withService((tx) => join(tx, second.store, first.user, false));

    const own = await withUser(first.user, async (tx) => ({
      memberships: await storesIn(tx, "memberships"),
      workspaces: await storesIn(tx, "workspaces"),
      people: await tx.execute(sql`select id from users`),
    }));
    const both = [first.store, second.store].sort();
    expect(own).toEqual({
      memberships: both,
      workspaces: both,
      people: [{ id: decodeId("user", first.user) }],
    });

    const inStore = await withWorkspace(
      first.store,
      async (tx) => [...(await storesIn(tx, "memberships")), ...(await storesIn(tx, "workspaces"))],
      { userId: first.user },
    );
    expect(inStore).toEqual([first.store, first.store]);
  });

  it("sees and ends their own sessions only", async () => {
    const [first, second] = await makeStores(2);
    if (!first || !second) throw new Error("no stores");
    await withService(async (tx) => {
      for (const { user } of [first, second]) {
        await tx.execute(
          sql`insert into sessions (id, user_id, user_agent, ip, expires_at) values (gen_random_uuid(), ${decodeId("user", user)}, 'test', '192.0.2.1', now() + interval '1 day')`,
        );
      }
    });
    const ended = await withUser(first.user, (tx) =>
      tx.execute<{ user_id: string }>(sql`update sessions set revoked_at = now() returning user_id`),
    );
    expect(ended.map((row) => encodeId("user", row.user_id))).toEqual([first.user]);
    const inStore = await withWorkspace(second.store, (tx) => tx.execute(sql`select id from sessions`));
    expect(inStore).toHaveLength(0);
  });
});
