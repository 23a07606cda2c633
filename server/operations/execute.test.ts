import { eq, sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { withWorkspace } from "@/server/db/client";
import { withService } from "@/server/db/service";
import { workspaces } from "@/server/db/tenant";
import { AppError } from "@/server/platform/errors";
import { createStore } from "@/server/testing/store";
import { type AnyOperation, publicOperation, workspaceOperation } from "./define";
import { execute } from "./execute";
import { idempotencyKeys } from "./schema";

/** Renames the store by appending, so that running twice shows. */
const append = workspaceOperation("workspace.manage", {
  name: "test.append",
  summary: "test",
  kind: "mutation",
  input: z.strictObject({ text: z.string().min(1) }),
  output: z.object({ name: z.string() }),
  rest: { method: "POST", path: "/test" },
  async run(ctx, { text }) {
    const [row] = await ctx.tx
      .update(workspaces)
      .set({ name: sql`${workspaces.name} || ${text}` })
      .where(eq(workspaces.id, ctx.workspace.id))
      .returning({ name: workspaces.name });
    if (!row) throw new Error("no row");
    return { ...row, leaked: "a column that the contract does not name" };
  },
});

async function nameOf(id: string): Promise<string | undefined> {
  const [row] = await withService((tx) =>
    tx.select({ name: workspaces.name }).from(workspaces).where(eq(workspaces.id, id)),
  );
  return row?.name;
}

it("asks for the permission before it looks at the input", async () => {
  const store = await createStore({ role: "analyst" });
  await expect(execute(append, store.caller(), { nonsense: true })).rejects.toMatchObject({
    code: "FORBIDDEN",
  });
});

it("refuses unknown and missing fields, each by its path", async () => {
  const store = await createStore();
  const error = await execute(append, store.caller(), { txt: "x" }).catch((e: unknown) => e);
  expect(error).toBeInstanceOf(AppError);
  expect((error as AppError).fields).toEqual(
    expect.arrayContaining([
      { path: "text", code: "required" },
      { path: "txt", code: "unknownField" },
    ]),
  );
});

it("cuts the result to its contract", async () => {
  const store = await createStore();
  expect(await execute(append, store.caller(), { text: "!" })).toEqual({ name: "Test store!" });
});

it("runs once for twenty calls at once with one idempotency key, and replays the result to all", async () => {
  const store = await createStore();
  const idempotencyKey = crypto.randomUUID();
  const results = await Promise.all(
    Array.from({ length: 20 }, () => execute(append, store.caller({ idempotencyKey }), { text: "+" })),
  );
  expect(results).toEqual(Array.from({ length: 20 }, () => ({ name: "Test store+" })));
  expect(await nameOf(store.workspace.id)).toBe("Test store+");
});

it("refuses a key that was used with another input, and keeps two callers' equal keys apart", async () => {
  const store = await createStore();
  const other = await createStore();
  const idempotencyKey = "the same text";
  await execute(append, store.caller({ idempotencyKey }), { text: "1" });
  await expect(execute(append, store.caller({ idempotencyKey }), { text: "2" })).rejects.toMatchObject({
    code: "IDEMPOTENCY_MISMATCH",
  });
  expect(await execute(append, other.caller({ idempotencyKey }), { text: "3" })).toEqual({
    name: "Test store3",
  });
});

it("lets a failed call's key be used again", async () => {
  const store = await createStore();
  let fail = true;
  const flaky = { ...append, name: "test.flaky", run: append.run };
  flaky.run = (ctx, input) => {
    if (fail) throw new AppError("WRONG_STATE");
    return append.run(ctx, input);
  };
  const idempotencyKey = crypto.randomUUID();
  await expect(execute(flaky, store.caller({ idempotencyKey }), { text: "?" })).rejects.toMatchObject({
    code: "WRONG_STATE",
  });
  fail = false;
  expect(await execute(flaky, store.caller({ idempotencyKey }), { text: "?" })).toEqual({
    name: "Test store?",
  });
});

it("does the same for work outside a transaction, and never stores its answer in the clear", async () => {
  let runs = 0;
  const secret = publicOperation({
    name: "test.secret",
    summary: "test",
    kind: "action",
    input: z.strictObject({}),
    output: z.object({ secret: z.string() }),
    rest: { method: "POST", path: "/test-secret" },
    run: async () => ({ secret: `topsecret-${++runs}` }),
  });
  const { caller } = await createStore();
  const idempotencyKey = crypto.randomUUID();
  expect(await execute(secret, caller({ idempotencyKey }), {})).toEqual({ secret: "topsecret-1" });
  expect(await execute(secret, caller({ idempotencyKey }), {})).toEqual({ secret: "topsecret-1" });
  expect(runs).toBe(1);
  const rows = await withService((tx) => tx.select().from(idempotencyKeys));
  expect(rows.some((row) => row.operation === "test.secret")).toBe(true);
  expect(JSON.stringify(rows)).not.toContain("topsecret");
  expect(JSON.stringify(rows)).not.toContain(idempotencyKey);
});

/** A stream with an effect: it counts its runs, and does in the middle what the test says. */
function counting(middle: () => Promise<void>) {
  const counted = { runs: 0 };
  const operation = workspaceOperation("workspace.manage", {
    name: "test.stream",
    summary: "test",
    kind: "stream",
    input: z.strictObject({}),
    output: z.object({ run: z.int() }),
    rest: { method: "POST", path: "/test-stream" },
    async *run() {
      counted.runs += 1;
      yield { run: counted.runs, leaked: "not in the contract" };
      await middle();
      yield { run: -counted.runs };
    },
  });
  return { counted, operation };
}

async function read(stream: unknown): Promise<unknown[]> {
  const items: unknown[] = [];
  for await (const item of stream as AsyncIterable<unknown>) items.push(item);
  return items;
}

describe("a stream with an Idempotency-Key", () => {
  const once = async () => {
    const store = await createStore();
    const caller = store.caller({ idempotencyKey: crypto.randomUUID() });
    return { store, ask: (operation: AnyOperation) => execute(operation, caller, {}) };
  };

  it("runs once, and its items are given again", async () => {
    const { ask } = await once();
    const { operation, counted } = counting(async () => {});
    expect(await read(await ask(operation))).toEqual([{ run: 1 }, { run: -1 }]);
    expect(await read(await ask(operation))).toEqual([{ run: 1 }, { run: -1 }]);
    expect(counted.runs).toBe(1);
  });

  it("that failed may be asked for again", async () => {
    const { ask } = await once();
    let fail = true;
    const { operation } = counting(async () => {
      if (fail) throw new AppError("AI_UNAVAILABLE");
    });
    await expect(read(await ask(operation))).rejects.toMatchObject({ code: "AI_UNAVAILABLE" });
    fail = false;
    expect(await read(await ask(operation))).toEqual([{ run: 2 }, { run: -2 }]);
  });

  it("whose reader left may be asked for again", async () => {
    const { ask } = await once();
    const { operation } = counting(async () => {});
    for await (const _item of (await ask(operation)) as AsyncIterable<unknown>) break;
    expect(await read(await ask(operation))).toEqual([{ run: 2 }, { run: -2 }]);
  });

  it("is refused while the first one runs; when its process has died, the key is free after a while", async () => {
    const { store, ask } = await once();
    const dying = counting(() => new Promise(() => {}));
    const first = (await ask(dying.operation)) as AsyncGenerator<unknown>;
    await first.next();
    const { operation } = counting(async () => {});
    await expect(read(await ask(operation))).rejects.toMatchObject({ code: "IDEMPOTENCY_IN_PROGRESS" });
    await withWorkspace(store.workspace.id, (tx) =>
      tx.update(idempotencyKeys).set({ createdAt: sql`now() - interval '11 minutes'` }),
    );
    expect(await read(await ask(operation))).toEqual([{ run: 1 }, { run: -1 }]);
  });
});

it("tells nothing of an internal fault but a code to quote", async () => {
  const broken = { ...append, name: "test.broken" };
  broken.run = () => {
    throw new Error("password of the database is hunter2");
  };
  const { caller } = await createStore();
  const error = (await execute(broken, caller(), { text: "x" }).catch((e: unknown) => e)) as AppError;
  expect(error.code).toBe("INTERNAL");
  expect(JSON.stringify(error)).not.toContain("hunter2");
});
