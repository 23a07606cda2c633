import { and, eq } from "drizzle-orm";
import { encode } from "next-auth/jwt";
import { afterEach, describe, expect, test, vi } from "vitest";
import { z } from "zod";
import { pool } from "@/server/db/pools";
import { withService } from "@/server/db/service";
import { workspaces } from "@/server/db/tenant";
import { createUser, digestOf, endSessions, sessions, signIn, users } from "@/server/modules/auth";
import { apiKeys, memberships } from "@/server/modules/workspaces";
import { adminOperation, userOperation, workspaceOperation } from "@/server/operations/define";
import { execute } from "@/server/operations/execute";
import type { Permission } from "@/server/operations/permissions";
import { resetEnv } from "@/server/platform/env";
import { codeOf } from "@/server/testing/code-of";
import { createStore } from "@/server/testing/store";
import { callerOf } from "./caller";
import { sealSession, sessionCookieName } from "./session-cookie";

const shape = { kind: "mutation", input: z.strictObject({}), output: z.object({ ok: z.boolean() }) } as const;
const run = async () => ({ ok: true });
const own = userOperation({
  ...shape,
  name: "test.own",
  summary: "",
  rest: { method: "POST", path: "/t" },
  run,
});
const write = workspaceOperation("catalog.write", {
  ...shape,
  name: "test.write",
  summary: "",
  rest: { method: "POST", path: "/t" },
  run,
});
const rule = adminOperation({
  ...shape,
  name: "test.rule",
  summary: "",
  rest: { method: "POST", path: "/t" },
  run,
});

const request = (headers: Record<string, string>, method = "POST") =>
  callerOf(new Request("http://localhost:3000/api/t", { method, headers }));

let ips = 0;
async function signedIn(bearer = true) {
  const email = `p-${crypto.randomUUID()}@example.com`;
  const password = "correct horse battery";
  await withService((tx) => createUser(tx, { email, name: "Mina", locale: "fa", password, verified: true }));
  const session = await signIn({ email, password, ip: `198.51.100.${++ips}`, userAgent: "test", bearer });
  const cookie = `${sessionCookieName()}=${await sealSession({ userId: session.user.id, sessionId: session.sessionId })}`;
  return { ...session, cookie, bearer: `Bearer ${session.token}` };
}

async function join(userId: string, role: "owner" | "manager" | "analyst" = "owner") {
  const store = await createStore();
  await withService((tx) => tx.insert(memberships).values({ workspaceId: store.workspace.id, userId, role }));
  return store.workspace;
}

afterEach(() => {
  vi.restoreAllMocks();
  for (const name of ["TRUST_PROXY", "APP_URL"]) delete process.env[name];
  resetEnv();
});

describe("a bearer token", () => {
  test("says who calls, until its session ends: at the next request", async () => {
    const mina = await signedIn();
    const before = await request({ authorization: mina.bearer });
    expect(await before.actor()).toEqual({
      type: "user",
      userId: mina.user.id,
      sessionId: mina.sessionId,
      email: mina.user.email,
      name: "Mina",
      isAdmin: false,
    });
    await withService((tx) => endSessions(tx, mina.user.id));
    const after = await request({ authorization: mina.bearer });
    expect(await after.actor()).toBeNull();
    expect(await codeOf(execute(own, after, {}))).toBe("UNAUTHENTICATED");
  });

  test("is no more than it says: a wrong one is not completed by a cookie", async () => {
    const mina = await signedIn();
    const both = await request({ authorization: "Bearer rst_wrong", cookie: mina.cookie });
    expect(await both.actor()).toBeNull();
    for (const authorization of ["Bearer", "Basic abc", `Bearer ${mina.sessionId}`, "Bearer rk_wrong"]) {
      expect(await (await request({ authorization })).actor()).toBeNull();
    }
  });

  test("of an account that is paused, or of a session that is too old, opens nothing", async () => {
    const mina = await signedIn();
    await withService((tx) =>
      tx.update(users).set({ suspendedAt: new Date() }).where(eq(users.id, mina.user.id)),
    );
    expect(await codeOf(execute(own, await request({ authorization: mina.bearer }), {}))).toBe("SUSPENDED");
    const omid = await signedIn();
    await withService((tx) =>
      tx
        .update(sessions)
        .set({ expiresAt: new Date(Date.now() - 1) })
        .where(eq(sessions.id, omid.sessionId)),
    );
    expect(await codeOf(execute(own, await request({ authorization: omid.bearer }), {}))).toBe(
      "UNAUTHENTICATED",
    );
  });

  test("makes an admin of admins only", async () => {
    const mina = await signedIn();
    expect(await codeOf(execute(rule, await request({ authorization: mina.bearer }), {}))).toBe("FORBIDDEN");
    await withService((tx) => tx.update(users).set({ isAdmin: true }).where(eq(users.id, mina.user.id)));
    expect(await codeOf(execute(rule, await request({ authorization: mina.bearer }), {}))).toBe("ok");
  });
});

