import { sql } from "drizzle-orm";
import postgres from "postgres";
import { beforeAll, describe, expect, it } from "vitest";
import { closePools, pool } from "./pools";
import { type Flush, openTransaction } from "./transaction";

const client = () => pool("service").client;
const begin = <T>(fn: (tx: Parameters<Parameters<typeof openTransaction>[2]>[0]) => Promise<T>) =>
  openTransaction("service", "begin", fn);
const kept = async () => (await client()`select n from kept order by n`).map(({ n }) => n);

beforeAll(async () => {
  const owner = postgres(process.env.TEST_DATABASE_OWNER_URL ?? "", { max: 1 });
  await owner`create table kept (n int primary key)`;
  await owner`grant all on kept to rooz_service`;
  await owner.end();
});

describe("a transaction", () => {
  it("keeps what it did, or nothing of it", async () => {
    expect(await begin((tx) => tx.execute(sql`insert into kept values (1)`).then(() => "done"))).toBe("done");
    const undone = begin(async (tx) => {
      await tx.execute(sql`insert into kept values (2)`);
      throw new Error("no");
    });
    await expect(undone).rejects.toThrow("no");
    expect(await kept()).toEqual([1]);
  });

  it("is undone when a statement failed, also when nobody minded", async () => {
    const minded = begin((tx) => tx.execute(sql`insert into kept values (1)`));
    await expect(minded).rejects.toMatchObject({ cause: { code: "23505" } });
    const careless = begin(async (tx) => {
      await tx.execute(sql`insert into kept values (3)`);
      await tx.execute(sql`insert into kept values (1)`).catch(() => {});
    });
    await expect(careless).rejects.toThrow("the transaction was undone");
    expect(await kept()).toEqual([1]);
  });

  it("goes on after a part of it was undone", async () => {
    await begin(async (tx) => {
      await tx.execute(sql`insert into kept values (4)`);
      await tx
        .transaction(async (inner) => {
          await inner.execute(sql`insert into kept values (5)`);
          await inner.execute(sql`insert into kept values (1)`);
        })
        .catch(() => {});
      await tx.transaction((inner) => inner.execute(sql`insert into kept values (6)`));
    });
    expect(await kept()).toEqual([1, 4, 6]);
  });

  it("fails when its opening failed, whatever it did", async () => {
    const wrong = openTransaction("service", "begin; select 1/0", async () => "done");
    await expect(wrong).rejects.toMatchObject({ code: "22012" });
    const busy = openTransaction("service", "begin; select 1/0", (tx) =>
      tx.execute(sql`insert into kept values (7)`),
    );
    await expect(busy).rejects.toThrow();
    expect(await kept()).toEqual([1, 4, 6]);
  });

  it("fails when its connection is lost, and the next one works", async () => {
    const cut = begin(async (tx) => {
      const [row] = await tx.execute<{ pid: number }>(sql`select pg_backend_pid() as pid`);
      await tx.execute(sql`insert into kept values (8)`);
      await client()`select pg_terminate_backend(${row?.pid ?? 0})`;
      await new Promise(() => {});
    });
    await expect(cut).rejects.toMatchObject({ code: "CONNECTION_CLOSED" });
    const late = begin(async (tx) => {
      const [row] = await tx.execute<{ pid: number }>(sql`select pg_backend_pid() as pid`);
      await client()`select pg_terminate_backend(${row?.pid ?? 0})`;
      for (;;) await tx.execute(sql`select 1`);
    });
    await expect(late).rejects.toThrow();
    await begin((tx) => tx.execute(sql`insert into kept values (9)`));
    expect(await kept()).toEqual([1, 4, 6, 9]);
  });

  it("runs what is sent at once in its order, and nothing that comes after its end", async () => {
    await begin((tx) =>
      Promise.all([
        tx.execute(sql`insert into kept values (10)`),
        tx.execute(sql`update kept set n = 11 where n = 10`),
        tx.execute(sql`delete from kept where n = 11`),
      ]),
    );
    let late: Promise<unknown> = Promise.resolve();
    const careless = begin((tx) => {
      late = tx.execute(sql`select 1`).then(() => tx.execute(sql`insert into kept values (12)`));
      return Promise.all([tx.execute(sql`select 1/0`), late]);
    });
    await expect(careless).rejects.toMatchObject({ cause: { code: "22012" } });
    await expect(late).rejects.toThrow();
    let forgotten: Promise<unknown> = Promise.resolve();
    const { promise: ended, resolve: end } = Promise.withResolvers<void>();
    await begin(async (tx) => {
      forgotten = ended.then(() => tx.execute(sql`insert into kept values (13)`));
    });
    end();
    await expect(forgotten).rejects.toMatchObject({ cause: { message: /after its transaction had ended/ } });
    expect(await kept()).toEqual([1, 4, 6, 9]);
  });

  it("runs what is sent at once in its order, also statements that their connection sees for the first time", async () => {
    // Each text is new, so that the database must parse it and tell of its parameters before it runs.
    const seen = (n: number) => sql.raw(`'${n} ${crypto.randomUUID()}'`);
    for (let round = 0; round < 20; round++) {
      await begin((tx) =>
        Promise.all([
          tx.execute(sql`insert into kept values (${10}::int) returning ${seen(1)}`),
          tx.execute(sql`update kept set n = ${11}::int where n = ${10}::int returning ${seen(2)}`),
          tx.execute(sql`update kept set n = 12 where n = 11`),
          tx.execute(sql`update kept set n = ${13}::int where n = ${12}::int returning ${seen(3)}`),
          tx.execute(sql`delete from kept where n = 13`),
        ]),
      );
    }
    expect(await kept()).toEqual([1, 4, 6, 9]);
  });

  it("is not harmed by connections that were lost before, also when others waited for them", async () => {
    const lose = () =>
      begin(async (tx) => {
        const [row] = await tx.execute<{ pid: number }>(sql`select pg_backend_pid() as pid`);
        await client()`select pg_terminate_backend(${row?.pid ?? 0})`;
        for (;;) await tx.execute(sql`select 1`);
      }).catch(() => "lost");
    for (let round = 0; round < 12; round++) {
      const works = Array.from({ length: 30 }, () =>
        begin((tx) => tx.execute(sql`select 1`)).then(() => "done"),
      );
      expect([await lose(), ...(await Promise.all(works))]).toEqual(["lost", ...works.map(() => "done")]);
      const after = Array.from({ length: 30 }, () =>
        begin((tx) => tx.execute(sql`select 1`)).then(() => "done"),
      );
      expect(await Promise.all(after)).toEqual(after.map(() => "done"));
    }
  });

  it("gives its connection back, read or written, failed or not", async () => {
    const many = Array.from({ length: 100 }, (_, i) =>
      openTransaction(
        "service",
        "begin read only",
        async (tx) => {
          await tx.execute(i % 3 ? sql`select ${i}::int` : sql`select 1/(${i}::int - ${i}::int)`);
        },
        { readOnly: true },
      ).then(
        () => "done",
        ({ cause }) => cause.code,
      ),
    );
    const divisionByZero = "22012";
    expect(await Promise.all(many)).toEqual(many.map((_, i) => (i % 3 ? "done" : divisionByZero)));
    await closePools();
    expect(await kept()).toEqual([1, 4, 6, 9]);
  });
});

