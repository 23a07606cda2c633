import { cache } from "react";
import type { Caller } from "@/server/operations/execute";
import { AppError, notFound } from "@/server/platform/errors";
import { isLocale, type Locale, localeCookie } from "@/server/platform/i18n/locales";
import { negotiateLocale } from "@/server/platform/i18n/negotiate";
import { type Credentials, readCookie, readCredentials } from "./credentials";
import { limitCall } from "./limits";
import { type Identity, identify } from "./lookup";
import { addressOf } from "./peer";
import { isSameOrigin } from "./same-origin";

interface Options {
  /** Slug or id of the store; left out, the header X-Workspace says. */
  workspace?: string | undefined;
}

const safeMethods = new Set(["GET", "HEAD", "OPTIONS"]);

/** Who makes a request. Never throws: what is wrong is told by whoever asks the caller. */
export function callerOf(request: Request, options: Options = {}): Promise<Caller> {
  return resolve(request.headers, {
    ...options,
    mayChange: !safeMethods.has(request.method),
    signal: request.signal,
  });
}

/**
 * The same for a page, which has headers only and reads. A server action may use it too: Next.js itself refuses
 * actions that another site starts.
 */
export function callerFromHeaders(headers: Headers, options: Options = {}): Promise<Caller> {
  return resolve(headers, { ...options, mayChange: false, signal: new AbortController().signal });
}

/** Within the rendering of one page, the same credentials are looked up once. */
const identifyOnce = cache((credentials: string, store: string | undefined) =>
  identify(JSON.parse(credentials) as Credentials, store),
);

type Found = { identity: Identity | null } | { error: unknown };

async function resolve(
  headers: Headers,
  given: Options & { mayChange: boolean; signal: AbortSignal },
): Promise<Caller> {
  const store = given.workspace ?? headers.get("x-workspace")?.trim() ?? undefined;
  const credentials = await readCredentials(headers);
  const fromBrowser = credentials?.type === "cookie";
  const found = await find(headers, credentials, store, given.mayChange);
  const identity = () => {
    if ("error" in found) throw found.error;
    return found.identity;
  };
  const workspaceOf = () => {
    const workspace = identity()?.workspace;
    if (!workspace) throw notFound("workspace");
    return workspace();
  };
  const ip = addressOf(headers);
  return {
    // The page that a browser shows is in its cookie's language, so what the page asks is answered in the same.
    locale:
      (fromBrowser ? chosenLocale(headers) : undefined) ??
      ("identity" in found ? found.identity?.locale : undefined) ??
      localeOf(headers),
    requestId: requestIdOf(headers),
    ip,
    userAgent: headers.get("user-agent") ?? "",
    signal: given.signal,
    idempotencyKey: headers.get("idempotency-key")?.trim() || undefined,
    actor: async () => identity()?.actor ?? null,
    workspace: async () => workspaceOf(),
    limit: async (operation) => {
      const actor = identity()?.actor ?? null;
      const workspace = actor?.type === "apiKey" ? workspaceOf() : null;
      await limitCall({ operation, actor, workspace, ip, fromBrowser });
    },
  };
}

async function find(
  headers: Headers,
  credentials: Credentials | null,
  store: string | undefined,
  mayChange: boolean,
): Promise<Found> {
  if (!credentials) return { identity: null };
  // A browser adds its cookie to whatever any site makes it send; a header is added by who means it.
  if (credentials.type === "cookie" && mayChange && !isSameOrigin(headers)) {
    return { error: new AppError("CROSS_SITE") };
  }
  try {
    return { identity: await identifyOnce(JSON.stringify(credentials), store) };
  } catch (error) {
    return { error };
  }
}

function chosenLocale(headers: Headers): Locale | undefined {
  const chosen = readCookie(headers, localeCookie);
  return isLocale(chosen) ? chosen : undefined;
}

function localeOf(headers: Headers): Locale {
  return chosenLocale(headers) ?? negotiateLocale(headers.get("accept-language"));
}

/** The id that a proxy gave the request, when it is fit for logs, or a new one. */
function requestIdOf(headers: Headers): string {
  const given = headers.get("x-request-id") ?? "";
  return /^[\w-]{8,64}$/.test(given) ? given : crypto.randomUUID();
}
