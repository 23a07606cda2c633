import { eq, sql } from "drizzle-orm";
import { afterEach, describe, expect, test, vi } from "vitest";
import { withService } from "@/server/db/service";
import type { Actor } from "@/server/operations/context";
import type { AnyOperation } from "@/server/operations/define";
import { resetEnv } from "@/server/platform/env";
import type { AppError } from "@/server/platform/errors";
import { newId } from "@/server/platform/ids";
import { codeOf } from "@/server/testing/code-of";
import { createStore } from "@/server/testing/store";
import { limitCall, limitVisit } from "./limits";
import { countCall, countCallHere, sweep } from "./rate-limit";
import { rateLimits } from "./schema";

const passed = async (calls: Promise<unknown>[]) =>
  (await Promise.all(calls.map(codeOf))).filter((code) => code === "ok").length;

const operation = (part: object) =>
  ({
    name: "test.op",
    kind: "mutation",
    rest: { method: "POST", path: "/t" },
    ...part,
  }) as unknown as AnyOperation;

afterEach(() => {
  vi.unstubAllEnvs();
  resetEnv();
});

test("visits of short links are limited by network, and those of one hold up no other", () => {
  vi.useFakeTimers({ toFake: ["Date"] });
  const visit = (ip: string) => {
    try {
      limitVisit(ip);
      return true;
    } catch (error) {
      expect(error).toMatchObject({ code: "RATE_LIMITED" });
      return false;
    }
  };
  const visits = Array.from({ length: 4000 }, () => visit("203.0.113.9"));
  expect(visits.filter(Boolean)).toHaveLength(3000);
  expect(visit("203.0.113.10")).toBe(true);
  vi.useRealTimers();
});

describe("counting in the database", () => {
  test("is exact, however many call at once", async () => {
    // A window of ten days, so that none ends during the test.
    const limit = { key: crypto.randomUUID(), limit: 10, seconds: 864_000 };
    expect(await passed(Array.from({ length: 50 }, () => countCall([limit])))).toBe(10);
  });

  test("names the time to wait, and begins anew with the next window", async () => {
    const limit = { key: crypto.randomUUID(), limit: 1, seconds: 3600 };
    await countCall([limit]);
    const error = await countCall([limit]).catch((e: AppError) => e);
    expect(error).toMatchObject({ code: "RATE_LIMITED", status: 429 });
    const wait = (error as AppError).retryAfter ?? 0;
    expect(wait).toBeGreaterThan(0);
    expect(wait).toBeLessThanOrEqual(3600);
    expect((error as AppError).params.seconds).toBe(wait);
    await withService((tx) =>
      tx
        .update(rateLimits)
        .set({ windowEnd: sql`${rateLimits.windowEnd} - interval '1 hour'` })
        .where(eq(rateLimits.key, limit.key)),
    );
    expect(await codeOf(countCall([limit]))).toBe("ok");
    expect(await codeOf(countCall([limit]))).toBe("RATE_LIMITED");
  });

  test("counts several limits with one call, and the longest wait is told", async () => {
    const minute = { key: crypto.randomUUID(), limit: 2, seconds: 60 };
    const hour = { key: crypto.randomUUID(), limit: 2, seconds: 36_000_000 };
    await countCall([minute, hour]);
    await countCall([hour, minute]);
    const error = (await countCall([minute, hour]).catch((e: AppError) => e)) as AppError;
    expect(error.retryAfter).toBeGreaterThan(60);
  });

  test("forgets counters whose window has ended, and no others", async () => {
    const old = { key: crypto.randomUUID(), limit: 5, seconds: 60 };
    // A window of ten days, so that it does not end during the test, though it may have begun days ago.
    const fresh = { key: crypto.randomUUID(), limit: 5, seconds: 864_000 };
    await countCall([old, fresh]);
    await withService((tx) =>
      tx
        .update(rateLimits)
        .set({ windowEnd: sql`now() - interval '1 second'` })
        .where(eq(rateLimits.key, old.key)),
    );
    await sweep();
    const keys = (await withService((tx) => tx.select({ key: rateLimits.key }).from(rateLimits))).map(
      (r) => r.key,
    );
    expect(keys).toContain(fresh.key);
    expect(keys).not.toContain(old.key);
  });
});

