import { createHash } from "node:crypto";
import { eq, sql } from "drizzle-orm";
import ipaddr from "ipaddr.js";
import type { ServiceTx } from "@/server/db/service";
import { AppError } from "@/server/platform/errors";
import { signInAttempts } from "./schema";
import { normaliseEmail } from "./users";

/** Failures that are let pass before the first pause; a network address may be a whole office. */
const freeFailures = { account: 5, address: 20 } as const;
const firstPauseMinutes = 1;
const longestPauseMinutes = 60;
/** After this long without an attempt the count begins anew. */
const forgetAfterHours = 24;

type Subject = keyof typeof freeFailures;

/** Whose attempts are counted: the account that is asked for, existing or not, and the network that asks. */
export interface AttemptKeys {
  account: string;
  address: string;
}

/** The counters of an attempt. @param ip of the caller */
export function attemptKeys(email: string, ip: string): AttemptKeys {
  const digest = createHash("sha256").update(normaliseEmail(email)).digest("base64url");
  return { account: `account:${digest}`, address: `address:${networkOf(ip)}` };
}

/** What one household or server owns: an IPv4 address, or the first 64 bits of an IPv6 address. */
export function networkOf(ip: string): string {
  if (!ipaddr.isValid(ip)) return "unknown";
  const address = ipaddr.process(ip);
  if (address.kind() === "ipv4") return address.toString();
  return `${address
    .toByteArray()
    .slice(0, 8)
    .map((b) => b.toString(16).padStart(2, "0"))
    .join("")}::/64`;
}

/**
 * Counts an attempt as failed before it is judged, so that any number of attempts at once gets no more guesses
 * than one after the other. `forgiveAttempt` takes it back.
 * @throws AppError LOCKED_OUT while the account or the network is paused.
 */
export async function reserveAttempt(tx: ServiceTx, keys: AttemptKeys): Promise<void> {
  await reserve(tx, "address", keys.address);
  await reserve(tx, "account", keys.account);
}

async function reserve(tx: ServiceTx, subject: Subject, key: string): Promise<void> {
  const t = signInAttempts;
  const failures = sql`case when ${t.lastAt} < now() - make_interval(hours => ${forgetAfterHours}) then 1 else ${t.failures} + 1 end`;
  const pause = sql`least(${longestPauseMinutes}::int, ${firstPauseMinutes}::int * power(2, least(${failures} - ${freeFailures[subject]}::int, 20)))`;
  const counted = await tx
    .insert(t)
    .values({ key, failures: 1, lastAt: sql`now()` })
    .onConflictDoUpdate({
      target: t.key,
      set: {
        failures,
        lastAt: sql`now()`,
        lockedUntil: sql`case when ${failures} >= ${freeFailures[subject]}::int then now() + make_interval(secs => 60 * ${pause}) end`,
      },
      setWhere: sql`${t.lockedUntil} is null or ${t.lockedUntil} <= now()`,
    })
    .returning({ key: t.key });
  if (counted.length > 0) return;
  const [locked] = await tx
    .select({ seconds: sql<number>`extract(epoch from ${t.lockedUntil} - now())::float` })
    .from(t)
    .where(eq(t.key, key));
  const seconds = Math.max(1, Math.ceil(locked?.seconds ?? 1));
  throw new AppError("LOCKED_OUT", { params: { minutes: Math.ceil(seconds / 60) }, retryAfter: seconds });
}

/** Takes a reserved attempt back, since the password was right: the account starts anew, the network has one less. */
export async function forgiveAttempt(tx: ServiceTx, keys: AttemptKeys): Promise<void> {
  const t = signInAttempts;
  await tx
    .update(t)
    .set({
      failures: sql`greatest(${t.failures} - 1, 0)`,
      lockedUntil: sql`case when ${t.failures} - 1 >= ${freeFailures.address}::int then ${t.lockedUntil} end`,
    })
    .where(eq(t.key, keys.address));
  await clearAccount(tx, keys);
}

/** Opens a paused account again, for who has shown that its mailbox is theirs. */
export async function clearAccount(tx: ServiceTx, keys: AttemptKeys): Promise<void> {
  await tx.delete(signInAttempts).where(eq(signInAttempts.key, keys.account));
}