describe("a browser's cookie", () => {
  const ours = { host: "localhost:3000", origin: "http://localhost:3000" };

  test("says who calls, until its session ends: at the next request", async () => {
    const mina = await signedIn(false);
    const call = async () => codeOf(execute(own, await request({ ...ours, cookie: mina.cookie }), {}));
    expect(await call()).toBe("ok");
    await withService((tx) => endSessions(tx, mina.user.id, { only: mina.sessionId }));
    expect(await call()).toBe("UNAUTHENTICATED");
  });

  test("that was not made here, or joins one's session to another's account, is none", async () => {
    const mina = await signedIn(false);
    const omid = await signedIn(false);
    const mixed = await sealSession({ userId: omid.user.id, sessionId: mina.sessionId });
    const foreign = await encode({
      token: { sub: mina.user.id, sid: mina.sessionId },
      secret: "another installation's secret",
    });
    for (const value of [mixed, foreign, `${mina.cookie.split("=")[1]}x`, "", "%E0%A4%A"]) {
      const caller = await request({ ...ours, cookie: `a=b; ${sessionCookieName()}=${value}` });
      expect(await caller.actor()).toBeNull();
    }
  });

  test("changes nothing when another site made the browser send it", async () => {
    const mina = await signedIn(false);
    const attempt = async (headers: Record<string, string>, method?: string) =>
      codeOf(
        execute(own, await request({ cookie: mina.cookie, host: "localhost:3000", ...headers }, method), {}),
      );
    expect(await attempt({ origin: "https://evil.example" })).toBe("CROSS_SITE");
    expect(await attempt({ origin: "null" })).toBe("CROSS_SITE");
    expect(await attempt({})).toBe("CROSS_SITE");
    expect(await attempt({ "sec-fetch-site": "cross-site", origin: ours.origin })).toBe("CROSS_SITE");
    expect(await attempt({ "sec-fetch-site": "same-site" })).toBe("CROSS_SITE");
    expect(await attempt({ origin: "http://localhost:3001" })).toBe("CROSS_SITE");
    expect(await attempt({ origin: ours.origin })).toBe("ok");
    expect(await attempt({ "sec-fetch-site": "same-origin" })).toBe("ok");
    // A forged X-Forwarded-Host is believed only behind a proxy that is trusted.
    const forged = { origin: "https://evil.example", "x-forwarded-host": "evil.example" };
    expect(await attempt(forged)).toBe("CROSS_SITE");
    process.env.TRUST_PROXY = "1";
    resetEnv();
    expect(await attempt({ origin: "https://shop.example", "x-forwarded-host": "shop.example" })).toBe("ok");
  });

  test("is believed at the public address too", async () => {
    process.env.APP_URL = "https://shop.example";
    resetEnv();
    const mina = await signedIn(false);
    expect(mina.cookie).toMatch(/^__Secure-next-auth\.session-token=/);
    const headers = { cookie: mina.cookie, host: "internal:3000", origin: "https://shop.example" };
    expect(await codeOf(execute(own, await request(headers), {}))).toBe("ok");
  });

  test("other credentials need no such proof, since no browser adds them by itself", async () => {
    const mina = await signedIn();
    const headers = { authorization: mina.bearer, origin: "https://evil.example" };
    expect(await codeOf(execute(own, await request(headers), {}))).toBe("ok");
  });
});

