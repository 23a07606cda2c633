import { createHash, randomBytes } from "node:crypto";
import { and, eq, gt, isNull, ne, sql } from "drizzle-orm";
import type { Tx } from "@/server/db/client";
import type { ServiceTx } from "@/server/db/service";
import type { Id } from "@/server/platform/ids";
import { sessions } from "./schema";

/** How long a sign-in lasts, in seconds. */
export const sessionSeconds = 30 * 24 * 3600;

/** What a bearer token of a session begins with; API keys begin otherwise. */
export const sessionTokenPrefix = "rst_";

/** The form in which a secret that a caller presents is kept and looked up. 256 random bits need no slow hash. */
export function digestOf(secret: string): string {
  return createHash("sha256").update(secret).digest("base64url");
}

/** Opens a session. A bearer session gets a token, which is told this once; a browser gets its cookie from next-auth. */
export async function openSession(
  tx: ServiceTx,
  given: { userId: Id<"user">; ip: string; userAgent: string; bearer: boolean },
): Promise<{ sessionId: Id<"session">; token: string | null; expiresAt: Date }> {
  const token = given.bearer ? `${sessionTokenPrefix}${randomBytes(32).toString("base64url")}` : null;
  const expiresAt = new Date(Date.now() + sessionSeconds * 1000);
  const [row] = await tx
    .insert(sessions)
    .values({
      userId: given.userId,
      tokenHash: token && digestOf(token),
      ip: given.ip,
      userAgent: given.userAgent.slice(0, 500),
      expiresAt,
    })
    .returning({ id: sessions.id });
  if (!row) throw new Error("the session was not stored");
  return { sessionId: row.id, token, expiresAt };
}

/** What holds of sessions that still open something. */
export const isLive = () => and(isNull(sessions.revokedAt), gt(sessions.expiresAt, sql`now()`));

/**
 * Ends a person's sessions: all, or one, or all but one. It takes effect at their next request.
 * @returns how many were ended.
 */
export async function endSessions(
  tx: Tx,
  userId: Id<"user">,
  which: { only?: Id<"session">; except?: Id<"session"> } = {},
): Promise<number> {
  const ended = await tx
    .update(sessions)
    .set({ revokedAt: new Date() })
    .where(
      and(
        eq(sessions.userId, userId),
        isLive(),
        which.only ? eq(sessions.id, which.only) : undefined,
        which.except ? ne(sessions.id, which.except) : undefined,
      ),
    )
    .returning({ id: sessions.id });
  return ended.length;
}
