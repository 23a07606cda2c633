import { cookies, headers } from "next/headers";
import type { NextAuthOptions, Session } from "next-auth";
import CredentialsProvider from "next-auth/providers/credentials";
import { withService } from "@/server/db/service";
import { authSecret, endSessions, sessionSeconds, signIn } from "@/server/modules/auth";
import type { Actor } from "@/server/operations/context";
import { appUrl } from "@/server/platform/env";
import { AppError } from "@/server/platform/errors";
import { type Locale, localeCookie } from "@/server/platform/i18n/locales";
import type { Id } from "@/server/platform/ids";
import { logger } from "@/server/platform/log";
import { identify } from "./lookup";
import { addressOf } from "./peer";
import {
  readClaims,
  type SessionCookie,
  sealSession,
  sessionCookieName,
  sessionCookieOptions,
  unsealSession,
  usesHttps,
} from "./session-cookie";

type Person = Extract<Actor, { type: "user" }> & { locale: Locale };

declare module "next-auth" {
  interface User {
    id: Id<"user">;
    sessionId: Id<"session">;
  }
  interface Session {
    person: Person;
  }
}
declare module "next-auth/jwt" {
  interface JWT {
    sid?: string;
  }
}

/** The person of a live session; null when it has ended or the account is paused. */
async function personOf(session: SessionCookie): Promise<Person | null> {
  try {
    const found = await identify({ type: "cookie", ...session }, undefined);
    return found?.actor.type === "user" ? { ...found.actor, locale: found.locale } : null;
  } catch (error) {
    if (error instanceof AppError && error.code === "SUSPENDED") return null;
    throw error;
  }
}

/**
 * next-auth as this installation uses it: a password, and a cookie that carries two ids. Whether the session
 * lives is looked up whenever it is read, so that signing out somewhere else takes effect at once.
 */
export function authOptions(): NextAuthOptions {
  // next-auth knows its own address from the environment only.
  process.env.NEXTAUTH_URL ??= appUrl();
  return {
    secret: authSecret(),
    useSecureCookies: usesHttps(),
    session: { strategy: "jwt", maxAge: sessionSeconds },
    pages: { signIn: "/sign-in", error: "/sign-in", signOut: "/sign-in" },
    providers: [
      CredentialsProvider({
        credentials: { email: { type: "email" }, password: { type: "password" } },
        async authorize(credentials, request) {
          const from = new Headers(request.headers as Record<string, string>);
          // What is thrown reaches the sign-in page as `?error=<code>`.
          const { user, sessionId } = await signIn({
            email: credentials?.email ?? "",
            password: credentials?.password ?? "",
            ip: addressOf(from),
            userAgent: from.get("user-agent") ?? "",
            bearer: false,
          });
          return { id: user.id, sessionId };
        },
      }),
    ],
    callbacks: {
      jwt: ({ token, user }) => (user ? { sub: user.id, sid: user.sessionId } : token),
      async session({ session, token }) {
        const claims = readClaims(token);
        const person = claims && (await personOf(claims));
        // next-auth takes a session without content for none.
        return person ? { expires: session.expires, person } : ({} as Session);
      },
    },
    events: {
      async signOut({ token }) {
        const claims = readClaims(token);
        if (claims) await endSession(claims);
      },
    },
    logger: {
      error: (code) => logger("auth").warn({ code }, "next-auth"),
      warn: (code) => logger("auth").debug({ code }, "next-auth"),
    },
  };
}

function endSession({ userId, sessionId }: SessionCookie): Promise<number> {
  return withService((tx) => endSessions(tx, userId, { only: sessionId }));
}

/**
 * Signs in from a server action, so that the form works without script: the same session and cookie as through
 * next-auth's own endpoint. Pages then speak the account's language.
 * @throws AppError BAD_CREDENTIALS, LOCKED_OUT, EMAIL_NOT_VERIFIED, SUSPENDED
 */
export async function signInWithPassword(given: { email: string; password: string }): Promise<void> {
  const from = await headers();
  const { user, sessionId } = await signIn({
    ...given,
    ip: addressOf(from),
    userAgent: from.get("user-agent") ?? "",
    bearer: false,
  });
  const jar = await cookies();
  jar.set(sessionCookieName(), await sealSession({ userId: user.id, sessionId }), sessionCookieOptions());
  jar.set(localeCookie, user.locale, { path: "/", sameSite: "lax", maxAge: 365 * 24 * 3600 });
}

/** Signs out here, from a server action: the session ends and the cookie goes. */
export async function signOutHere(): Promise<void> {
  const jar = await cookies();
  const cookie = jar.get(sessionCookieName())?.value;
  const session = cookie ? await unsealSession(cookie) : null;
  if (session) await endSession(session);
  jar.delete({ name: sessionCookieName(), path: "/", secure: usesHttps() });
}