describe("the store of a call", () => {
  test("is named by slug or id, and opened to members by their role", async () => {
    const mina = await signedIn();
    const store = await join(mina.user.id, "analyst");
    for (const name of [store.slug, store.id]) {
      const caller = await request({ authorization: mina.bearer, "x-workspace": name });
      expect(await caller.workspace()).toMatchObject({ id: store.id, role: "analyst", plan: "free" });
      expect(await codeOf(execute(write, caller, {}))).toBe("FORBIDDEN");
    }
    const strange = await createStore();
    for (const name of [strange.workspace.slug, strange.workspace.id, "no-such-store", ""]) {
      const caller = await request({ authorization: mina.bearer, "x-workspace": name });
      expect(await codeOf(execute(write, caller, {}))).toBe("NOT_FOUND");
    }
  });

  test("is closed while it is paused", async () => {
    const mina = await signedIn();
    const store = await join(mina.user.id);
    await withService((tx) =>
      tx.update(workspaces).set({ suspendedAt: new Date() }).where(eq(workspaces.id, store.id)),
    );
    const caller = await request({ authorization: mina.bearer, "x-workspace": store.slug });
    expect(await codeOf(execute(write, caller, {}))).toBe("SUSPENDED");
    expect(await codeOf(execute(own, caller, {}))).toBe("ok");
  });

  test("comes with the person, the session and the role in one statement", async () => {
    const mina = await signedIn(false);
    const store = await join(mina.user.id);
    const warm = { cookie: mina.cookie, "x-workspace": store.slug, "sec-fetch-site": "same-origin" };
    await request(warm);
    const statements = [vi.spyOn(pool("service").client, "unsafe"), vi.spyOn(pool("app").client, "unsafe")];
    const transactions = [vi.spyOn(pool("service").client, "begin"), vi.spyOn(pool("app").client, "begin")];
    const caller = await request(warm);
    await Promise.all([caller.actor(), caller.workspace(), caller.actor(), caller.workspace()]);
    expect(statements.map((spy) => spy.mock.calls.length)).toEqual([1, 0]);
    expect(transactions.map((spy) => spy.mock.calls.length)).toEqual([0, 0]);
  });
});