test("counting in the process begins anew with the next window", () => {
  const limit = { key: crypto.randomUUID(), limit: 2, seconds: 60 };
  const now = 1_800_000_000_000;
  countCallHere(limit, now);
  countCallHere(limit, now + 1000);
  expect(() => countCallHere(limit, now + 50_000)).toThrow(
    expect.objectContaining({ code: "RATE_LIMITED", retryAfter: 10 }),
  );
  countCallHere(limit, now + 60_000);
});

describe("who may call how often", () => {
  const person = (): Actor => ({
    type: "user",
    userId: newId("user"),
    sessionId: newId("session"),
    email: "",
    name: "",
    isAdmin: false,
  });

  test("an API key as often as its store's plan allows in an hour, together with the store's other keys", async () => {
    for (const [plan, limit] of [
      ["free", 100],
      ["starter", 500],
    ] as const) {
      const { workspace, user } = await createStore({ plan });
      const key = (): Actor => ({
        type: "apiKey",
        keyId: newId("apiKey"),
        userId: user.id,
        workspaceId: workspace.id,
        scopes: [],
      });
      const call = (kind: string) =>
        limitCall({ operation: operation({ kind }), actor: key(), workspace, ip: "", fromBrowser: false });
      await withService((tx) =>
        tx.insert(rateLimits).values({
          key: `keys:${workspace.id}`,
          windowEnd: sql`to_timestamp((floor(extract(epoch from now()) / 3600) + 1) * 3600)`,
          count: limit - 20,
        }),
      );
      expect(await passed(Array.from({ length: 30 }, (_, i) => call(i % 2 ? "query" : "mutation")))).toBe(20);
    }
  });

  test("an operation with a limit of its own no more often than that, each caller for themselves", async () => {
    const op = operation({ perMinute: 3, name: `test.${crypto.randomUUID()}` });
    const call = (actor: Actor | null, ip = "") =>
      limitCall({ operation: op, actor, workspace: null, ip, fromBrowser: true });
    const [mina, omid] = [person(), person()];
    const minas = await passed(Array.from({ length: 9 }, () => call(mina)));
    // The minute may end during the test, which lets three more through.
    expect([3, 6]).toContain(minas);
    expect(await codeOf(call(omid))).toBe("ok");
    expect([3, 6]).toContain(await passed(Array.from({ length: 9 }, () => call(null, "203.0.113.5"))));
    expect(await codeOf(call(null, "203.0.113.6"))).toBe("ok");
  });

  test("pages read without a write to the database", async () => {
    const actor = person();
    const read = {
      operation: operation({ kind: "query" }),
      actor,
      workspace: null,
      ip: "",
      fromBrowser: true,
    };
    const keys = () => withService((tx) => tx.select({ key: rateLimits.key }).from(rateLimits));
    const before = await keys();
    await limitCall(read);
    expect(await keys()).toEqual(before);
    await limitCall({ ...read, fromBrowser: false });
    expect(await keys()).toHaveLength(before.length + 1);
  });

  test("the operator without limit; others so only where the program is not in production", async () => {
    const op = operation({ perMinute: 1, name: `test.${crypto.randomUUID()}` });
    const actor = person();
    const call = () =>
      codeOf(limitCall({ operation: op, actor, workspace: null, ip: "", fromBrowser: false }));
    const operator = { type: "operator", userId: null, name: "root" } as const;
    for (let i = 0; i < 3; i++) {
      await limitCall({ operation: op, actor: operator, workspace: null, ip: "", fromBrowser: false });
    }
    vi.stubEnv("DISABLE_RATE_LIMITS", "true");
    resetEnv();
    expect([await call(), await call(), await call()]).toEqual(["ok", "ok", "ok"]);
    vi.stubEnv("NODE_ENV", "production");
    resetEnv();
    const counted = [await call(), await call(), await call(), await call()];
    expect(counted).toContain("RATE_LIMITED");
  });
});
