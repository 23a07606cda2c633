import { randomBytes } from "node:crypto";
import { hash, verify } from "@node-rs/argon2";
import bcrypt from "bcryptjs";

/**
 * Argon2id (algorithm 2) with OWASP's first recommendation: 19 MiB, two passes, one lane
 * (cheatsheetseries.owasp.org, Password Storage). A stored hash names its own parameters.
 */
const parameters = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;
const current = /^\$argon2id\$v=19\$m=19456,t=2,p=1\$/;
const bcryptForm = /^\$2[aby]\$\d\d\$/;

/** The hash to store for a password. */
export function hashPassword(password: string): Promise<string> {
  return hash(password.normalize("NFKC"), parameters);
}

let decoy: Promise<string> | undefined;

/**
 * Whether a password fits a stored hash (Argon2id, or bcrypt from an older system). Without a hash it works as
 * long on one that nothing fits, and says no.
 */
export async function verifyPassword(stored: string | null | undefined, password: string): Promise<boolean> {
  if (!stored) {
    decoy ??= hashPassword(randomBytes(32).toString("base64url"));
    await verify(await decoy, password.normalize("NFKC"));
    return false;
  }
  if (bcryptForm.test(stored)) return bcrypt.compare(password, stored);
  return verify(stored, password.normalize("NFKC"));
}

/** Whether a hash was made in an older way than `hashPassword` makes them now. */
export function isOutdated(stored: string): boolean {
  return !current.test(stored);
}
