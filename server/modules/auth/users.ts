import { eq } from "drizzle-orm";
import type { Tx } from "@/server/db/client";
import type { ServiceTx } from "@/server/db/service";
import { AppError } from "@/server/platform/errors";
import type { Locale } from "@/server/platform/i18n/locales";
import type { Id } from "@/server/platform/ids";
import { hashPassword } from "./password-hash";
import { users } from "./schema";

/** The form in which an address is stored and compared. */
export function normaliseEmail(email: string): string {
  return email
    .replace(/\p{Cc}/gu, "")
    .trim()
    .toLowerCase();
}

interface NewUser {
  id?: Id<"user">;
  email: string;
  name: string;
  locale: Locale;
  password?: string;
  verified?: boolean;
  admin?: boolean;
}

/**
 * Opens an account. Without a password, one is set through "reset password".
 * @throws AppError EMAIL_TAKEN
 */
export async function createUser(tx: ServiceTx, { password, ...given }: NewUser) {
  const passwordHash = password === undefined ? null : await hashPassword(password);
  return insertUser(tx, { ...given, passwordHash });
}

/** The same with a password that was hashed before. @throws AppError EMAIL_TAKEN */
export async function insertUser(
  tx: Tx,
  given: Omit<NewUser, "password"> & { passwordHash: string | null },
): Promise<{ id: Id<"user">; email: string; name: string; isAdmin: boolean }> {
  const [user] = await tx
    .insert(users)
    .values({
      ...(given.id ? { id: given.id } : {}),
      email: normaliseEmail(given.email),
      name: given.name,
      locale: given.locale,
      passwordHash: given.passwordHash,
      verifiedAt: given.verified ? new Date() : null,
      isAdmin: given.admin ?? false,
    })
    .onConflictDoNothing({ target: users.email })
    .returning({ id: users.id, email: users.email, name: users.name, isAdmin: users.isAdmin });
  if (!user) throw new AppError("EMAIL_TAKEN", { fields: [{ path: "email", code: "taken" }] });
  return user;
}

/** Gives a password to an account that waits for its owner, who has just shown that the mailbox is theirs. */
export async function setFirstPassword(tx: ServiceTx, userId: Id<"user">, password: string): Promise<void> {
  const passwordHash = await hashPassword(password);
  await tx.update(users).set({ passwordHash, verifiedAt: new Date() }).where(eq(users.id, userId));
}