describe("an API key", () => {
  async function makeKey(scopes: Permission[], role: "owner" | "manager" | "analyst" = "owner") {
    const mina = await signedIn();
    const store = await join(mina.user.id, role);
    const key = `rk_${crypto.randomUUID()}`;
    const [row] = await withService((tx) =>
      tx
        .insert(apiKeys)
        .values({
          workspaceId: store.id,
          userId: mina.user.id,
          name: "Key",
          keyHash: digestOf(key),
          prefix: key.slice(0, 9),
          scopes,
        })
        .returning({ id: apiKeys.id }),
    );
    return { mina, store, id: row?.id ?? "", key };
  }

  test("opens its store, within its scopes, by either header", async () => {
    const { key, store, mina, id } = await makeKey(["catalog.write", "catalog.read"]);
    const ways: Record<string, string>[] = [{ "x-api-key": key }, { authorization: `Bearer ${key}` }];
    for (const headers of ways) {
      const caller = await request(headers);
      expect(await caller.actor()).toMatchObject({ type: "apiKey", keyId: id, userId: mina.user.id });
      const { permissions } = await caller.workspace();
      expect([...permissions].sort()).toEqual(["catalog.read", "catalog.write"]);
      expect(await codeOf(execute(write, caller, {}))).toBe("ok");
      expect(await codeOf(execute(own, caller, {}))).toBe("FORBIDDEN");
      expect(await codeOf(execute(rule, caller, {}))).toBe("FORBIDDEN");
    }
    const named = await request({ "x-api-key": key, "x-workspace": store.slug });
    expect(await codeOf(execute(write, named, {}))).toBe("ok");
    const narrow = await makeKey(["catalog.read"]);
    expect(await codeOf(execute(write, await request({ "x-api-key": narrow.key }), {}))).toBe("FORBIDDEN");
    const elsewhere = await request({ "x-api-key": key, "x-workspace": narrow.store.slug });
    expect(await codeOf(execute(write, elsewhere, {}))).toBe("NOT_FOUND");
  });

  test("may never do more than its maker may now, and ends with their membership", async () => {
    const { key, store, mina } = await makeKey(["catalog.write"]);
    const call = async () => codeOf(execute(write, await request({ "x-api-key": key }), {}));
    const member = and(eq(memberships.workspaceId, store.id), eq(memberships.userId, mina.user.id));
    await withService((tx) => tx.update(memberships).set({ role: "analyst" }).where(member));
    expect(await call()).toBe("FORBIDDEN");
    await withService((tx) => tx.update(memberships).set({ role: "owner" }).where(member));
    expect(await call()).toBe("ok");
    await withService((tx) => tx.delete(memberships).where(member));
    expect(await call()).toBe("UNAUTHENTICATED");
  });

  test("that is revoked or too old opens nothing, at the next request", async () => {
    const revoked = await makeKey(["catalog.write"]);
    const old = await makeKey(["catalog.write"]);
    const call = async (key: string) => codeOf(execute(write, await request({ "x-api-key": key }), {}));
    expect([await call(revoked.key), await call(old.key)]).toEqual(["ok", "ok"]);
    await withService(async (tx) => {
      await tx.update(apiKeys).set({ revokedAt: new Date() }).where(eq(apiKeys.id, revoked.id));
      await tx
        .update(apiKeys)
        .set({ expiresAt: new Date(Date.now() - 1) })
        .where(eq(apiKeys.id, old.id));
    });
    expect([await call(revoked.key), await call(old.key)]).toEqual(["UNAUTHENTICATED", "UNAUTHENTICATED"]);
  });

  test("is noted as used, and so is a session, but not at every call", async () => {
    const { key, id, mina } = await makeKey(["catalog.read"]);
    const used = async () =>
      (await withService((tx) => tx.select().from(apiKeys).where(eq(apiKeys.id, id))))[0]?.lastUsedAt;
    expect(await used()).toBeNull();
    await request({ "x-api-key": key });
    const first = await used();
    expect(first).toBeInstanceOf(Date);
    await request({ "x-api-key": key });
    expect(await used()).toEqual(first);
    const hourAgo = new Date(Date.now() - 3600_000);
    const one = eq(sessions.id, mina.sessionId);
    await withService((tx) => tx.update(sessions).set({ lastSeenAt: hourAgo }).where(one));
    await request({ authorization: mina.bearer });
    const [seen] = await withService((tx) => tx.select().from(sessions).where(one));
    expect(seen?.lastSeenAt.getTime()).toBeGreaterThan(Date.now() - 60_000);
  });
});

test("the language is the page's for a browser, else the person's, else what the browser wants", async () => {
  const mina = await signedIn();
  const browser = { "accept-language": "de, ja;q=0.9, en;q=0.8" };
  expect((await request(browser)).locale).toBe("ja");
  expect((await request({ ...browser, cookie: "rooz_locale=th" })).locale).toBe("th");
  expect((await request({ ...browser, cookie: "rooz_locale=xx" })).locale).toBe("ja");
  expect((await request({ ...browser, cookie: "rooz_locale=th", authorization: mina.bearer })).locale).toBe(
    "fa",
  );
  expect((await request({ ...browser, cookie: mina.cookie }, "GET")).locale).toBe("fa");
  const chosen = `${mina.cookie}; rooz_locale=th`;
  expect((await request({ ...browser, cookie: chosen }, "GET")).locale).toBe("th");
});
