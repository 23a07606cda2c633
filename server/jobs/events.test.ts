import { sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { withUser, withWorkspace } from "@/server/db/client";
import { withService } from "@/server/db/service";
import { createPerson, createStore } from "@/server/testing/store";
import { effectOnce } from "./effects";
import { engineSql } from "./engine/database";
import { defineEvent, emit } from "./events";

const happened = defineEvent("test/store.happened", z.strictObject({ n: z.int() }));
const rows = () => engineSql()<{ n: number; store: string | null }[]>`
  select (data ->> 'n')::int as n, owner_workspace_id as store from job_outbox where name = 'test/store.happened' order by seq`;

describe("emitting", () => {
  it("writes the store of the transaction, and none for a person's or the service's", async () => {
    const store = await createStore();
    const person = await createPerson();
    await withWorkspace(store.workspace.id, (tx) => emit(tx, happened.create({ n: 1 })));
    await withUser(person.user.id, (tx) => emit(tx, happened.create({ n: 2 })));
    await withService((tx) => emit(tx, happened.create({ n: 3 }), { workspaceId: store.workspace.id }));
    await withService((tx) => emit(tx, happened.create({ n: 4 })));
    const found = await rows();
    expect(found.map((row) => [row.n, row.store !== null])).toEqual([
      [1, true],
      [2, false],
      [3, true],
      [4, false],
    ]);
    expect(found[0]?.store).toBe(found[2]?.store);
  });

  it("takes very many at once", async () => {
    await withService((tx) =>
      emit(
        tx,
        Array.from({ length: 12_000 }, (_, n) => happened.create({ n: n + 100 })),
      ),
    );
    expect((await rows()).filter((row) => row.n >= 100)).toHaveLength(12_000);
  });

  it("is all that a store's transaction may do with the outbox", async () => {
    const [mine, other] = await Promise.all([createStore(), createStore()]);
    const denied = (statement: ReturnType<typeof sql>) =>
      expect(withWorkspace(mine.workspace.id, (tx) => tx.execute(statement))).rejects.toMatchObject({
        cause: { code: "42501" },
      });
    await denied(sql`select 1 from job_outbox`);
    await denied(sql`delete from job_outbox`);
    await denied(sql`select 1 from job_runs`);
    await expect(
      withWorkspace(mine.workspace.id, (tx) =>
        emit(tx, happened.create({ n: 5 }), { workspaceId: other.workspace.id }),
      ),
    ).rejects.toMatchObject({ cause: { code: "42501" } });
    await denied(
      sql`insert into job_outbox (event_id, name, data, ts, target) values ('x', 'inngest/function.invoked', '{}', 1, '{"functionId":"rooz-x"}')`,
    );
  });
});

describe("an effect", () => {
  it("happens once, and its result is found by all who come later", async () => {
    let times = 0;
    const effect = () =>
      withService((tx) =>
        effectOnce(tx, "test:once", async () => {
          times++;
          return { times, text: "5" };
        }),
      );
    expect(await effect()).toEqual({ times: 1, text: "5" });
    expect(await effect()).toEqual({ times: 1, text: "5" });
    expect(times).toBe(1);
  });

  it("happens once when many want it at the same moment", async () => {
    let times = 0;
    const results = await Promise.all(
      Array.from({ length: 8 }, () => withService((tx) => effectOnce(tx, "test:race", async () => ++times))),
    );
    expect(results).toEqual(Array(8).fill(1));
  });

  it("has not happened when its transaction is undone", async () => {
    const undone = withService(async (tx) => {
      await effectOnce(tx, "test:undone", async () => "first");
      throw new Error("undo");
    });
    await expect(undone).rejects.toThrow("undo");
    expect(await withService((tx) => effectOnce(tx, "test:undone", async () => "second"))).toBe("second");
  });

  it("keeps its result from other stores", async () => {
    const [mine, other] = await Promise.all([createStore(), createStore()]);
    await withWorkspace(mine.workspace.id, (tx) => effectOnce(tx, "test:mine", async () => "secret"));
    const seen = await withWorkspace(other.workspace.id, (tx) =>
      effectOnce(tx, "test:mine", async () => "again"),
    );
    expect(seen).toBeUndefined();
    expect(
      await withWorkspace(mine.workspace.id, (tx) => effectOnce(tx, "test:mine", async () => "again")),
    ).toBe("secret");
  });
});
