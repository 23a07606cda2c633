import { createCipheriv, createDecipheriv, createHash, hkdfSync, randomBytes } from "node:crypto";
import { and, eq, isNull, lt, sql } from "drizzle-orm";
import type { Tx } from "@/server/db/client";
import { AppError } from "@/server/platform/errors";
import { decodeId, type Id } from "@/server/platform/ids";
import { idempotencyKeys } from "./schema";

/** Whose key it is: the same text from two callers names two different calls. */
export interface IdempotencyScope {
  key: string;
  operation: string;
  workspaceId: Id<"workspace"> | null;
  userId: Id<"user"> | null;
  input: unknown;
}

/** A key that a call holds while it works. Who holds it is told by `until`, which each claim sets anew. */
export interface Claim extends IdempotencyScope {
  until: Date;
}

const keepForMs = 24 * 3600_000;
/** A call that has not answered after this long counts as dead, and its key may be used anew. */
const abandonedAfterMs = 10 * 60_000;

type Sealed = { iv: string; tag: string; data: string };

const sha256 = (text: string) => createHash("sha256").update(text).digest("base64url");

function stable(value: unknown): string {
  return JSON.stringify(value, (_key, v: unknown) =>
    v && typeof v === "object" && !Array.isArray(v)
      ? Object.fromEntries(Object.entries(v).sort(([a], [b]) => (a < b ? -1 : 1)))
      : v,
  );
}

const digestOf = (s: IdempotencyScope) =>
  sha256([s.workspaceId ?? "", s.userId ?? "", s.operation, s.key].join("\n"));

const secretOf = (s: IdempotencyScope) =>
  Buffer.from(hkdfSync("sha256", s.key, digestOf(s), "idempotent result", 32));

function seal(scope: IdempotencyScope, result: unknown): Sealed {
  const iv = randomBytes(12);
  const cipher = createCipheriv("aes-256-gcm", secretOf(scope), iv);
  const data = Buffer.concat([cipher.update(JSON.stringify({ result }), "utf8"), cipher.final()]);
  const b64 = (b: Buffer) => b.toString("base64");
  return { iv: b64(iv), tag: b64(cipher.getAuthTag()), data: b64(data) };
}

function open(scope: IdempotencyScope, sealed: Sealed): unknown {
  const bytes = (t: string) => Buffer.from(t, "base64");
  const decipher = createDecipheriv("aes-256-gcm", secretOf(scope), bytes(sealed.iv));
  decipher.setAuthTag(bytes(sealed.tag));
  const text = Buffer.concat([decipher.update(bytes(sealed.data)), decipher.final()]).toString("utf8");
  return (JSON.parse(text) as { result: unknown }).result;
}

/**
 * Claims a key, or gives back the result that it already has. Two callers at once: the second waits for the
 * first one's transaction, then sees its result.
 * @throws AppError IDEMPOTENCY_MISMATCH when the key was used with another input, IDEMPOTENCY_IN_PROGRESS when
 * the first call still runs.
 */
export async function claim(
  tx: Tx,
  scope: IdempotencyScope,
): Promise<{ replayed: true; result: unknown } | { replayed: false; claim: Claim }> {
  const digest = digestOf(scope);
  const inputDigest = sha256(stable(scope.input));
  const owner = {
    workspaceId: scope.workspaceId ? (decodeId("workspace", scope.workspaceId) ?? null) : null,
    userId: scope.userId ? (decodeId("user", scope.userId) ?? null) : null,
  };
  const now = Date.now();
  const until = new Date(now + keepForMs);
  const claimed = await tx
    .insert(idempotencyKeys)
    .values({
      digest,
      ...owner,
      operation: scope.operation,
      inputDigest,
      expiresAt: until,
    })
    .onConflictDoUpdate({
      target: idempotencyKeys.digest,
      set: { createdAt: sql`now()`, inputDigest, result: null, expiresAt: until },
      setWhere: sql`${lt(idempotencyKeys.expiresAt, new Date(now))} or ${and(isNull(idempotencyKeys.result), lt(idempotencyKeys.createdAt, new Date(now - abandonedAfterMs)))}`,
    })
    .returning({ digest: idempotencyKeys.digest });
  if (claimed.length > 0) return { replayed: false, claim: { ...scope, until } };

  const [row] = await tx.select().from(idempotencyKeys).where(eq(idempotencyKeys.digest, digest));
  if (!row || row.inputDigest !== inputDigest) throw new AppError("IDEMPOTENCY_MISMATCH");
  if (!row.result) throw new AppError("IDEMPOTENCY_IN_PROGRESS", { retryAfter: 2 });
  return { replayed: true, result: open(scope, row.result) };
}

const held = (claim: Claim) =>
  and(eq(idempotencyKeys.digest, digestOf(claim)), eq(idempotencyKeys.expiresAt, claim.until));

/**
 * Stores the result under a claimed key.
 * @returns false when the call had counted as dead and another holds the key now: nothing was stored.
 */
export async function fulfil(tx: Tx, claim: Claim, result: unknown): Promise<boolean> {
  const stored = await tx
    .update(idempotencyKeys)
    .set({ result: seal(claim, result) })
    .where(held(claim))
    .returning({ digest: idempotencyKeys.digest });
  return stored.length > 0;
}

/** Gives a claimed key back after a failure that changed nothing, so that a retry may succeed. */
export async function abandon(tx: Tx, claim: Claim): Promise<void> {
  await tx
    .update(idempotencyKeys)
    .set({ expiresAt: new Date(0) })
    .where(and(held(claim), isNull(idempotencyKeys.result)));
}
