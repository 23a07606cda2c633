import { desc, eq } from "drizzle-orm";
import { beforeEach, describe, expect, test, vi } from "vitest";
import { withService } from "@/server/db/service";
import { jobOutbox } from "@/server/jobs/schema";
import { execute } from "@/server/operations/execute";
import { resetEnv } from "@/server/platform/env";
import { mailboxMessages } from "@/server/platform/mail/schema";
import { codeOf } from "@/server/testing/code-of";
import { startEngine } from "@/server/testing/jobs/harness";
import { callerFor } from "@/server/testing/store";
import { ensureAdmin } from "./admin";
import { accountMailRequested } from "./events";
import { authJobs } from "./jobs";
import { linkToken } from "./links";
import { attemptKeys, reserveAttempt } from "./lockout";
import { sendAccountMail } from "./mails";
import { confirmEmail } from "./operations/confirm-email";
import { register } from "./operations/register";
import { requestPasswordReset } from "./operations/request-password-reset";
import { resendConfirmation } from "./operations/resend-confirmation";
import { resetPassword } from "./operations/reset-password";
import { emailLinks, sessions, users } from "./schema";
import { signIn } from "./sign-in";
import { good, newEmail, newIp, stranger, tryPassword } from "./testing/strangers";
import { createUser } from "./users";

/** Does what the job does with the mails that have been asked for, as the outbox holds them. */
async function deliverMails(): Promise<void> {
  const rows = await withService((tx) =>
    tx.delete(jobOutbox).where(eq(jobOutbox.name, "auth/mail.requested")).returning(),
  );
  for (const row of rows) {
    const request = accountMailRequested.create(row.data as never).data as Parameters<
      typeof sendAccountMail
    >[0];
    await sendAccountMail(request, `auth:${row.eventId}`);
  }
}

async function lastMail(email: string) {
  await deliverMails();
  const [mail] = await withService((tx) =>
    tx
      .select()
      .from(mailboxMessages)
      .where(eq(mailboxMessages.recipient, email))
      .orderBy(desc(mailboxMessages.id))
      .limit(1),
  );
  return mail;
}

async function tokenIn(email: string): Promise<string> {
  const mail = await lastMail(email);
  const token = /\/(?:confirm|reset)\/(\S+)/.exec(mail?.text ?? "")?.[1];
  if (!token) throw new Error(`no link in the mail to ${email}: ${mail?.subject}`);
  return token;
}

/** An account whose owner knows the password `good`. */
const openAccount = (email = newEmail()) =>
  withService((tx) => createUser(tx, { email, name: "Mina", locale: "en", password: good, verified: true }));

beforeEach(deliverMails);

