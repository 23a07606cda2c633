import bcrypt from "bcryptjs";
import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { withService } from "@/server/db/service";
import { execute } from "@/server/operations/execute";
import { AppError } from "@/server/platform/errors";
import { codeOf } from "@/server/testing/code-of";
import { createPerson } from "@/server/testing/store";
import { attemptKeys, clearAccount, reserveAttempt } from "./lockout";
import { login } from "./operations/login";
import { signInAttempts, users } from "./schema";
import { good, newEmail, newIp, stranger, tryPassword } from "./testing/strangers";
import { createUser } from "./users";

/** An account whose owner knows the password `good`. */
const openAccount = (email = newEmail()) =>
  withService((tx) => createUser(tx, { email, name: "Mina", locale: "en", password: good, verified: true }));

describe("signing in", () => {
  test("refuses a wrong password and an unknown address alike", async () => {
    const { email } = await openAccount();
    const failures = await Promise.all(
      [email, newEmail()].map((username) =>
        execute(login, stranger(), { username, password: "not the password" }).catch((e: AppError) => e),
      ),
    );
    const [known, unknown] = failures as AppError[];
    expect(known).toMatchObject({ code: "BAD_CREDENTIALS", params: {}, fields: [] });
    expect({ ...known, cause: undefined }).toEqual({ ...unknown, cause: undefined });
  });

  test("takes as long for an unknown address, and for a hash that is slower to check", async () => {
    const slow = newEmail();
    const { user } = await createPerson({ email: slow });
    await withService(async (tx) =>
      tx
        .update(users)
        .set({ passwordHash: await bcrypt.hash("whatever it is", 10) })
        .where(eq(users.id, user.id)),
    );
    const time = async (email: string) => {
      const begun = performance.now();
      await codeOf(tryPassword(email, "not the password"));
      return performance.now() - begun;
    };
    for (const email of [slow, newEmail(), (await openAccount()).email]) {
      expect(await time(email)).toBeGreaterThanOrEqual(399);
    }
  });

  test("accepts a bcrypt hash of an older system, and replaces it", async () => {
    const { user } = await createPerson();
    const hash = await bcrypt.hash("an old password", 10);
    await withService((tx) => tx.update(users).set({ passwordHash: hash }).where(eq(users.id, user.id)));
    expect(await codeOf(tryPassword(user.email, "not the password"))).toBe("BAD_CREDENTIALS");
    expect(await codeOf(tryPassword(user.email, "an old password"))).toBe("ok");
    const [after] = await withService((tx) => tx.select().from(users).where(eq(users.id, user.id)));
    expect(after?.passwordHash).toMatch(/^\$argon2id\$/);
    expect(await codeOf(tryPassword(user.email, "an old password"))).toBe("ok");
  });

  test("refuses a paused account, but tells so only who knows the password", async () => {
    const { email, id } = await openAccount();
    await withService((tx) => tx.update(users).set({ suspendedAt: new Date() }).where(eq(users.id, id)));
    expect(await codeOf(tryPassword(email, "not the password"))).toBe("BAD_CREDENTIALS");
    expect(await codeOf(tryPassword(email, good))).toBe("SUSPENDED");
  });

  test("takes whatever is typed for an address", async () => {
    const { email } = await openAccount();
    expect(await codeOf(tryPassword(` ${email.toUpperCase()}\0`, good))).toBe("ok");
    for (const odd of ["\0", "' or 1=1 --", "\u202e", "x".repeat(254)]) {
      expect(await codeOf(tryPassword(odd, good))).toBe("BAD_CREDENTIALS");
    }
  });

  test("lets many right ones at once in", async () => {
    const { email } = await openAccount();
    const codes = await Promise.all(Array.from({ length: 20 }, () => codeOf(tryPassword(email, good))));
    expect(codes.every((code) => code === "ok")).toBe(true);
  });
});

