import { sessionTokenPrefix } from "@/server/modules/auth";
import { apiKeyPrefix } from "@/server/modules/workspaces";
import { type SessionCookie, sessionCookieName, unsealSession } from "./session-cookie";

/** What a request shows to say who it is from. */
export type Credentials =
  | { type: "apiKey"; key: string }
  | { type: "bearer"; token: string }
  | ({ type: "cookie" } & SessionCookie);

/**
 * Reads a request's credentials: `X-Api-Key`, then `Authorization: Bearer` (an API key or a session's token),
 * then next-auth's cookie. One that cannot be right is none; a header is never completed by a cookie.
 */
export async function readCredentials(headers: Headers): Promise<Credentials | null> {
  const key = headers.get("x-api-key")?.trim();
  if (key) return key.startsWith(apiKeyPrefix) ? { type: "apiKey", key } : null;
  const authorization = headers.get("authorization");
  if (authorization) {
    const token = /^bearer\s+(\S+)\s*$/i.exec(authorization)?.[1] ?? "";
    if (token.startsWith(apiKeyPrefix)) return { type: "apiKey", key: token };
    return token.startsWith(sessionTokenPrefix) ? { type: "bearer", token } : null;
  }
  const cookie = readCookie(headers, sessionCookieName());
  const session = cookie ? await unsealSession(cookie) : null;
  return session && { type: "cookie", ...session };
}

/** A cookie's value (RFC 6265, section 4.2), decoded; undefined when it is not there or not readable. */
export function readCookie(headers: Headers, name: string): string | undefined {
  for (const pair of (headers.get("cookie") ?? "").split(";")) {
    const at = pair.indexOf("=");
    if (at < 0 || pair.slice(0, at).trim() !== name) continue;
    try {
      return decodeURIComponent(pair.slice(at + 1).trim());
    } catch {
      return undefined;
    }
  }
  return undefined;
}
