import { eq, sql } from "drizzle-orm";
import { type ServiceTx, withService } from "@/server/db/service";
import { emit } from "@/server/jobs";
import { recordAudit } from "@/server/modules/audit";
import type { Actor } from "@/server/operations/context";
import { AppError } from "@/server/platform/errors";
import type { Locale } from "@/server/platform/i18n/locales";
import type { Id } from "@/server/platform/ids";
import { consumeLink, requestLink } from "./email-links";
import { accountMailRequested } from "./events";
import { attemptKeys, clearAccount, forgiveAttempt, reserveAttempt } from "./lockout";
import { hashPassword, verifyPassword } from "./password-hash";
import { demandStrongPassword } from "./password-rules";
import { users } from "./schema";
import { endSessions } from "./sessions";
import { normaliseEmail } from "./users";

/** Notes that somebody forgot the password of an address. Does the same for every address. */
export async function requestReset(address: string, locale: Locale): Promise<void> {
  await withService((tx) => requestLink(tx, { purpose: "reset", email: normaliseEmail(address), locale }));
}

/**
 * Sets a new password through a mailed link. Ends every session, and opens a locked account.
 * @throws AppError LINK_EXPIRED; BAD_INPUT when the password is weak (the link stays good).
 */
export async function resetPassword(token: string, password: string, ip: string): Promise<{ email: string }> {
  const passwordHash = await hashPassword(password);
  return withService(async (tx) => {
    const link = await consumeLink(tx, "reset", token);
    demandStrongPassword(password, link.email);
    const [user] = await tx
      .update(users)
      // The link came by mail, so the mailbox is theirs.
      .set({ passwordHash, verifiedAt: sql`coalesce(${users.verifiedAt}, now())` })
      .where(eq(users.email, link.email))
      .returning({ id: users.id });
    if (!user) throw new AppError("LINK_EXPIRED");
    await clearAccount(tx, attemptKeys(link.email, ip));
    await endSessions(tx, user.id);
    await announce(tx, null, user.id, "password.reset");
    return { email: link.email };
  });
}

type Person = Extract<Actor, { type: "user" }>;

/**
 * Changes a password for who knows the present one. Ends the other sessions. Wrong guesses count as those of
 * sign-in do.
 * @throws AppError BAD_CREDENTIALS, LOCKED_OUT; BAD_INPUT when the new one is weak.
 */
export async function changePassword(
  actor: Person,
  given: { current: string; password: string; ip: string },
): Promise<void> {
  demandStrongPassword(given.password, actor.email);
  const keys = attemptKeys(actor.email, given.ip);
  const stored = await withService(async (tx) => {
    await reserveAttempt(tx, keys);
    const [user] = await tx
      .select({ passwordHash: users.passwordHash })
      .from(users)
      .where(eq(users.id, actor.userId));
    return user?.passwordHash;
  });
  if (!(await verifyPassword(stored, given.current))) {
    throw new AppError("BAD_CREDENTIALS", { fields: [{ path: "current", code: "invalid" }] });
  }
  const passwordHash = await hashPassword(given.password);
  await withService(async (tx) => {
    await forgiveAttempt(tx, keys);
    await tx.update(users).set({ passwordHash }).where(eq(users.id, actor.userId));
    await endSessions(tx, actor.userId, { except: actor.sessionId });
    await announce(tx, actor, actor.userId, "password.changed");
  });
}

async function announce(
  tx: ServiceTx,
  actor: Actor | null,
  userId: Id<"user">,
  action: string,
): Promise<void> {
  await recordAudit(tx, { actor, action, target: userId });
  await emit(tx, accountMailRequested.create({ mail: "passwordChanged", about: userId }));
}
