import { randomBytes } from "node:crypto";
import { eq } from "drizzle-orm";
import { withService } from "@/server/db/service";
import { recordAudit } from "@/server/modules/audit";
import { env } from "@/server/platform/env";
import { users } from "./schema";
import { createUser, normaliseEmail } from "./users";

/**
 * Makes a person an admin of the installation, as the operator of the machine; opens the account when there is
 * none. There is no other way to become one but ADMIN_EMAIL, and being first is none.
 * @returns the account, and the password of a new one, which is told this once.
 */
export async function ensureAdmin(
  address: string,
): Promise<{ email: string; created: boolean; password?: string }> {
  const email = normaliseEmail(address);
  return withService(async (tx) => {
    const [known] = await tx
      .update(users)
      .set({ isAdmin: true })
      .where(eq(users.email, email))
      .returning({ id: users.id });
    const password = randomBytes(15).toString("base64url");
    const id =
      known?.id ??
      (await createUser(tx, { email, password, name: "Admin", locale: "en", verified: true, admin: true }))
        .id;
    await recordAudit(tx, {
      actor: { type: "operator", userId: null, name: "command line" },
      action: "admin.granted",
      target: id,
    });
    return known ? { email, created: false } : { email, created: true, password };
  });
}

/**
 * Whether the operator has named this address in ADMIN_EMAIL. To be asked only of who has shown that the mailbox
 * is theirs.
 */
export function isNamedAdmin(email: string): boolean {
  const named = env().ADMIN_EMAIL;
  return named !== undefined && normaliseEmail(named) === email;
}
