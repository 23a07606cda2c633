import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { withUser } from "@/server/db/client";
import { withService } from "@/server/db/service";
import { jobOutbox } from "@/server/jobs/schema";
import { execute } from "@/server/operations/execute";
import { codeOf } from "@/server/testing/code-of";
import { callerFor } from "@/server/testing/store";
import { forgetOldTraces } from "./jobs";
import { changePassword } from "./operations/change-password";
import { getProfile } from "./operations/get-profile";
import { listSessions } from "./operations/list-sessions";
import { logout } from "./operations/logout";
import { revokeSession } from "./operations/revoke-session";
import { signOutEverywhere } from "./operations/sign-out-everywhere";
import { updateProfile } from "./operations/update-profile";
import { emailLinks, sessions, users } from "./schema";
import { signIn } from "./sign-in";
import { good, newEmail, newIp, tryPassword } from "./testing/strangers";
import { createUser } from "./users";

async function openAccount() {
  const email = newEmail();
  await withService((tx) =>
    createUser(tx, { email, name: "Mina", locale: "en", password: good, verified: true }),
  );
  const { user, sessionId } = await signIn({
    email,
    password: good,
    ip: newIp(),
    userAgent: "laptop",
    bearer: true,
  });
  const actor = { type: "user" as const, userId: user.id, sessionId, ...user };
  return { email, actor, caller: callerFor(actor) };
}

describe("one's account", () => {
  test("changing the password needs the present one and ends the other sessions", async () => {
    const { email, actor, caller } = await openAccount();
    const other = await signIn({ email, password: good, ip: newIp(), userAgent: "elsewhere", bearer: true });
    const fresh = "quite another one";
    await expect(
      execute(changePassword, caller, { current: "not it", password: fresh }),
    ).rejects.toMatchObject({
      code: "BAD_CREDENTIALS",
      fields: [{ path: "current", code: "invalid" }],
    });
    await execute(changePassword, caller, { current: good, password: fresh });
    const { items } = (await execute(listSessions, caller, {})) as {
      items: { id: string; current: boolean }[];
    };
    expect(items).toEqual([expect.objectContaining({ id: actor.sessionId, current: true })]);
    expect(items.some((s) => s.id === other.sessionId)).toBe(false);
    expect(await codeOf(tryPassword(email, fresh))).toBe("ok");
    const outbox = await withService((tx) => tx.select({ data: jobOutbox.data }).from(jobOutbox));
    expect(outbox).toContainEqual({ data: { mail: "passwordChanged", about: actor.userId } });
  });

  test("the present password cannot be guessed through a stolen session", async () => {
    const { caller } = await openAccount();
    const codes: string[] = [];
    for (let i = 0; i < 7; i++) {
      codes.push(await codeOf(execute(changePassword, caller, { current: `guess ${i}`, password: good })));
    }
    expect(codes).toEqual([...Array(5).fill("BAD_CREDENTIALS"), "LOCKED_OUT", "LOCKED_OUT"]);
  });

  test("name and language change; the rest is nobody's to change", async () => {
    const { email, caller } = await openAccount();
    expect(await execute(updateProfile, caller, { locale: "fa" })).toMatchObject({
      locale: "fa",
      role: "user",
    });
    expect(await execute(updateProfile, caller, { name: "Mina" })).toMatchObject({
      name: "Mina",
      locale: "fa",
    });
    expect(await execute(getProfile, caller, {})).toMatchObject({ email, name: "Mina", locale: "fa" });
    expect(await codeOf(execute(updateProfile, caller, { isAdmin: true }))).toBe("BAD_INPUT");
    expect(await codeOf(execute(updateProfile, caller, { name: "Mi\0na" }))).toBe("BAD_INPUT");
  });

  test("the app's role can read no password and make nobody an admin", async () => {
    const { actor } = await openAccount();
    const denied = { cause: expect.objectContaining({ code: "42501" }) };
    await expect(withUser(actor.userId, (tx) => tx.select().from(users))).rejects.toMatchObject(denied);
    await expect(
      withUser(actor.userId, (tx) =>
        tx.update(users).set({ isAdmin: true }).where(eq(users.id, actor.userId)),
      ),
    ).rejects.toMatchObject(denied);
    await expect(
      withUser(actor.userId, (tx) => tx.select({ hash: sessions.tokenHash }).from(sessions)),
    ).rejects.toMatchObject(denied);
    await expect(withUser(actor.userId, (tx) => tx.select().from(emailLinks))).rejects.toMatchObject(denied);
  });
});

describe("sessions", () => {
  test("are a person's own: another sees and ends none of them", async () => {
    const mina = await openAccount();
    const omid = await openAccount();
    const seen = (await execute(listSessions, omid.caller, {})) as { items: { id: string }[] };
    expect(seen.items.map((s) => s.id)).toEqual([omid.actor.sessionId]);
    expect(await codeOf(execute(revokeSession, omid.caller, { id: mina.actor.sessionId }))).toBe("NOT_FOUND");
    // Even a statement that forgets to say whose.
    const all = await withUser(omid.actor.userId, (tx) => tx.select({ id: sessions.id }).from(sessions));
    expect(all).toEqual([{ id: omid.actor.sessionId }]);
    const [still] = await withService((tx) =>
      tx.select().from(sessions).where(eq(sessions.id, mina.actor.sessionId)),
    );
    expect(still?.revokedAt).toBeNull();
  });

  test("end one by one, here, and everywhere", async () => {
    const { email, caller, actor } = await openAccount();
    const more = () => signIn({ email, password: good, ip: newIp(), userAgent: "phone", bearer: false });
    const ids = async () =>
      ((await execute(listSessions, caller, {})) as { items: { id: string }[] }).items
        .map((s) => s.id)
        .sort();
    const [a, b] = [await more(), await more()];
    expect(await ids()).toEqual([actor.sessionId, a.sessionId, b.sessionId].sort());
    expect(await execute(revokeSession, caller, { id: a.sessionId })).toEqual({ ended: 1 });
    expect(await ids()).toEqual([actor.sessionId, b.sessionId].sort());
    expect(await execute(signOutEverywhere, caller, { keepThis: true })).toEqual({ ended: 1 });
    expect(await ids()).toEqual([actor.sessionId]);
    await more();
    expect(await execute(logout, caller, {})).toEqual({ ended: 1 });
    expect(await execute(signOutEverywhere, caller, {})).toEqual({ ended: 1 });
    expect(await ids()).toEqual([]);
  });

  test("and links that ended long ago are removed, younger ones kept", async () => {
    const { actor } = await openAccount();
    const old = await openAccount();
    const past = new Date(Date.now() - 31 * 24 * 3600_000);
    await withService((tx) =>
      tx.update(sessions).set({ expiresAt: past }).where(eq(sessions.id, old.actor.sessionId)),
    );
    await forgetOldTraces(new Date());
    const left = await withService((tx) => tx.select({ id: sessions.id }).from(sessions));
    expect(left).toContainEqual({ id: actor.sessionId });
    expect(left).not.toContainEqual({ id: old.actor.sessionId });
  });
});