describe("signing up", () => {
  test("opens an account with the mailed link, once", async () => {
    const email = newEmail();
    const answer = await execute(register, stranger(), { email: ` ${email.toUpperCase()} `, password: good });
    expect(answer).toMatchObject({ email, role: "user", id: expect.stringMatching(/^user_/) });
    expect(await codeOf(tryPassword(email, good))).toBe("EMAIL_NOT_VERIFIED");

    const token = await tokenIn(email);
    expect(await execute(confirmEmail, stranger(), { token })).toEqual({ email });
    expect(await codeOf(execute(confirmEmail, stranger(), { token }))).toBe("LINK_EXPIRED");
    expect(await tryPassword(email, good)).toMatchObject({ token_type: "bearer" });
    expect((await lastMail(email))?.subject).toBe("Welcome to Rooz");

    const [user] = await withService((tx) => tx.select().from(users).where(eq(users.email, email)));
    expect(user).toMatchObject({ id: (answer as { id: string }).id, isAdmin: false });
    expect(user?.passwordHash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  });

  test("answers, and then behaves, the same when the address has an account", async () => {
    const { email } = await openAccount();
    const before = await withService((tx) => tx.select().from(users).where(eq(users.email, email)));
    const intruders = "an intruder's password";
    const answer = await execute(register, stranger(), { email, password: intruders });
    expect(answer).toEqual({ id: expect.stringMatching(/^user_/), email, role: "user" });
    expect((answer as { id: string }).id).not.toBe(before[0]?.id);
    // The same as for an address that has none: the password waits for a link that never comes.
    expect(await codeOf(tryPassword(email, intruders))).toBe("EMAIL_NOT_VERIFIED");

    const mail = await lastMail(email);
    expect(mail?.subject).toBe("You already have an account with Rooz");
    expect(mail?.text).not.toContain("/confirm/");
    expect(await withService((tx) => tx.select().from(users).where(eq(users.email, email)))).toEqual(before);
    expect(await tryPassword(email, good)).toMatchObject({ token_type: "bearer" });
  });

  test("gives the account to who owns the mailbox, with the password of the registration they confirm", async () => {
    const email = newEmail();
    await execute(register, stranger(), { email, password: "a squatter's password" });
    const squatters = await tokenIn(email);
    await execute(register, stranger(), { email, password: good });
    const owners = await tokenIn(email);
    await execute(confirmEmail, stranger(), { token: owners });
    expect(await tryPassword(email, good)).toMatchObject({ token_type: "bearer" });
    expect(await codeOf(execute(confirmEmail, stranger(), { token: squatters }))).toBe("LINK_EXPIRED");
  });

  test("refuses weak passwords, naming the field", async () => {
    const email = "mina.karimi@example.com";
    for (const password of [
      "short",
      "password123",
      "1234567890",
      "aaaaaaaaaaaa",
      "mina.karimi2024",
      "Welcome2024!",
    ]) {
      await expect(execute(register, stranger(), { email, password })).rejects.toMatchObject({
        code: "BAD_INPUT",
        fields: [expect.objectContaining({ path: "password" })],
      });
    }
  });

  test("makes nobody an admin but whom the operator names", async () => {
    const named = newEmail();
    process.env.ADMIN_EMAIL = named.toUpperCase();
    resetEnv();
    try {
      await execute(register, stranger(), { email: named, password: good });
      await execute(confirmEmail, stranger(), { token: await tokenIn(named) });
      const [user] = await withService((tx) => tx.select().from(users).where(eq(users.email, named)));
      expect(user?.isAdmin).toBe(true);

      // An account that is older than the setting, at its next sign-in.
      await withService((tx) => tx.update(users).set({ isAdmin: false }).where(eq(users.email, named)));
      const session = await signIn({
        email: named,
        password: good,
        ip: newIp(),
        userAgent: "",
        bearer: true,
      });
      expect(session.user.isAdmin).toBe(true);
    } finally {
      delete process.env.ADMIN_EMAIL;
      resetEnv();
    }
    const email = newEmail();
    const made = await ensureAdmin(email);
    expect(made).toMatchObject({ email, created: true });
    expect(await tryPassword(email, made.password ?? "")).toMatchObject({ token_type: "bearer" });
    expect(await ensureAdmin(email)).toEqual({ email, created: false });
  });

  test("sends the link again, to a registration only, and not without end", async () => {
    const email = newEmail();
    const unknown = newEmail();
    await execute(register, stranger(), { email, password: good });
    for (let i = 0; i < 8; i++) {
      expect(await execute(resendConfirmation, stranger(), { email })).toEqual({ accepted: true });
      expect(await execute(resendConfirmation, stranger(), { email: unknown })).toEqual({ accepted: true });
    }
    const token = await tokenIn(email);
    const mails = await withService((tx) =>
      tx.select().from(mailboxMessages).where(eq(mailboxMessages.recipient, email)),
    );
    expect(mails).toHaveLength(5);
    expect(await lastMail(unknown)).toBeUndefined();
    expect(await execute(confirmEmail, stranger(), { token })).toEqual({ email });
  });

  test("writes in the language of the request, right to left where it is", async () => {
    const email = newEmail();
    await execute(register, callerFor(null, undefined, { locale: "fa", ip: newIp() }), {
      email,
      password: good,
    });
    const mail = await lastMail(email);
    expect(mail).toMatchObject({ locale: "fa", subject: "ایمیلتان را برای Rooz تأیید کنید" });
    expect(mail?.html).toContain('dir="rtl"');
  });
});

describe("a forgotten password", () => {
  test("is replaced with the mailed link, once; every session ends; the owner is told", async () => {
    const { email } = await openAccount();
    const { sessionId } = await signIn({ email, password: good, ip: newIp(), userAgent: "", bearer: true });
    expect(await execute(requestPasswordReset, stranger(), { email })).toEqual({ accepted: true });
    const token = await tokenIn(email);
    const fresh = "quite another one";
    await expect(
      execute(resetPassword, stranger(), { token, password: `${email} and more` }),
    ).rejects.toMatchObject({ code: "BAD_INPUT" });
    expect(await execute(resetPassword, stranger(), { token, password: fresh })).toEqual({ email });
    expect(await codeOf(execute(resetPassword, stranger(), { token, password: good }))).toBe("LINK_EXPIRED");
    expect(await codeOf(tryPassword(email, good))).toBe("BAD_CREDENTIALS");
    expect(await codeOf(tryPassword(email, fresh))).toBe("ok");
    const [old] = await withService((tx) => tx.select().from(sessions).where(eq(sessions.id, sessionId)));
    expect(old?.revokedAt).not.toBeNull();
    expect((await lastMail(email))?.subject).toBe("Your password for Rooz was changed");
  });

  test("opens an account that guessing has locked", async () => {
    const { email } = await openAccount();
    for (let i = 0; i < 5; i++) await withService((tx) => reserveAttempt(tx, attemptKeys(email, newIp())));
    expect(await codeOf(tryPassword(email, good))).toBe("LOCKED_OUT");
    await execute(requestPasswordReset, stranger(), { email });
    await execute(resetPassword, stranger(), { token: await tokenIn(email), password: "quite another one" });
    expect(await codeOf(tryPassword(email, "quite another one"))).toBe("ok");
  });

  test("sends nothing to an address without an account, and says the same", async () => {
    const email = newEmail();
    expect(await execute(requestPasswordReset, stranger(), { email })).toEqual({ accepted: true });
    expect(await lastMail(email)).toBeUndefined();
  });

  test("opens nothing with a link that is forged, of another purpose, or too old", async () => {
    const { email } = await openAccount();
    await execute(requestPasswordReset, stranger(), { email });
    const token = await tokenIn(email);
    const id = token.slice(0, token.indexOf("."));
    const attempt = (forged: string) =>
      codeOf(execute(resetPassword, stranger(), { token: forged, password: good }));
    expect(await attempt(`${id}.${"A".repeat(43)}`)).toBe("LINK_EXPIRED");
    expect(await attempt(linkToken("confirm", id))).toBe("LINK_EXPIRED");
    expect(await codeOf(execute(confirmEmail, stranger(), { token }))).toBe("LINK_EXPIRED");
    await withService((tx) =>
      tx.update(emailLinks).set({ expiresAt: new Date() }).where(eq(emailLinks.id, id)),
    );
    expect(await attempt(token)).toBe("LINK_EXPIRED");
  });

  test("of two uses of one link at once, one succeeds", async () => {
    const { email } = await openAccount();
    await execute(requestPasswordReset, stranger(), { email });
    const token = await tokenIn(email);
    const codes = await Promise.all(
      ["the first new one", "the second new one"].map((password) =>
        codeOf(execute(resetPassword, stranger(), { token, password })),
      ),
    );
    expect(codes.sort()).toEqual(["LINK_EXPIRED", "ok"]);
  });
});

test("the job sends what was asked for, once, though it is told twice", async () => {
  const email = newEmail();
  await startEngine([...authJobs]);
  await execute(register, stranger(), { email, password: good });
  const inbox = () =>
    withService((tx) => tx.select().from(mailboxMessages).where(eq(mailboxMessages.recipient, email)));
  await vi.waitFor(async () => expect(await inbox()).toHaveLength(1));
  const [link] = await withService((tx) => tx.select().from(emailLinks).where(eq(emailLinks.email, email)));
  const request = { mail: "confirm", about: link?.id ?? "" } as const;
  await sendAccountMail(request, "the same key");
  await sendAccountMail(request, "the same key");
  expect(await inbox()).toHaveLength(2);
});
