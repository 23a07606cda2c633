import { decode, encode } from "next-auth/jwt";
import { authSecret, sessionSeconds } from "@/server/modules/auth";
import { appUrl } from "@/server/platform/env";
import { decodeId, type Id } from "@/server/platform/ids";

/** What next-auth's cookie carries: whose session it is, and which. Everything else is looked up. */
export interface SessionCookie {
  userId: Id<"user">;
  sessionId: Id<"session">;
}

/** Whether browsers reach this installation by https only, so that its cookies may say so. */
export const usesHttps = () => appUrl().startsWith("https://");

/** The cookie's name, as next-auth builds it. */
export const sessionCookieName = () => `${usesHttps() ? "__Secure-" : ""}next-auth.session-token`;

/** How the cookie is set, as next-auth sets it. */
export const sessionCookieOptions = () =>
  ({ httpOnly: true, sameSite: "lax", path: "/", secure: usesHttps(), maxAge: sessionSeconds }) as const;

/** The cookie's value, encrypted as next-auth encrypts it. */
export function sealSession({ userId, sessionId }: SessionCookie): Promise<string> {
  return encode({ token: { sub: userId, sid: sessionId }, secret: authSecret(), maxAge: sessionSeconds });
}

/** Cookies that were opened before, so that a page's many requests decrypt theirs once. */
const opened = new Map<string, { claims: SessionCookie; until: number }>();
const mostOpened = 5000;

/** What a cookie says; null when it was not made here, or is too old. Whether the session still lives is not asked. */
export async function unsealSession(cookie: string): Promise<SessionCookie | null> {
  const known = opened.get(cookie);
  if (known && known.until > Date.now()) return known.claims;
  opened.delete(cookie);
  try {
    const token = await decode({ token: cookie, secret: authSecret() });
    const claims = token && readClaims(token);
    if (claims && typeof token.exp === "number") {
      if (opened.size >= mostOpened) opened.clear();
      opened.set(cookie, { claims, until: token.exp * 1000 });
    }
    return claims;
  } catch {
    return null;
  }
}

/** The ids in next-auth's token; null when they are not there. */
export function readClaims(token: { sub?: unknown; sid?: unknown }): SessionCookie | null {
  const { sub, sid } = token;
  if (typeof sub !== "string" || typeof sid !== "string") return null;
  if (!decodeId("user", sub) || !decodeId("session", sid)) return null;
  return { userId: sub, sessionId: sid };
}
