import type { IncomingHttpHeaders } from "node:http";
import type { NextApiRequest, NextApiResponse } from "next";
import NextAuth, { getServerSession } from "next-auth";
import { beforeEach, describe, expect, test, vi } from "vitest";
import { withService } from "@/server/db/service";
import { createUser, endSessions } from "@/server/modules/auth";
import { resetEnv } from "@/server/platform/env";
import { callerOf } from "./caller";
import { sessionCookieName } from "./session-cookie";
import { authOptions, signInWithPassword, signOutHere } from "./web-session";

const jar = new Map<string, { value: string; options: Record<string, unknown> }>();
// A page's cookies and headers come from the framework, which does not run here.
vi.mock("next/headers", () => ({
  headers: async () => new Headers({ "user-agent": "Firefox" }),
  cookies: async () => ({
    get: (name: string) => jar.get(name),
    set: (name: string, value: string, options: Record<string, unknown>) => jar.set(name, { value, options }),
    delete: ({ name }: { name: string }) => jar.delete(name),
  }),
}));

const password = "correct horse battery";
async function account() {
  const email = `p-${crypto.randomUUID()}@example.com`;
  return withService((tx) => createUser(tx, { email, name: "Mina", locale: "fa", password, verified: true }));
}

beforeEach(() => jar.clear());

/** A browser that talks to next-auth's own endpoints, and keeps its cookies. */
function browser() {
  const cookies: Record<string, string> = {};
  const raw: string[] = [];
  const call = async (action: string, body?: Record<string, string>) => {
    const headers: IncomingHttpHeaders = { host: "localhost:3000", "user-agent": "Chromium" };
    const nextauth = action.split("/");
    const request = { method: body ? "POST" : "GET", headers, cookies, body, query: { nextauth } };
    const answer = { status: 200, body: undefined as unknown, location: "" };
    const response = {
      status: (code: number) => {
        answer.status = code;
        return response;
      },
      getHeader: () => undefined,
      setHeader: (name: string, value: string | string[]) => {
        if (name === "Location") answer.location = String(value);
        if (name !== "Set-Cookie") return response;
        for (const line of Array.isArray(value) ? value : [value]) {
          raw.push(line);
          const [pair = ""] = line.split(";");
          const at = pair.indexOf("=");
          cookies[pair.slice(0, at)] = decodeURIComponent(pair.slice(at + 1));
        }
        return response;
      },
      json: (value: unknown) => {
        answer.body = value;
      },
      send: (value: unknown) => {
        answer.body = value;
      },
      end: () => {},
    };
    await NextAuth(
      request as unknown as NextApiRequest,
      response as unknown as NextApiResponse,
      authOptions(),
    );
    return answer;
  };
  const submit = async (email: string, secret: string) => {
    const { csrfToken } = (await call("csrf")).body as { csrfToken: string };
    return call("callback/credentials", { csrfToken, email, password: secret, json: "true" });
  };
  return { call, submit, cookies, raw };
}

const actorWith = async (cookie: string | undefined) => {
  const headers = { cookie: `${sessionCookieName()}=${cookie}` };
  return (await callerOf(new Request("http://localhost:3000/", { headers }))).actor();
};

describe("next-auth's endpoints", () => {
  test("sign in, tell who is signed in, and sign out; the session is one of ours", async () => {
    const user = await account();
    const { call, submit, cookies, raw } = browser();
    await submit(user.email, password);
    const cookie = cookies[sessionCookieName()];
    expect(raw.find((line) => line.startsWith(sessionCookieName()))).toMatch(
      /; Path=\/;.*HttpOnly; SameSite=Lax/i,
    );
    expect(await actorWith(cookie)).toMatchObject({ type: "user", userId: user.id });
    expect((await call("session")).body).toMatchObject({
      person: { userId: user.id, name: "Mina", locale: "fa" },
    });
    const { csrfToken } = (await call("csrf")).body as { csrfToken: string };
    await call("signout", { csrfToken, json: "true" });
    expect(await actorWith(cookie)).toBeNull();
  });

  test("refuse a wrong password by name, and a form without their token", async () => {
    const user = await account();
    const { call, submit, cookies } = browser();
    const wrong = (await submit(user.email, "not the password")).body as { url: string };
    expect(wrong.url).toContain("error=BAD_CREDENTIALS");
    await call("callback/credentials", { email: user.email, password, json: "true" });
    expect(cookies[sessionCookieName()]).toBeUndefined();
  });

  test("know nobody any more once the session has ended elsewhere", async () => {
    const user = await account();
    const { call, submit, cookies } = browser();
    await submit(user.email, password);
    const request = { headers: {}, cookies } as unknown as NextApiRequest;
    const response = { getHeader: () => undefined, setHeader: () => {} } as unknown as NextApiResponse;
    const current = () => getServerSession(request, response, authOptions());
    expect((await current())?.person.userId).toBe(user.id);
    await withService((tx) => endSessions(tx, user.id));
    expect(await current()).toBeNull();
    expect((await call("session")).body).toEqual({});
  });
});

describe("signing in from a form", () => {
  test("makes the same session and cookie as next-auth does, and pages speak the account's language", async () => {
    const user = await account();
    await signInWithPassword({ email: user.email, password });
    const cookie = jar.get(sessionCookieName());
    expect(cookie?.options).toMatchObject({ httpOnly: true, sameSite: "lax", path: "/", secure: false });
    expect(jar.get("rooz_locale")?.value).toBe("fa");
    expect(await actorWith(cookie?.value)).toMatchObject({ userId: user.id });
    const { call, cookies } = browser();
    cookies[sessionCookieName()] = cookie?.value ?? "";
    expect((await call("session")).body).toMatchObject({ person: { userId: user.id } });

    await signOutHere();
    expect(jar.has(sessionCookieName())).toBe(false);
    expect(await actorWith(cookie?.value)).toBeNull();
  });

  test("sets a cookie for https only, where the installation is reached so", async () => {
    const user = await account();
    process.env.APP_URL = "https://shop.example";
    resetEnv();
    try {
      await signInWithPassword({ email: user.email, password });
      expect(jar.get("__Secure-next-auth.session-token")?.options).toMatchObject({ secure: true });
    } finally {
      delete process.env.APP_URL;
      resetEnv();
    }
  });

  test("says what is wrong, and sets nothing", async () => {
    const user = await account();
    await expect(signInWithPassword({ email: user.email, password: "not it" })).rejects.toMatchObject({
      code: "BAD_CREDENTIALS",
    });
    expect(jar.size).toBe(0);
  });
});