describe("locking out", () => {
  test("lets exactly five guesses through, however many come at once, and whether the account exists or not", async () => {
    const { email } = await openAccount();
    for (const target of [email, newEmail()]) {
      const codes = await Promise.all(
        Array.from({ length: 40 }, () => codeOf(tryPassword(target, "a wrong guess"))),
      );
      expect(codes.filter((code) => code === "BAD_CREDENTIALS")).toHaveLength(5);
      expect(codes.filter((code) => code === "LOCKED_OUT")).toHaveLength(35);
      expect(await codeOf(tryPassword(target, good))).toBe("LOCKED_OUT");
    }
  });

  test("counts exactly in the database too, where several processes meet", async () => {
    const email = newEmail();
    const codes = await Promise.all(
      Array.from({ length: 60 }, () =>
        codeOf(withService((tx) => reserveAttempt(tx, attemptKeys(email, newIp())))),
      ),
    );
    expect(codes.filter((code) => code === "ok")).toHaveLength(5);
  });

  test("pauses a network after twenty, for all accounts; the neighbours of its 64 bits as well", async () => {
    const ip = "2001:db8:1:2::1";
    const codes = await Promise.all(
      Array.from({ length: 30 }, () => codeOf(tryPassword(newEmail(), "a wrong guess", ip))),
    );
    expect(codes.filter((code) => code === "BAD_CREDENTIALS")).toHaveLength(20);
    expect(await codeOf(tryPassword(newEmail(), "a wrong guess", "2001:db8:1:2:ffff::9"))).toBe("LOCKED_OUT");
    expect(await codeOf(tryPassword(newEmail(), "a wrong guess", "2001:db8:1:3::1"))).toBe("BAD_CREDENTIALS");
  });

  test("doubles the pause, opens after it, and forgets after a day", async () => {
    const email = newEmail();
    const keys = attemptKeys(email, newIp());
    const one = signInAttempts;
    const pass = (shift: { locked?: Date; last?: Date }) =>
      withService((tx) =>
        tx
          .update(one)
          .set({
            ...(shift.locked ? { lockedUntil: shift.locked } : {}),
            ...(shift.last ? { lastAt: shift.last } : {}),
          })
          .where(eq(one.key, keys.account)),
      );
    const minutes = async () => {
      const error = await withService((tx) => reserveAttempt(tx, attemptKeys(email, newIp()))).catch(
        (e: AppError) => e,
      );
      return error instanceof AppError ? error.params.minutes : undefined;
    };
    for (let i = 0; i < 5; i++) expect(await minutes()).toBeUndefined();
    const pauses: unknown[] = [];
    for (let i = 0; i < 8; i++) {
      pauses.push(await minutes());
      await pass({ locked: new Date(Date.now() - 1000) });
      expect(await minutes()).toBeUndefined();
    }
    expect(pauses).toEqual([1, 2, 4, 8, 16, 32, 60, 60]);
    await pass({ locked: new Date(Date.now() - 1000), last: new Date(Date.now() - 25 * 3600_000) });
    for (let i = 0; i < 5; i++) expect(await minutes()).toBeUndefined();
    expect(await minutes()).toBe(1);
  });

  test("a right password starts the count anew; so does the proof that the mailbox is one's own", async () => {
    const { email } = await openAccount();
    const guess = () => codeOf(tryPassword(email, "a wrong guess"));
    expect(await Promise.all([guess(), guess(), guess(), guess()])).toEqual(Array(4).fill("BAD_CREDENTIALS"));
    expect(await codeOf(tryPassword(email, good))).toBe("ok");
    await Promise.all([guess(), guess(), guess(), guess(), guess()]);
    expect(await codeOf(tryPassword(email, good))).toBe("LOCKED_OUT");
    await withService((tx) => clearAccount(tx, attemptKeys(email, newIp())));
    expect(await codeOf(tryPassword(email, good))).toBe("ok");
  });
});