describe("the disk", () => {
  const written = (n: number, flush: Flush) =>
    openTransaction(
      "service",
      "begin",
      async (tx) => {
        await tx.execute(sql`insert into kept values (${n}::int)`);
        const [row] = await tx.execute<{ waits: string; at: string }>(
          sql`select current_setting('synchronous_commit') as waits, pg_current_wal_insert_lsn() as at`,
        );
        return row;
      },
      { flush },
    );
  const onDisk = async (at = "") =>
    (await client()`select pg_current_wal_flush_lsn() > ${at} as yes`)[0]?.yes;

  beforeAll(async () => {
    // The cluster of the tests waits for no disk at all; this database does, in connections made from now on.
    const owner = postgres(process.env.TEST_DATABASE_OWNER_URL ?? "", { max: 1 });
    const [row] = await owner`select current_database() as name`;
    await owner.unsafe(`alter database ${row?.name} set synchronous_commit = on`);
    await owner.end();
    await closePools();
  });

  it("is waited for while it commits, after its locks are free, or not at all", async () => {
    const atCommit = await written(101, "commit");
    expect([atCommit?.waits, await onDisk(atCommit?.at)]).toEqual(["on", true]);
    const released = await written(102, "released");
    expect([released?.waits, await onDisk(released?.at)]).toEqual(["off", true]);
    expect(await written(103, "never")).toMatchObject({ waits: "off" });
    expect(await kept()).toEqual(expect.arrayContaining([101, 102, 103]));
  });

  it("changes nothing of what a failed transaction leaves: nothing, and a connection that works", async () => {
    await written(110, "commit");
    const before = await kept();
    for (const flush of ["commit", "released", "never"] as const) {
      await expect(written(110, flush)).rejects.toMatchObject({ cause: { code: "23505" } });
      const careless = openTransaction(
        "service",
        "begin",
        async (tx) => {
          await tx.execute(sql`insert into kept values (104)`);
          await tx.execute(sql`select 1/0`).catch(() => {});
        },
        { flush },
      );
      await expect(careless).rejects.toThrow("the transaction was undone");
    }
    const many = Array.from({ length: 60 }, (_, i) => 200 + i);
    await Promise.all(many.map((n) => written(n, "released")));
    expect(await kept()).toEqual([...before, ...many]);
  });
});
