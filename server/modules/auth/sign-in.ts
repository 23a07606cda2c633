import { and, desc, eq, gt, isNotNull, isNull } from "drizzle-orm";
import { type ServiceTx, withService } from "@/server/db/service";
import { recordAudit } from "@/server/modules/audit";
import { AppError } from "@/server/platform/errors";
import type { Id } from "@/server/platform/ids";
import { isNamedAdmin } from "./admin";
import { inTurn } from "./in-turn";
import { type AttemptKeys, attemptKeys, forgiveAttempt, reserveAttempt } from "./lockout";
import { hashPassword, isOutdated, verifyPassword } from "./password-hash";
import { pause } from "./pause";
import { emailLinks, users } from "./schema";
import { openSession } from "./sessions";
import { normaliseEmail } from "./users";

/** A refusal takes at least this long, in milliseconds: longer than any way of checking a password here. */
const refusalMs = 400;

interface Attempt {
  email: string;
  password: string;
  ip: string;
  userAgent: string;
  /** A bearer token for a program, or nothing but a session id for next-auth's cookie. */
  bearer: boolean;
}

/**
 * Opens a session for who knows the password. The refusal is the same, and takes as long, whether the account
 * exists or not.
 * @throws AppError BAD_CREDENTIALS, LOCKED_OUT, EMAIL_NOT_VERIFIED (the password was right), SUSPENDED (likewise)
 */
export async function signIn(attempt: Attempt) {
  const email = normaliseEmail(attempt.email);
  const keys = attemptKeys(email, attempt.ip);
  const begun = performance.now();
  try {
    return await inTurn(keys.account, () => judge({ ...attempt, email }, keys));
  } catch (error) {
    await pause(begun + refusalMs - performance.now());
    throw error;
  }
}

async function judge(attempt: Attempt, keys: AttemptKeys) {
  await withService((tx) => reserveAttempt(tx, keys));
  const { user, pendingHash } = await withService((tx) => findAccount(tx, attempt.email));
  const fits = await verifyPassword(user?.passwordHash, attempt.password);
  // Somebody who has signed up and not yet confirmed has no account, only a password that waits for one.
  const waits = !fits && (await verifyPassword(pendingHash, attempt.password));
  if (!fits && !waits) {
    await withService((tx) =>
      recordAudit(tx, {
        actor: null,
        action: "signIn.failed",
        details: { account: keys.account, ip: attempt.ip },
      }),
    );
    throw new AppError("BAD_CREDENTIALS");
  }
  const becomesAdmin = user?.isAdmin === false && isNamedAdmin(attempt.email);
  const opened = await withService(async (tx) => {
    await forgiveAttempt(tx, keys);
    if (!user?.verifiedAt || user.suspendedAt || waits) return null;
    if (becomesAdmin) await makeAdmin(tx, user.id);
    return openSession(tx, { ...attempt, userId: user.id });
  });
  if (!user?.verifiedAt || waits) throw new AppError("EMAIL_NOT_VERIFIED");
  if (!opened) throw new AppError("SUSPENDED");
  await upgradeHash(user, attempt.password);
  const { id, name, locale, isAdmin } = user;
  return {
    user: { id, email: attempt.email, name, locale, isAdmin: isAdmin || becomesAdmin },
    ...opened,
  };
}

/** Whoever is named in ADMIN_EMAIL becomes admin even if their account is older than that. */
async function makeAdmin(tx: ServiceTx, userId: Id<"user">): Promise<void> {
  await tx.update(users).set({ isAdmin: true }).where(eq(users.id, userId));
  await recordAudit(tx, {
    actor: null,
    action: "admin.granted",
    target: userId,
    details: { by: "ADMIN_EMAIL" },
  });
}

async function findAccount(tx: ServiceTx, email: string) {
  const [user] = await tx
    .select({
      id: users.id,
      name: users.name,
      locale: users.locale,
      isAdmin: users.isAdmin,
      passwordHash: users.passwordHash,
      verifiedAt: users.verifiedAt,
      suspendedAt: users.suspendedAt,
    })
    .from(users)
    .where(eq(users.email, email));
  const [pending] = await tx
    .select({ passwordHash: emailLinks.passwordHash })
    .from(emailLinks)
    .where(
      and(
        eq(emailLinks.email, email),
        eq(emailLinks.purpose, "confirm"),
        isNull(emailLinks.usedAt),
        isNotNull(emailLinks.passwordHash),
        gt(emailLinks.expiresAt, new Date()),
      ),
    )
    .orderBy(desc(emailLinks.id))
    .limit(1);
  return { user, pendingHash: pending?.passwordHash };
}

/** Hashes anew, now that the password is known, what was hashed in an older way. */
async function upgradeHash(
  user: { id: Id<"user">; passwordHash: string | null },
  password: string,
): Promise<void> {
  const old = user.passwordHash;
  if (!old || !isOutdated(old)) return;
  const passwordHash = await hashPassword(password);
  await withService((tx) =>
    tx
      .update(users)
      .set({ passwordHash })
      // A password that was changed in the meantime stays.
      .where(and(eq(users.id, user.id), eq(users.passwordHash, old))),
  );
}
